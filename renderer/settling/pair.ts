import type { ConflictRow } from "../../shared/domain/conflict/conflict-view.ts";
import type { ConflictSide } from "../../shared/log/state.ts";
import type { Text } from "../i18n/index.ts";

/** The records of a `unique` conflict, two at a time; a third one is the next pair when these are settled. */
export function pairOf(sides: readonly ConflictSide[]): [first: string | null, second: string | null] {
  const ids = sides.flatMap(({ value }) => (typeof value === "string" ? [value] : []));
  const [first = null, second = null] = new Set(ids);
  return [first, second];
}

/** What the conflicts of one decision are about, each field once: «Asset tag, Serial number». */
export function fieldsOf(t: Text, rows: readonly Pick<ConflictRow, "kind" | "field">[]): string {
  return [...new Set(rows.map(({ kind, field }) => t(`${kind}:field.${field}`)))].join(t("settling:and"));
}
