import type { ConflictRow } from "../../shared/domain/conflict/conflict-view.ts";
import type { Text } from "../i18n/index.ts";
import { fieldsOf } from "./pair.ts";

/** What is to be decided in a few words: its class and, where that says more, the fields. */
export function conflictLabel(
  t: Text,
  rows: readonly [Pick<ConflictRow, "class" | "kind" | "field">, ...Pick<ConflictRow, "kind" | "field">[]],
): string {
  const [first] = rows;
  const kind = t(`conflict:class.${first.class}`);
  if (["chain", "orphan", "breach"].includes(first.class)) return kind;
  return `${kind} · ${fieldsOf(t, rows)}`;
}

/** The rule of a breach, in the words in which a form refuses it. */
export function ruleWords(t: Text, { field }: Pick<ConflictRow, "field">): string {
  return t([`rules:rule.${field}`, "settling:someRule"]);
}
