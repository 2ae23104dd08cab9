import type { Signature } from "../../domain/custody/custody-forms.ts";
import { DOCUMENT_WORDS } from "../document-words.ts";
import type {
  DocumentKind,
  DocumentLanguage,
  DocumentText,
  Fact,
  Lines,
  SignaturePlace,
} from "../document.ts";
import { filled, printedHash, printedMoment } from "../printed.ts";
import { saidLater, signedAfter } from "./slip-later.ts";
import { slipMarks } from "./slip-marks.ts";
import type { SlipSources } from "./slip-sources.ts";
import { SLIP_WORDS } from "./slip-words.ts";

/** The paper of a hand-over or a return. */
export const slip: DocumentKind<SlipSources> = {
  of: ["custody.handOver", "custody.return"],
  describe(sources, language) {
    const page = pageOf(sources, language);
    const { words, common } = page;
    const { payload, recorded } = sources;
    // Kinds of slip go by what was done; a return is one whatever its reason.
    const title =
      sources.act === "return" ? words["title.return"] : words[`title.${sources.payload.purpose}`];
    const terms = termsOf(page);
    const hash = printedHash(namedHash(sources) ?? "");
    return {
      language,
      title,
      number: payload.number,
      numberLabel: common.number,
      organisation: sources.organisation,
      marks: slipMarks(sources, language),
      facts: factsOf(page),
      lines: linesOf(page),
      terms,
      signatures: placesOf(page),
      notes: [
        filled(words.recorded, { by: recorded.by, device: recorded.device, at: printedMoment(recorded.at) }),
        recorded.seq === null ? words.unsent : filled(words.sent, { seq: recorded.seq }),
        ...(recorded.checked ? [] : [words.unchecked]),
        ...saidLater(sources, language),
        ...(isIssued(sources) && terms === null ? [words.noTerms] : []),
        words.register,
        ...(sources.receiverDept === null ? [] : [words["register.dept"]]),
      ],
      proof: proofOf(page),
      foot: [`${payload.number}  ${title}`, ...(hash === "" ? [] : [`${common.hash}  ${hash}`])].join("\n"),
      pageOf: common.pageOf,
    } satisfies DocumentText;
  },
};

/** Sources, the words of a language, and how a value is said that may not be at hand, or was never stated. */
function pageOf(sources: SlipSources, language: DocumentLanguage) {
  const common = DOCUMENT_WORDS[language];
  return {
    sources,
    language,
    words: SLIP_WORDS[language],
    common,
    /** A value of the payload: why it is not there, where it is not. */
    said(path: string, value: string): string {
      const why = sources.withheld.get(path);
      return why ? common[why] : value;
    },
    /** A value that the norm asks for. */
    stated: (value: string) => (value.trim() === "" ? common.unstated : value),
  };
}
type Page = ReturnType<typeof pageOf>;

/** To somebody who uses it from then on: terms belong to it (domain.md 2.3). */
const isIssued = (sources: SlipSources) =>
  sources.act === "handOver" && ["person", "department"].includes(sources.payload.to.holder);

const signatureOf = ({ payload }: SlipSources, role: Signature["role"]) => {
  const index = payload.signatures.findIndex((signature) => signature.role === role);
  return { index, signature: payload.signatures[index] };
};

/** Name and staff number of a signer, as far as they are at hand. */
function signerOf({ sources, said }: Page, role: Signature["role"]) {
  const { index, signature } = signatureOf(sources, role);
  if (!signature) return { name: "", employeeNo: "" };
  return {
    name: said(`signatures.${index}.name`, signature.name),
    employeeNo: said(`signatures.${index}.employeeNo`, signature.employeeNo),
  };
}

/** In pairs: what is said of the one party, beside it what is said of the other. */
function factsOf(page: Page): Fact[] {
  return page.sources.act === "handOver" ? handedOver(page, page.sources) : takenBack(page, page.sources);
}

function handedOver(page: Page, { payload, ...sources }: Extract<SlipSources, { act: "handOver" }>): Fact[] {
  const { words, said, stated } = page;
  const { holder } = payload.to;
  const giver = { label: words.employeeNo, value: stated(signerOf(page, "giver").employeeNo) };
  const receiver = { label: words.employeeNo, value: stated(signerOf(page, "receiver").employeeNo) };
  const responsible = {
    label: words.responsible,
    value: stated(said("to.responsible", payload.to.responsible)),
  };
  const purpose = { label: words.purpose, value: words[`purpose.${payload.purpose}`] };
  return [
    { label: words.giver, value: said("giverName", payload.giverName) },
    { label: words[`to.${holder}`], value: stated(keptAt(page)) },
    giver,
    ...(holder === "person"
      ? [receiver, purpose, { label: words.dept, value: stated(sources.receiverDept ?? "") }]
      : [...(holder === "department" ? [responsible] : []), purpose]),
    { label: words.handedAt, value: printedMoment(payload.handedAt) },
    { label: words.placeHanded, value: stated(payload.place) },
    ...(payload.dueBack !== null || payload.purpose === "loan"
      ? [{ label: words.dueBack, value: stated(payload.dueBack ?? "") }]
      : []),
    ...(payload.ticket === null
      ? []
      : [{ label: words.ticket, value: sources.ticket ?? words["ticket.unknown"] }]),
  ];
}

function takenBack(page: Page, { payload }: Extract<SlipSources, { act: "return" }>): Fact[] {
  const { words, said, stated } = page;
  const returner = signerOf(page, "giver");
  const receiver = signerOf(page, "receiver");
  return [
    { label: words.returner, value: said("returnerName", payload.returnerName) },
    { label: words.receiver, value: stated(receiver.name) },
    { label: words.employeeNo, value: stated(returner.employeeNo) },
    { label: words[`to.${payload.to.holder}`], value: stated(keptAt(page)) },
    { label: words.reason, value: words[`reason.${payload.reason}`] },
    { label: words.returnedAt, value: printedMoment(payload.returnedAt) },
    { label: words.placeReturned, value: stated(payload.place) },
  ];
}

/** Who or what has it from then on, with where that is. */
function keptAt({ sources, said }: Page): string {
  const { name, place } = sources.payload.to;
  return [said("to.name", name), sources.site, place].filter((part) => part !== "").join(" · ");
}

function linesOf({ sources, words, common, said, stated }: Page): Lines {
  const { lines } = sources.payload;
  return {
    title: filled(words["lines.title"], { count: lines.length }),
    columns: [
      { head: words["lines.no"], share: 5 },
      { head: words["lines.tag"], share: 16 },
      { head: words["lines.name"], share: 31 },
      { head: words["lines.serial"], share: 19 },
      { head: words["lines.condition"], share: 11 },
      { head: words["lines.note"], share: 18 },
    ],
    rows: lines.map(({ asset, condition, accessories, note }, index) => {
      const known = sources.assets.get(asset);
      const text = said(`lines.${index}.note`, note);
      return [
        `${index + 1}`,
        known ? joined([known.tag, known.number]) : filled(words["lines.unknown"], { id: asset.slice(-12) }),
        joined([
          known?.name ?? "",
          known?.model ?? "",
          known?.financeNo ? filled(words["lines.finance"], { number: known.financeNo }) : "",
        ]),
        known ? serialOf(known, common.unstated) : "",
        condition === null ? stated("") : words[`condition.${condition}`],
        joined([accessories, text]),
      ];
    }),
  };
}

/** A tag or a serial is what the norm asks for. */
const serialOf = ({ tag, serial }: { tag: string; serial: string }, unstated: string) =>
  serial === "" && tag === "" ? unstated : serial;

const joined = (parts: readonly string[]) =>
  [...new Set(parts.map((part) => part.trim()))].filter((part) => part !== "").join("\n");

function termsOf({ sources, words }: Page): DocumentText["terms"] {
  const terms = sources.act === "handOver" ? sources.payload.terms : null;
  return terms && { title: filled(words.terms, { version: terms.version }), text: terms.text };
}

function placesOf(page: Page): SignaturePlace[] {
  const { sources, words } = page;
  const giver = sources.act === "handOver" ? words["sign.giver"] : words["sign.returner"];
  const witnessed = signatureOf(sources, "witness").signature !== undefined;
  return [
    placeOf(page, "giver", giver),
    placeOf(page, "receiver", words["sign.receiver"]),
    ...(witnessed ? [placeOf(page, "witness", words["sign.witness"])] : []),
  ];
}

function placeOf(page: Page, role: Signature["role"], label: string): SignaturePlace {
  const { sources, words, stated } = page;
  const { index, signature } = signatureOf(sources, role);
  if (!signature)
    return (
      signedAfter(sources, role, label, page.language) ?? {
        role: label,
        facts: [],
        strokes: [],
        none: words.unsignedHere,
      }
    );
  const { name, employeeNo } = signerOf(page, role);
  const why = sources.withheld.get(`signatures.${index}.strokes`);
  return {
    role: label,
    facts: [
      { label: words.name, value: name },
      { label: words.employeeNo, value: stated(employeeNo) },
      { label: words.identityCheck, value: words[`identityCheck.${signature.identityCheck}`] },
      { label: words.signedAt, value: printedMoment(signature.signedAt) },
    ],
    strokes: why ? [] : signature.strokes,
    none: why ? words[why === "erased" ? "strokesErased" : "strokesAbsent"] : "",
  };
}

/** Of the text that was signed; where it cannot be put together any more, as the signatures name it. */
const namedHash = ({ hash, payload }: SlipSources) => hash.document ?? payload.signatures[0]?.docHash ?? null;

function proofOf({ sources, common }: Page): Fact[] {
  const { hash, anchor, files, withheld } = sources;
  const named = namedHash(sources);
  const why = [...withheld.values()].includes("absent") ? common["hash.absent"] : common["hash.erased"];
  const record = { record: files.record, text: files.text ?? "" };
  return [
    {
      label: common.hash,
      value: [named === null ? "" : printedHash(named), hash.document === null ? `(${why})` : ""]
        .filter((part) => part !== "")
        .join(" "),
    },
    { label: common[`anchor.${anchor.of}`], value: anchor.key },
    {
      label: common.files,
      value: filled(common[files.text === null ? "files.record" : "files.text"], record),
    },
  ];
}
