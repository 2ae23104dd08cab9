import { createContext, useContext } from "react";
import type { ReactNode } from "react";
import { COMMANDS } from "../../shared/domain/commands.ts";
import type { CommandName } from "../../shared/domain/commands.ts";
import type { RecordKind } from "../../shared/domain/kind/record-kind.ts";
import type { Permission } from "../../shared/domain/permission/permission.ts";
import type { Overwritten } from "../../shared/log/state.ts";
import type { Asked } from "../core/index.ts";
import type { FieldMeta } from "./meta.ts";
import { setOf } from "./edits.ts";
import type { Edits } from "./edits.ts";
import type { Reader } from "./value/read-value.ts";
import type { Taken } from "./value/use-reading.ts";

/** One record whose fields are shown, and changed where they stand. */
export interface RecordFields {
  kind: RecordKind;
  id: string;
  /** By the names of edits. */
  values: Readonly<Record<string, unknown>>;
  /** Fields that it has beside those of its kind. */
  own: readonly FieldMeta[];
  taken: readonly Taken[];
  overwritten: readonly Overwritten[];
  editable: boolean;
  /** The act that writes again what is not an edit; null where there is none. */
  again?(field: string, value: unknown): Asked | null;
  /** Runs it and answers whether it was carried out; why it was not is shown by whoever shows the record. */
  act(asked: Asked): Promise<boolean>;
  /** Editors of fields that are more than their value. */
  editors?: Readonly<Record<string, (props: EditorProps) => ReactNode>>;
}

export interface EditorProps {
  meta: FieldMeta;
  label: string;
  close: () => void;
}

/** With how its values read, and are changed. */
export interface ShownFields extends RecordFields {
  reader: Reader;
  /** By the edit that its kind declares; as `act`. */
  save(edits: Edits): Promise<boolean>;
}

export const FieldsContext = createContext<ShownFields | null>(null);

export function useFields(): ShownFields {
  const fields = useContext(FieldsContext);
  if (!fields) throw new Error("no FieldsContext above this component");
  return fields;
}

/** The command that changes fields of a record of a kind. */
export function editCommand(kind: string): CommandName {
  const name = [`${kind}.edit`, `${kind}.set`].find((each) => Object.hasOwn(COMMANDS, each));
  if (name === undefined) throw new Error(`nobody edits a ${kind}`);
  return name as CommandName;
}

/** What the draft of a changed field is kept under (in-place/field-draft.ts reads it). */
export const fieldDraft = (kind: string, id: string, name: string) => `${editCommand(kind)}.${name}:${id}`;

export function editPermission(kind: string): Permission | null {
  return COMMANDS[editCommand(kind)].permission;
}

/** Maps that an act of their own writes, since it hides what they hold. */
const BY_OWN_ACT: Readonly<Record<string, CommandName>> = { "ticket.answers": "ticket.answer" };

/** The change of some fields of a record; of a new one without an id. */
export function editing(kind: string, id: string | null, edits: Edits): Asked {
  const set = setOf(edits);
  const [map = ""] = Object.keys(set);
  const own = BY_OWN_ACT[`${kind}.${map}`];
  if (own && id !== null) return [own, { [kind]: id, set }] as unknown as Asked;
  return [editCommand(kind), id === null ? { set } : { [kind]: id, set }] as unknown as Asked;
}
