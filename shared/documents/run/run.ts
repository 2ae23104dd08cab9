import type { DocumentKind, Fact, SignaturePlace } from "../document.ts";
import { environmentTold, takenTold } from "../../domain/run/environment.ts";
import { filled, printedMoment } from "../printed.ts";
import { runPage } from "./run-page.ts";
import type { RunPage } from "./run-page.ts";
import { rawOf } from "./run-raw.ts";
import type { Personal } from "../lacking.ts";
import type { RunSigned, RunSources } from "./run-sources.ts";
import { stepsOf } from "./run-steps.ts";

/** The paper of a checklist that was worked through (domain.md 2.2); of an open one, marked as such. */
export const run: DocumentKind<RunSources> = {
  of: ["run.start"],
  describe(sources, language) {
    const page = runPage(sources, language);
    const { words, common, told } = page;
    return {
      language,
      title: words.title,
      number: sources.number,
      numberLabel: common.number,
      code: sources.number,
      organisation: sources.organisation,
      marks: marksOf(page),
      facts: [...aboutFacts(page), ...cameTo(page)],
      tables: [stepsOf(page), rawOf(page)].filter(({ rows }) => rows.length > 0),
      terms: null,
      signatures: sources.signatures.map((signed) => placeOf(page, signed)),
      notes: [words.about, ...(sources.unsent ? [words.unsent] : [])],
      receipt: null,
      proof: [
        { label: common[`anchor.${sources.anchor.of}`], value: sources.anchor.key },
        { label: common.files, value: sources.files.join(common.between) },
      ],
      foot: `${sources.number}  ${words.title}  ${told(sources.title)}`,
      pageOf: common.pageOf,
    };
  },
};

function marksOf({ sources, words }: RunPage): string[] {
  const { status, unreadable, signatures, conflicts, withheld } = sources;
  return [
    ...(status === "open" ? [words.notFinished] : []),
    ...(status === "abandoned" ? [words.abandoned] : []),
    ...(unreadable ? [words.unreadable] : []),
    ...(signatures.some(({ fits }) => fits === false) ? [words.misfit] : []),
    ...(conflicts === 0 ? [] : [filled(words.conflicts, { count: conflicts })]),
    ...(["erased", "absent"] as const).flatMap((why) =>
      withheld[why] === 0 ? [] : [filled(words[why], { count: withheld[why] })],
    ),
  ];
}

const where = (label: string, value: string): Fact[] => (value.trim() === "" ? [] : [{ label, value }]);

/** What was looked at, by whom, when, and what the user agreed to. */
function aboutFacts(page: RunPage): Fact[] {
  const { sources, words, told, said, word } = page;
  const { checklist, version, consent, backup } = sources;
  const who = (at: string, name: string) =>
    at === "" ? "" : filled(words.who, { when: printedMoment(at), name });
  const asked = sources.steps.some(({ step }) => step.touchesData || step.destroys);
  return [
    { label: words.checklist, value: told(sources.title) || checklist },
    { label: words.status, value: word("status", sources.status) },
    { label: words.version, value: filled(words.versionOf, { key: checklist, version }) },
    { label: words.place, value: sources.place || words.none },
    { label: words.asset, value: sources.asset || words.none },
    { label: words.serial, value: sources.serial || words.none },
    ...environmentFacts(page),
    { label: words.started, value: who(sources.startedAt, sources.startedBy) },
    { label: words.ended, value: who(sources.endedAt, sources.endedBy) || words.none },
    { label: words.ticket, value: sources.ticket || words.none },
    ...(consent === null && backup === null && !asked
      ? []
      : [
          {
            label: words.consent,
            value:
              consent === null
                ? words.notAsked
                : consent
                  ? filled(words["consent.yes"], { name: said(sources.consentBy) })
                  : words["consent.no"],
          },
          { label: words.backup, value: backup === null ? words.notAsked : word("backup", backup) },
        ]),
  ];
}

/** The machine as it was known then, and who says so: an inventory of it, or the register. */
function environmentFacts({ sources: { environment }, words }: RunPage): Fact[] {
  const told = environment === null ? [] : environmentTold(environment);
  if (environment === null || told.length === 0) return [];
  const when = takenTold(environment);
  const by = when === "" ? words["environment.entered"] : filled(words["environment.taken"], { when });
  const parts = told.map(({ fact, value }) => `${words[`environment.${fact}`]} ${value}`.trim());
  return [{ label: words.environment, value: [...parts, by].join(words["environment.between"]) }];
}

/** What it came to, and what was said besides. */
function cameTo(page: RunPage): Fact[] {
  const { sources, words, told, said, word } = page;
  const { conclusion, verdict, next, override } = sources;
  const personal = (label: string, value: Personal) => where(label, said(value));
  return [
    ...(conclusion
      ? [
          { label: words.conclusion, value: told(conclusion.title) },
          { label: words.action, value: told(conclusion.action) },
        ]
      : []),
    ...(verdict ? [{ label: words.verdict, value: word("verdict", verdict) }] : []),
    ...(next ? [{ label: words.next, value: word("next", next) }] : []),
    ...personal(words.note, sources.note),
    ...personal(words.reason, sources.reason),
    ...(override
      ? where(
          words.override,
          filled(words["override.by"], {
            reason: said(override.reason),
            name: override.by,
            when: printedMoment(override.at),
          }),
        )
      : []),
  ];
}

function placeOf({ words, said, told }: RunPage, signed: RunSigned): SignaturePlace {
  const { title, name, strokes, lacking, signedAt, identityCheck } = signed;
  return {
    role: title === null ? words["sign.declined"] : filled(words["sign.step"], { title: told(title) }),
    facts: [
      { label: words.name, value: said(name) },
      { label: words.identityCheck, value: words[`identityCheck.${identityCheck}`] },
      { label: words.signedAt, value: printedMoment(signedAt) },
    ],
    strokes: lacking === null ? strokes : [],
    none: lacking === null ? "" : words[lacking === "erased" ? "strokesErased" : "strokesAbsent"],
  };
}
