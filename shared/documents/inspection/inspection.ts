import { inLanguage } from "../../domain/definition/localized.ts";
import { toldParts } from "../../domain/run/abnormal-told.ts";
import { DOCUMENT_WORDS } from "../document-words.ts";
import type { DocumentLanguage, Fact, Lines, Listing, SignaturePlace } from "../document.ts";
import { filled } from "../printed.ts";
import type { MonthDue, RoundMonth, TargetShown } from "./inspection-sources.ts";
import { INSPECTION_WORDS } from "./inspection-words.ts";
import type { InspectionWords } from "./inspection-words.ts";

export interface InspectionSources extends RoundMonth {
  organisation: string;
}

/** More due dates than these stand in a further table: their columns would be too narrow. */
const BESIDE = 16;

/** The month's inspection sheet: what was visited, found and missed on each due date, to be signed. */
export const inspection: Listing<InspectionSources> = (month, language) => {
  const words = INSPECTION_WORDS[language];
  const title = words.title;
  return {
    ...{ language, landscape: true, title, code: "", terms: null, receipt: null, proof: [] },
    ...{ organisation: month.organisation, number: month.month, numberLabel: words.month },
    marks: month.dues.length === 0 ? [words.none] : [],
    facts: factsOf(month, words, language),
    tables: [
      ...resultTables(month, words),
      ...toursTable(month, words),
      ...abnormalTable(month, words, language),
      ...missedTable(month, words),
    ],
    signatures: [words.walker, words.checker].map((role) => place(role, words)),
    notes: [words.known],
    foot: `${title}  ${month.name}  ${month.month}`,
    pageOf: DOCUMENT_WORDS[language].pageOf,
  };
};

const place = (role: string, words: InspectionWords): SignaturePlace => ({
  ...{ role, strokes: [], none: "", pen: true },
  facts: [{ label: words.signedOn, value: "" }],
});

/** What of a target on a due date stands in its cell. */
type Cell =
  | "normal"
  | "abnormal"
  | "notDone"
  | "notApplicable"
  | "missed"
  | "running"
  | "waiting"
  | "coming"
  | "absent";

function cellOf({ state, number, cells }: MonthDue, key: string): Cell {
  const cell = Object.hasOwn(cells, key) ? cells[key] : undefined;
  if (cell?.state === "walked") return cell.outcome ?? "normal";
  if (cell) return cell.state;
  if (state === "missed") return "missed";
  // Of a tour that did not visit it, nothing is said.
  if (number !== "") return "absent";
  return state === "coming" ? "coming" : "waiting";
}

function factsOf({ dues, ...month }: RoundMonth, words: InspectionWords, language: DocumentLanguage): Fact[] {
  const among = (state: MonthDue["state"]) => dues.filter((due) => due.state === state).length;
  const cells = dues.flatMap((due) =>
    month.targets.map(({ key }) => ({ cell: cellOf(due, key), begun: due.number !== "" })),
  );
  const count = (cell: Cell) => cells.filter((each) => each.cell === cell && each.begun).length;
  const coming = among("coming") + among("due");
  return [
    { label: words.round, value: month.name },
    { label: words.checklist, value: inLanguage(month.checklistTitle, language) },
    { label: words.site, value: month.siteName || DOCUMENT_WORDS[language].unstated },
    { label: words.who, value: month.who.join(words.between) || words.team },
    {
      label: words.times,
      value: filled(words.counted, {
        ...{
          all: dues.length,
          done: among("done"),
          running: among("running"),
          missed: among("missed"),
          coming,
        },
      }),
    },
    {
      label: words.checked,
      value: filled(words.results, {
        ...{ normal: count("normal"), abnormal: count("abnormal"), notDone: count("notDone") },
        ...{ notApplicable: count("notApplicable"), missed: count("missed") },
      }),
    },
  ];
}

const dayIn = (due: string) => Number(due.slice(8));

/** Targets by due dates, as many beside each other as a page takes. */
function resultTables({ month, dues, targets }: RoundMonth, words: InspectionWords): Lines[] {
  const tables = Array.from({ length: Math.ceil(dues.length / BESIDE) }, (_, index) =>
    dues.slice(index * BESIDE, (index + 1) * BESIDE),
  );
  return tables.map((part) => ({
    title: filled(words.lines, {
      ...{ month, from: dayIn(part[0]?.due ?? ""), to: dayIn(part.at(-1)?.due ?? "") },
    }),
    columns: [
      { head: words.no, share: 5 },
      { head: words.thing, share: 27 },
      ...part.map(({ due }) => ({ head: filled(words.day, { day: dayIn(due) }), share: 68 / BESIDE })),
      // What a month leaves free stays free: a column is as wide in every month.
      ...(part.length < BESIDE ? [{ head: "", share: (68 * (BESIDE - part.length)) / BESIDE }] : []),
    ],
    rows: targets.map((target, index) => [
      `${index + 1}`,
      calledIn(target),
      ...part.map((due) => words[`cell.${cellOf(due, target.key)}`]),
      ...(part.length < BESIDE ? [""] : []),
    ]),
  }));
}

const calledIn = ({ label, place: at, asset }: TargetShown) =>
  asset === null || at === "" ? label : `${label}\n${at}`;

function toursTable({ dues }: RoundMonth, words: InspectionWords): Lines[] {
  const begun = dues.filter(({ number }) => number !== "");
  if (begun.length === 0) return [];
  return [
    {
      title: words.tours,
      columns: [
        { head: words.date, share: 12 },
        { head: words.number, share: 16 },
        { head: words.by, share: 20 },
        { head: words.state, share: 14 },
        { head: words.finished, share: 14 },
        { head: words.note, share: 24 },
      ],
      rows: begun.map(({ due, number, by, state, late, finishedOn, note }) => [
        ...[due, number, by.join(words.between)],
        [words[`state.${state}`], late ? words.late : ""].filter((said) => said !== "").join(words.between),
        ...[finishedOn, note],
      ]),
    },
  ];
}

function abnormalTable(
  { abnormal }: RoundMonth,
  words: InspectionWords,
  language: DocumentLanguage,
): Lines[] {
  const rows = abnormal.flatMap(({ due, label, run, ticket, found }) =>
    found.map((each) => {
      const { title, read, expected } = toldParts(each, language);
      return [due, label, run, title, read, expected, ticket];
    }),
  );
  if (rows.length === 0) return [];
  return [
    {
      title: filled(words.abnormal, { count: rows.length }),
      columns: [
        { head: words.date, share: 10 },
        { head: words.thing, share: 18 },
        { head: words.run, share: 11 },
        { head: words.step, share: 16 },
        { head: words.found, share: 21 },
        { head: words.expected, share: 13 },
        { head: words.ticket, share: 11 },
      ],
      rows,
    },
  ];
}

function missedTable({ dues, targets }: RoundMonth, words: InspectionWords): Lines[] {
  const rows = dues.flatMap((due) => {
    if (due.state === "missed") return [[due.due, words.whole, words.wholeReason]];
    return targets
      .filter(({ key }) => due.cells[key]?.state === "missed")
      .map(({ key, label }) => [due.due, label, due.cells[key]?.reason ?? ""]);
  });
  if (rows.length === 0) return [];
  return [
    {
      title: filled(words.missedLines, { count: rows.length }),
      columns: [
        { head: words.date, share: 14 },
        { head: words.thing, share: 36 },
        { head: words.reason, share: 50 },
      ],
      rows,
    },
  ];
}
