import { UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import { definitionUses } from "../../../shared/domain/definition/definition-use.ts";
import { kindNamed } from "../../../shared/domain/kinds.ts";
import type { RecordKind } from "../../../shared/domain/kind/record-kind.ts";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import { actWords, useText } from "../../i18n/index.ts";
import type { FieldMeta } from "../meta.ts";
import { metaIn } from "../meta-in.ts";
import { editCommand } from "../record-fields.ts";
import { SaidValue } from "../value/said-value.tsx";
import { readField, useReader, useWording } from "../value/use-reading.ts";
import type { FieldChange } from "./changes.ts";
import { changesIn } from "./changes.ts";
import css from "./changed-fields.module.css";

interface Props {
  kind: string;
  entry: HistoryEntry;
  /** Fields that the record has beside those of its kind. */
  own?: readonly FieldMeta[];
  /** It made the record: then it is called so, not by how many fields it set. */
  made?: boolean;
  /** The field for which the line is read: its value stands on it, with this where it is empty. */
  atOnce?: Readonly<Record<string, string>>;
}

/** What an act did in a word; what it changed behind it, folded, since it is seldom asked. */
export function ChangedFields({ kind, entry, own = [], made = false, atOnce = {} }: Props) {
  const t = useText("fields");
  const [open, setOpen] = useState(false);
  const list = useId();
  const changes = changesIn(kind, entry);
  const said = useSaid({ kind, entry, own, changes });
  const act = actWords(t, entry.type);
  const [first] = changes;
  if (!first) return <span>{act}</span>;
  const alone = changes.length === 1 ? atOnce[first.field] : undefined;
  if (alone !== undefined) {
    return (
      <span>
        {act} → {said.value(first) || alone}
      </span>
    );
  }
  const Icon = open ? IconChevronDown : IconChevronRight;
  return (
    <>
      <UnstyledButton
        className={css.fold}
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        onClick={() => setOpen(!open)}
      >
        {entry.type === editCommand(kind) && !made ? t("changed", { count: changes.length }) : act}
        <Icon size="0.875rem" aria-hidden />
      </UnstyledButton>
      {open ? (
        <dl id={list} className={css.changes}>
          {changes.map((change) => (
            <div key={`${change.field} ${change.act}`}>
              <dt>{said.field(change)}</dt>
              <dd>
                <SaidValue text={said.value(change)} operation={entry.operation} field={change.field} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  );
}

interface Saying extends Required<Pick<Props, "kind" | "entry" | "own">> {
  changes: readonly FieldChange[];
}

/** How the changes of an operation read: which field, and what it holds since. */
function useSaid({ kind, entry, own, changes }: Saying) {
  const t = useText("fields");
  const say = useWording();
  const taken = definitionUses.safeParse(entry.payload.uses ?? []).data ?? [];
  const reader = useReader({ kind, said: changes, taken });
  const record = { kind: kindNamed(kind) as RecordKind, own };
  /** The definition that asked for it may be gone: then it is called as it was when it was filled. */
  function metaOf(field: string): FieldMeta | null {
    const meta = metaIn(record, field);
    const use = taken.find((each) => each.field === field);
    const map = meta ? null : metaIn(record, field.split(".", 1)[0] ?? "");
    if (!map) return meta;
    return { ...map, ...(use ? { title: { said: use.title }, unit: use.unit ?? "" } : {}) };
  }
  return {
    field({ field, act }: FieldChange): string {
      const what = say(metaOf(field)?.title ?? { key: "domain:unknown.field" });
      return act === "set" ? what : t(`change.${act}`, { what });
    },
    value({ field, value }: FieldChange): string {
      const meta = metaOf(field);
      return meta ? readField(reader, meta, value, say) : "";
    },
  };
}
