import type { DocumentKind, Fact, SignaturePlace } from "../document.ts";
import { filled, printedHash, printedMoment } from "../printed.ts";
import type { LotOut, LotStep, ManifestSources, Personal } from "./manifest-sources.ts";
import { manifestPage } from "./manifest-page.ts";
import type { ManifestPage } from "./manifest-page.ts";
import { lotTables } from "./manifest-tables.ts";

/** The paper of a disposal lot, from the request to the write-off (domain.md 2.5): it grows with the lot. */
export const manifest: DocumentKind<ManifestSources> = {
  of: ["disposal.open", "custody.dispose"],
  describe(sources, language) {
    const page = manifestPage(sources, language);
    const { words, common } = page;
    return {
      language,
      title: words.title,
      number: sources.number,
      numberLabel: common.number,
      code: sources.number,
      organisation: sources.organisation,
      marks: marksOf(page),
      facts: [...lotFacts(page), ...endFacts(page)],
      tables: lotTables(page),
      terms: null,
      signatures: placesOf(page),
      notes: [words.standsNow, ...(sources.unsent ? [words.unsent] : [])],
      receipt: null,
      proof: proofOf(page),
      foot: `${sources.number}  ${words.title}`,
      pageOf: common.pageOf,
    };
  },
};

function marksOf({ sources, words, common }: ManifestPage): string[] {
  const { status, endReason, supersededBy, confidentiality, holdCheck, outs, withheld, conflicts } = sources;
  const numbers = (which: (out: LotOut) => boolean) =>
    outs
      .filter(which)
      .map(({ number }) => number)
      .join(common.between);
  const differing = numbers(differs);
  const misfit = numbers(({ fits }) => !fits);
  return [
    ...(status === "open" ? [words.notApproved] : []),
    ...(status === "rejected" ? [words.rejected] : []),
    ...(status === "cancelled" ? [filled(words.cancelled, { reason: endReason })] : []),
    ...(status === "superseded"
      ? [filled(words.superseded, { number: supersededBy, reason: endReason })]
      : []),
    ...(confidentiality === "classified" ? [words.classified] : []),
    ...(holdCheck === false ? [words.held] : []),
    ...(differing === "" ? [] : [filled(words.differs, { numbers: differing })]),
    ...(misfit === "" ? [] : [filled(words.misfit, { numbers: misfit })]),
    ...(conflicts === 0 ? [] : [filled(words.conflicts, { count: conflicts })]),
    ...(["erased", "absent"] as const).flatMap((why) =>
      withheld[why] === 0 ? [] : [filled(words[why], { count: withheld[why] })],
    ),
  ];
}

export const differs = (out: LotOut): boolean =>
  out.unapproved ||
  [out.unlisted, out.missing, out.unlistedMedia, out.missingMedia, out.unlistedSeals, out.missingSeals].some(
    (list) => list.length > 0,
  );

function lotFacts({ sources, words, said, stated, word, money, common }: ManifestPage): Fact[] {
  const { machines, holdCheck, checkNote } = sources;
  const sum = (of: "origValue" | "netValue") =>
    machines.some(({ line }) => line[of] === null)
      ? common.unstated
      : money(machines.reduce((cents, { line }) => cents + Math.round((line[of] ?? 0) * 100), 0) / 100);
  const looked = holdCheck === null ? common.unstated : words[`holdCheck.${holdCheck}`];
  return [
    { label: words.lot, value: sources.title },
    { label: words.status, value: word("status", sources.status) },
    { label: words.applicant, value: stated(said(sources.applicant)) },
    { label: words.dept, value: stated(sources.dept) },
    { label: words.reason, value: word("reason", sources.reason) },
    { label: words.way, value: word("way", sources.way) },
    { label: words.reasonText, value: stated(sources.reasonText) },
    { label: words.value, value: [sum("origValue"), sum("netValue")].join(" / ") },
    { label: words.confidentiality, value: word("confidentiality", sources.confidentiality ?? "") },
    { label: words.holdCheck, value: [looked, checkNote].filter((part) => part !== "").join("  ") },
  ];
}

/** What is said once it is approved: who took it, for how much, and the write-off. */
function endFacts({ sources, words, stated, money, common }: ManifestPage): Fact[] {
  if (!["approved", "out", "closed"].includes(sources.status)) return [];
  const { quotes, proofNo, proofOn, closeNote, batch, transfer, invoiceNo } = sources;
  const where = (value: string, label: string) => (value === "" ? [] : [{ label, value }]);
  const both = (...parts: string[]) => parts.filter((part) => part !== "").join("  ");
  return [
    ...(sources.way === "recycler" || sources.recycler !== ""
      ? [
          { label: words.recycler, value: stated(sources.recycler) },
          { label: words.handedOn, value: stated(sources.handedOn) },
          { label: words.licence, value: stated(sources.licence) },
          { label: words.licenceUntil, value: stated(sources.licenceUntil) },
        ]
      : []),
    ...where(batch, words.batch),
    ...where(transfer, words.transfer),
    ...(sources.weightKg === null
      ? []
      : [{ label: words.weight, value: filled(words.kilograms, { count: sources.weightKg }) }]),
    ...where(quotes.map(({ from, amount }) => `${from} ${money(amount)}`).join(common.between), words.quotes),
    ...(sources.proceeds === null ? [] : [{ label: words.proceeds, value: money(sources.proceeds) }]),
    ...where(invoiceNo, words.invoiceNo),
    ...where(both(proofNo, proofOn), words.proof),
    { label: words.writeoff, value: stated(both(sources.writeoffNo, sources.writeoffOn)) },
    { label: words.residual, value: money(sources.residual) },
    ...where(closeNote, words.closeNote),
  ];
}

function placesOf(page: ManifestPage): SignaturePlace[] {
  const { sources, words, said } = page;
  const signed = (role: string, each: Omit<SignedPlace, "role">) => placeOf(page, { role, ...each });
  return [
    ...sources.steps.flatMap(({ level, name, signature }: LotStep) =>
      signature ? [signed(page.word("level", level), { name: said(name), ...signature })] : [],
    ),
    ...sources.outs.flatMap(({ number, signatures }) =>
      signatures.map(({ role, name, ...signature }) =>
        signed(`${words[`sign.${role}`]} ${number}`, { name: said(name), ...signature }),
      ),
    ),
  ];
}

interface SignedPlace {
  role: string;
  name: string;
  strokes: SignaturePlace["strokes"];
  lacking: Personal["lacking"];
  signedAt: string;
  identityCheck: "badge" | "face" | "message" | "account" | "none";
}

function placeOf(
  { words, media }: ManifestPage,
  { role, name, strokes, lacking, signedAt, identityCheck }: SignedPlace,
): SignaturePlace {
  return {
    role,
    facts: [
      { label: words.name, value: name },
      { label: words.identityCheck, value: media[`identityCheck.${identityCheck}`] },
      { label: words.signedAt, value: printedMoment(signedAt) },
    ],
    strokes: lacking === null ? strokes : [],
    none: lacking === null ? "" : words[lacking === "erased" ? "strokesErased" : "strokesAbsent"],
  };
}

function proofOf({ sources, words, common }: ManifestPage): Fact[] {
  return [
    ...sources.outs.map(({ number, hash }) => ({
      label: filled(words.hash, { number }),
      value: hash === null ? `(${common["hash.erased"]})` : printedHash(hash),
    })),
    { label: common[`anchor.${sources.anchor.of}`], value: sources.anchor.key },
    { label: common.files, value: sources.files.join(common.between) },
  ];
}
