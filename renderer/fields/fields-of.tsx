import type { ReactNode } from "react";
import { useCallback, useMemo } from "react";
import { kindNamed } from "../../shared/domain/kinds.ts";
import type { RecordKind } from "../../shared/domain/kind/record-kind.ts";
import type { Overwritten } from "../../shared/log/state.ts";
import type { ShownUse } from "../../shared/domain/definition/definition-use.ts";
import type { Permission } from "../../shared/domain/permission/permission.ts";
import type { Asked } from "../core/index.ts";
import { useCommand, useMay } from "../core/index.ts";
import { ErrorNote } from "../ui/index.ts";
import type { Edits } from "./edits.ts";
import type { FieldMeta } from "./meta.ts";
import type { RecordFields } from "./record-fields.ts";
import { FieldsContext, editPermission, editing } from "./record-fields.ts";
import type { Taken } from "./value/use-reading.ts";
import { useReader } from "./value/use-reading.ts";

/** What is shown inside are fields of this record. */
export function FieldsOf({ of, children }: { of: RecordFields; children: ReactNode }) {
  const { kind, id, values, overwritten, taken, act } = of;
  const reader = useReader({ kind: kind.name, said: [values, overwritten], taken });
  const save = (edits: Edits) => act(editing(kind.name, id, edits));
  return <FieldsContext value={{ ...of, reader, save }}>{children}</FieldsContext>;
}

interface EditedProps {
  kind: string;
  id: string;
  values: Readonly<Record<string, unknown>>;
  own?: readonly FieldMeta[];
  uses?: Readonly<Record<string, ShownUse>>;
  overwritten: readonly Overwritten[];
  /** Nothing of it may be changed now. */
  closed?: boolean;
  children: ReactNode;
}

const NONE: readonly FieldMeta[] = [];

/** The same of a record that is changed by its kind's edit and nothing else; why an edit failed stands above. */
export function EditedFieldsOf({ own = NONE, uses, closed = false, children, ...rest }: EditedProps) {
  const { runAll, error } = useCommand();
  const mayEdit = useMay(editPermission(rest.kind) as Permission);
  const act = useCallback(async (asked: Asked) => (await runAll([asked])).ok, [runAll]);
  const taken = useMemo(() => takenIn(uses ?? {}), [uses]);
  const of: RecordFields = {
    ...rest,
    kind: kindNamed(rest.kind) as RecordKind,
    own,
    taken,
    editable: mayEdit && !closed,
    act,
  };
  return (
    <FieldsOf of={of}>
      {error ? <ErrorNote error={error} /> : null}
      {children}
    </FieldsOf>
  );
}

/** What a record's definitions said, by the fields that took them. */
export function takenIn(uses: Readonly<Record<string, ShownUse>>): Taken[] {
  return Object.entries(uses).map(([field, { key, title }]) => ({ field, key, title }));
}
