import { DOCUMENT_WORDS } from "../document-words.ts";
import type { Fact, Lines, Listing } from "../document.ts";
import { filled, printedMoment } from "../printed.ts";
import { PERSON_ROLES } from "./person-data-sources.ts";
import type { PersonDataSources, PersonRole } from "./person-data-sources.ts";
import { PERSON_DATA_WORDS } from "./person-data-words.ts";
import type { PersonDataWords } from "./person-data-words.ts";

/** The answer to somebody who asks what is kept about them: every record that names them, in plain words. */
export const personData: Listing<PersonDataSources> = (sources, language) => {
  const words = PERSON_DATA_WORDS[language];
  const common = DOCUMENT_WORDS[language];
  const named = (prefix: string, name: string) =>
    (words as Readonly<Record<string, string>>)[`${prefix}.${name}`] ?? name;
  const roles = (list: readonly PersonRole[]) =>
    PERSON_ROLES.filter((role) => list.includes(role))
      .map((role) => words[`role.${role}`])
      .join(common.between);
  const { withheld } = sources;
  return {
    language,
    title: words.title,
    number: sources.name,
    numberLabel: words.of,
    code: "",
    organisation: sources.organisation,
    marks: (["erased", "absent"] as const).flatMap((why) =>
      withheld[why] === 0 ? [] : [filled(words[why], { count: withheld[why] })],
    ),
    facts: [
      ...sources.fields.map(({ name, value, lacking }): Fact => ({
        label: named("field", name),
        value: lacking === null ? saidOf(words, value) || common.unstated : common[lacking],
      })),
      { label: words.asked, value: sources.reason },
      { label: words.by, value: sources.askedBy },
      { label: words.day, value: sources.today },
    ],
    tables: [recordsOf(sources, words, named, roles), entriesOf(sources, words, named, roles)].filter(
      ({ rows }) => rows.length > 0,
    ),
    terms: null,
    signatures: [],
    notes: [words.complete, words.elsewhere],
    receipt: null,
    proof: [],
    foot: `${words.title}  ${sources.name}  ${sources.today}`,
    pageOf: common.pageOf,
  };
};

type Named = (prefix: string, name: string) => string;
type Roles = (list: readonly PersonRole[]) => string;

const saidOf = (words: PersonDataWords, value: string) =>
  value === "true" ? words.yes : value === "false" ? words.no : value;

function recordsOf(
  { records }: PersonDataSources,
  words: PersonDataWords,
  named: Named,
  roles: Roles,
): Lines {
  return {
    title: filled(words["records.title"], { count: records.length }),
    columns: [
      { head: words["records.kind"], share: 12 },
      { head: words["records.title.head"], share: 30 },
      { head: words["records.roles"], share: 20 },
      { head: words["records.time"], share: 14 },
      { head: words["records.keep"], share: 24 },
    ],
    rows: records.map(({ kind, title, roles: as, from, until, keep }) => [
      named("kind", kind),
      title,
      roles(as),
      from === until ? from : `${from}\n${until}`,
      [
        keep.years === null ? words["keep.none"] : filled(words["keep.years"], { years: keep.years }),
        named("basis", keep.basis),
      ].join("\n"),
    ]),
  };
}

function entriesOf(
  { entries }: PersonDataSources,
  words: PersonDataWords,
  named: Named,
  roles: Roles,
): Lines {
  return {
    title: filled(words["entries.title"], { count: entries.length }),
    columns: [
      { head: words["entries.at"], share: 17 },
      { head: words["entries.record"], share: 22 },
      { head: words["entries.roles"], share: 16 },
      { head: words["entries.said"], share: 32 },
      { head: words["entries.by"], share: 13 },
    ],
    rows: entries.map(({ at, record, roles: as, said, strokes, recordedBy }) => [
      printedMoment(at),
      record,
      roles(as),
      [
        ...said.map(({ name, value }) =>
          name === "" ? value : `${named("field", name)} ${saidOf(words, value)}`,
        ),
        ...(strokes === 0 ? [] : [filled(words.strokes, { count: strokes })]),
      ].join("\n"),
      recordedBy,
    ]),
  };
}
