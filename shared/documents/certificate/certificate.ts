import type { OwnSignature, Party } from "../../domain/medium/clearing-forms.ts";
import { TECHNIQUE_TABLE } from "../../domain/medium/techniques.ts";
import type { Proof } from "../../domain/medium/techniques.ts";
import { DOCUMENT_WORDS } from "../document-words.ts";
import type { DocumentKind, DocumentLanguage, Fact, SignaturePlace } from "../document.ts";
import { filled, printedHash, printedMoment, receiptPlace } from "../printed.ts";
import { STEPS } from "./certificate-sources.ts";
import type { CertificateSources, CertifiedStep } from "./certificate-sources.ts";
import { CERTIFICATE_WORDS } from "./certificate-words.ts";

/**
 * The certificate of one storage medium: every item of NIST SP 800-88 Rev. 2, 4.6 (domain.md 4). What is not
 * said yet is said to be missing, so that it can be read while it grows.
 */
export const certificate: DocumentKind<CertificateSources> = {
  of: ["medium.validate"],
  describe(sources, language) {
    const page = pageOf(sources, language);
    const { words, common } = page;
    const { number, hash } = sources;
    const printed = hash.document === null ? "" : printedHash(hash.document);
    return {
      language,
      title: words.title,
      number: page.stated(number),
      numberLabel: common.number,
      code: number,
      organisation: sources.organisation,
      marks: marksOf(page),
      facts: [...mediumFacts(page), ...attemptFacts(page), ...judgedFacts(page)],
      tables: [
        {
          title: words["people.title"],
          columns: [
            { head: words["people.step"], share: 10 },
            { head: words["people.name"], share: 16 },
            { head: words["people.position"], share: 16 },
            { head: words["people.at"], share: 22 },
            { head: words["people.place"], share: 18 },
            { head: words["people.contact"], share: 18 },
          ],
          rows: peopleOf(page),
        },
      ],
      terms: null,
      signatures: placesOf(page),
      notes: [words.says, ...recordings(page), ...(hash.checked ? [] : [words.unchecked])],
      receipt: receiptPlace(sources.receipt, common.receipt),
      proof: proofOf(page),
      foot: [`${number}  ${words.title}`, ...(printed === "" ? [] : [`${common.hash}  ${printed}`])].join(
        "\n",
      ),
      pageOf: common.pageOf,
    };
  },
};

function pageOf(sources: CertificateSources, language: DocumentLanguage) {
  const common = DOCUMENT_WORDS[language];
  /** A value that the norm asks for. */
  const stated = (value: string) => (value.trim() === "" ? common.unstated : value);
  return {
    sources,
    words: CERTIFICATE_WORDS[language],
    common,
    stated,
    /** One of a few: its word. */
    word<P extends string, V extends string>(prefix: P, value: V | null | undefined): string {
      const words: Readonly<Record<string, string>> = CERTIFICATE_WORDS[language];
      return stated(value ? (words[`${prefix}.${value}`] ?? "") : "");
    },
    /** A value of a step: why it is not there, where it is not. */
    said(path: string, value: string): string {
      const why = sources.withheld.get(path);
      return why ? common[why] : stated(value);
    },
  };
}
type Page = ReturnType<typeof pageOf>;

function marksOf({ sources, words }: Page): string[] {
  const { validation, standing, hash, withheld } = sources;
  const lacking = (why: "erased" | "absent") => {
    const count = [...withheld.values()].filter((each) => each === why).length;
    return count === 0 ? [] : [filled(words[why], { count })];
  };
  return [
    ...(validation?.decision === "accept" ? [] : [words.notAccepted]),
    ...(standing === null ? [] : [words[standing]]),
    ...(hash.fits ? [] : [words.misfit]),
    ...lacking("erased"),
    ...lacking("absent"),
  ];
}

function mediumFacts({ sources: { medium }, words, stated }: Page): Fact[] {
  const { labelRead, label } = medium;
  const unread = labelRead === "unreadable" || labelRead === "noLabel" ? words[`labelRead.${labelRead}`] : "";
  return [
    { label: words["medium.number"], value: medium.number },
    { label: words["medium.type"], value: stated(medium.type ? words[`mediumType.${medium.type}`] : "") },
    { label: words["medium.maker"], value: stated(medium.maker) },
    { label: words["medium.model"], value: stated(medium.model) },
    { label: words["medium.label"], value: stated(label || unread) },
    { label: words["medium.reported"], value: stated(medium.reported) },
    { label: words["medium.source"], value: stated(medium.source) },
    {
      label: words["medium.capacity"],
      value: stated(medium.capacity === null ? "" : filled(words.megabytes, { count: `${medium.capacity}` })),
    },
  ];
}

function attemptFacts(page: Page): Fact[] {
  const { sources, words, said, stated, word } = page;
  const { attempt, report } = sources;
  const technique = attempt?.technique ?? null;
  const norm = attempt?.norm ?? null;
  const needs = technique === null ? [] : TECHNIQUE_TABLE[technique].needs;
  const where = (proof: Proof, ...facts: Fact[]) => (needs.includes(proof) ? facts : []);
  const wipe = attempt?.act === "wipe" ? attempt : null;
  /** That it is not there, and the reason that was given. */
  const why = (path: string, reason: string | null | undefined) =>
    [words.noReport, ...(reason || sources.withheld.has(path) ? [said(path, reason ?? "")] : [])].join("  ");
  return [
    { label: words.before, value: word("confidentiality", attempt?.confidentiality) },
    { label: words.method, value: word("method", attempt?.method) },
    { label: words.technique, value: word("technique", technique) },
    {
      label: words.norm,
      value: stated(norm === null ? "" : filled(words[`norm.${norm}`], { name: attempt?.normText ?? "" })),
    },
    ...(wipe?.passes
      ? [{ label: words.passes, value: [`${wipe.passes}`, wipe.pattern].filter(Boolean).join("  ") }]
      : []),
    ...(technique === null || needs.includes("tool")
      ? [{ label: words.tool, value: stated([wipe?.tool, wipe?.toolVersion].filter(Boolean).join("  ")) }]
      : []),
    ...where("equipment", { label: words.equipment, value: stated(attempt?.equipment ?? "") }),
    ...where("calibrated", { label: words.calibrated, value: stated(wipe?.calibrated ?? "") }),
    ...where("keyEvidence", { label: words.keyEvidence, value: stated(wipe?.keyEvidence ?? "") }),
    ...(attempt?.act === "destroy"
      ? [
          {
            label: words.photos,
            value:
              (attempt.photos ?? []).length === 0
                ? why("attempt.noPhoto", attempt.noPhoto)
                : filled(words["photos.count"], { count: (attempt.photos ?? []).length }),
          },
        ]
      : [
          {
            label: words.report,
            value: report || why("attempt.noReport", wipe?.noReport),
          },
        ]),
    { label: words.result, value: word("result", attempt?.result) },
    ...earlierFacts(page),
  ];
}

/** A wipe that failed and led to this one is part of what happened. */
function earlierFacts({ sources: { earlier }, words, word, common }: Page): Fact[] {
  if (earlier.length === 0) return [];
  const tries = earlier.map(({ at, method, technique, result }) =>
    [printedMoment(at), word("method", method), word("technique", technique), word("result", result)].join(
      "  ",
    ),
  );
  return [{ label: words.earlier, value: tries.join(common.between) }];
}

function judgedFacts({ sources, words, stated, word }: Page): Fact[] {
  const { verification, validation } = sources;
  const way = verification?.way ?? null;
  const sample = filled(words["way.sample"], { share: verification?.sample ?? "?" });
  const { destination = null } = validation ?? {};
  const vendor = validation?.vendorCertificate ?? "";
  return [
    { label: words.way, value: way === "sample" ? sample : word("way", way) },
    { label: words.verified, value: word("result", verification?.result) },
    { label: words.after, value: word("confidentiality", validation?.confidentialityAfter) },
    {
      label: words.destination,
      value: stated(
        [destination === null ? "" : words[`destination.${destination}`], validation?.destinationNote ?? ""]
          .filter((part) => part !== "")
          .join("  "),
      ),
    },
    ...(vendor === "" ? [] : [{ label: words.vendor, value: vendor }]),
  ];
}

/** Who is named in each step, with the path under which it is withheld. */
function partiesOf({ attempt, verification, validation }: CertificateSources) {
  const at = (moment: string | null | undefined) => printedMoment(moment ?? "");
  const one = (step: string, path: string, party: Party | null, moment: string) =>
    ({ step, path, party, moment }) as const;
  const witness = attempt?.witness ?? null;
  return [
    one("attempt", "attempt.operator", attempt?.operator ?? null, at(attempt?.at)),
    ...(witness ? [one("witness", "attempt.witness", witness, at(attempt?.at))] : []),
    one("verification", "verification.by", verification?.by ?? null, at(verification?.at)),
    one("validation", "validation.by", validation?.by ?? null, at(validation?.at)),
  ];
}

function peopleOf({ sources, words, said, stated }: Page): string[][] {
  return partiesOf(sources).map(({ step, path, party, moment }) => [
    words[`step.${step}` as keyof typeof words],
    said(`${path}.name`, party?.name ?? ""),
    said(`${path}.title`, party?.title ?? ""),
    stated(moment),
    stated(party?.place ?? ""),
    said(`${path}.contact`, party?.contact ?? ""),
  ]);
}

function placesOf(page: Page): SignaturePlace[] {
  const { attempt, verification, validation } = page.sources;
  const witness = attempt?.witness ?? null;
  return [
    ...(witness ? [placeOf(page, "witness", "attempt.witness", witness, witness.signature)] : []),
    placeOf(page, "verification", "verification", verification?.by ?? null, verification?.signature ?? null),
    placeOf(page, "validation", "validation", validation?.by ?? null, validation?.signature ?? null),
  ];
}

function placeOf(
  { sources, words, said }: Page,
  role: "witness" | "verification" | "validation",
  path: string,
  party: Party | null,
  signature: OwnSignature | null,
): SignaturePlace {
  const name = role === "witness" ? `${path}.name` : `${path}.by.name`;
  const named = { label: words.name, value: said(name, party?.name ?? "") };
  const label = words[`sign.${role}`];
  if (!signature) return { role: label, facts: [named], strokes: [], none: words.unsigned };
  const lacks = sources.withheld.has(`${path}.signature.strokes`);
  return {
    role: label,
    facts: [
      named,
      { label: words.identityCheck, value: words[`identityCheck.${signature.identityCheck}`] },
      { label: words.signedAt, value: printedMoment(signature.signedAt) },
    ],
    strokes: lacks ? [] : signature.strokes,
    none: lacks ? words.strokesLacking : "",
  };
}

/** Who took a step and who recorded it may be two people: the paper says both. */
function recordings({ sources, words }: Page): string[] {
  return STEPS.flatMap((step: CertifiedStep) => {
    const recorded = sources.recorded[step];
    if (!recorded) return [];
    const { by, device, at, seq } = recorded;
    const place = seq === null ? words["recorded.unsent"] : filled(words["recorded.seq"], { seq });
    const said = { step: words[`step.${step}`], by, device, at: printedMoment(at), place };
    return [filled(words.recorded, said)];
  });
}

function proofOf({ sources, common }: Page): Fact[] {
  const { hash, anchor, files, withheld } = sources;
  if (!anchor) return [];
  const why = [...withheld.values()].includes("absent") ? common["hash.absent"] : common["hash.erased"];
  return [
    { label: common.hash, value: hash.document === null ? `(${why})` : printedHash(hash.document) },
    { label: common[`anchor.${anchor.of}`], value: anchor.key },
    { label: common.files, value: files.join(common.between) },
  ];
}
