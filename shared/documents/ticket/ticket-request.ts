import type { Localized } from "../../domain/definition/localized.ts";
import type { Lines } from "../document.ts";
import { printedMoment } from "../printed.ts";
import type { TicketPage } from "./ticket-page.ts";

/** What was asked for and answered, and who allowed it; no rows where nothing of the catalogue is meant. */
export function requestOf({ sources, words, told, word }: TicketPage): Lines {
  const { item, dueAt, answers, approvals } = sources.request;
  const valueOf = (value: string | boolean | Localized) =>
    typeof value === "string"
      ? value
      : typeof value === "boolean"
        ? words[value ? "yes" : "no"]
        : told(value);
  const rows: (readonly [string, string])[] = [
    [words.item, told(item)],
    [words.dueAt, dueAt === "" ? "" : printedMoment(dueAt)],
    ...answers.map(({ title, value }) => [told(title), valueOf(value)] as const),
    ...approvals.map(({ level, name, decision, at, afterwards, reference }) => {
      const parts = [
        ...[name, words[`decision.${decision}`], printedMoment(at), reference],
        afterwards ? words.afterwards : "",
      ];
      return [word(`level.${level}`) ?? level, parts.filter((part) => part !== "").join("  ")] as const;
    }),
  ];
  return {
    title: words.request,
    columns: [
      { head: words["told.what"], share: 25 },
      { head: words["outcome.text"], share: 75 },
    ],
    rows: rows.filter(([, value]) => value.trim() !== ""),
  };
}
