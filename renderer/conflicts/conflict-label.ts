import type { ConflictRow } from "../../shared/domain/conflict/conflict-view.ts";
import type { Text } from "../i18n/index.ts";

/** What a conflict is about in a few words: its class and, where that says more, the field. */
export function conflictLabel(t: Text, row: Pick<ConflictRow, "class" | "kind" | "field">): string {
  const kind = t(`conflict:class.${row.class}`);
  if (["chain", "orphan", "breach"].includes(row.class)) return kind;
  return `${kind} · ${t(`${row.kind}:field.${row.field}`)}`;
}
