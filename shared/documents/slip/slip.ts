import type { Signature } from "../../domain/custody/custody-forms.ts";
import { RECEIPT_WORDS } from "../../proof/receipt-words.ts";
import type { DocumentKind, DocumentText, Fact, SignaturePlace } from "../document.ts";
import { filled, printedHash, printedMoment, receiptPlace } from "../printed.ts";
import { saidLater, signedAfter } from "./slip-later.ts";
import { slipMarks } from "./slip-marks.ts";
import { linesOf } from "./slip-lines.ts";
import { absentAt, othersAt } from "./slip-others.ts";
import { pageOf } from "./slip-page.ts";
import type { Page } from "./slip-page.ts";
import type { SlipSources } from "./slip-sources.ts";

/** The paper of a hand-over or a return. */
export const slip: DocumentKind<SlipSources> = {
  of: ["custody.handOver", "custody.return"],
  describe(sources, language) {
    const page = pageOf(sources, language);
    const { words, common } = page;
    const { payload, recorded } = sources;
    const title = RECEIPT_WORDS[language].titles[titleOf(sources)];
    const terms = termsOf(page);
    const hash = printedHash(namedHash(sources) ?? "");
    return {
      language,
      title,
      number: payload.number,
      numberLabel: common.number,
      code: payload.number,
      organisation: sources.organisation,
      marks: slipMarks(sources, language),
      facts: factsOf(page),
      tables: [linesOf(page)],
      terms,
      signatures: placesOf(page),
      notes: [
        filled(words.recorded, { by: recorded.by, device: recorded.device, at: printedMoment(recorded.at) }),
        recorded.seq === null ? words.unsent : filled(words.sent, { seq: recorded.seq }),
        ...(recorded.checked ? [] : [words.unchecked]),
        ...saidLater(sources, language),
        ...(isIssued(sources) && terms === null ? [words.noTerms] : []),
        words.register,
        ...(sources.act === "return" && sources.payload.underSeal ? [words.underSeal] : []),
        ...(sources.receiverDept === null ? [] : [words["register.dept"]]),
      ],
      receipt: receiptPlace(sources.receipt, common.receipt),
      proof: proofOf(page),
      foot: [`${payload.number}  ${title}`, ...(hash === "" ? [] : [`${common.hash}  ${hash}`])].join("\n"),
      pageOf: common.pageOf,
    } satisfies DocumentText;
  },
};

/** Kinds of slip go by what was done; a return is one whatever its reason, but for a seal and for a leaver. */
function titleOf({ act, payload }: SlipSources): keyof (typeof RECEIPT_WORDS)["en"]["titles"] {
  if (act === "handOver") return payload.purpose;
  // Nobody has looked at what lies under a seal: that is what the paper is for, whoever leaves it.
  if (payload.underSeal) return "underSeal";
  return payload.reason === "leaver" ? "leaver" : "return";
}

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

/** As the record says it; else as the one signed whom it is about. */
function numberOf(page: Page, of: "giver" | "receiver" | "returner", recorded: string): string {
  const own = page.said(`${of}No`, recorded);
  return own || signerOf(page, of === "receiver" ? "receiver" : "giver").employeeNo;
}

/** In pairs: what is said of the one party, beside it what is said of the other. */
function factsOf(page: Page): Fact[] {
  return page.sources.act === "handOver" ? handedOver(page, page.sources) : takenBack(page, page.sources);
}

function handedOver(page: Page, { payload, ...sources }: Extract<SlipSources, { act: "handOver" }>): Fact[] {
  const { words, said, stated } = page;
  const { holder } = payload.to;
  const giver = { label: words.employeeNo, value: stated(numberOf(page, "giver", payload.giverNo)) };
  const receiver = { label: words.employeeNo, value: stated(numberOf(page, "receiver", payload.receiverNo)) };
  const dept = said("receiverDept", payload.receiverDept) || sources.receiverDept || "";
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
      ? [receiver, purpose, { label: words.dept, value: stated(dept) }]
      : [...(holder === "department" ? [responsible] : []), purpose]),
    { label: words.handedAt, value: printedMoment(payload.handedAt) },
    { label: words.placeHanded, value: stated(payload.place) },
    ...(payload.dueBack !== null || payload.purpose === "loan"
      ? [{ label: words.dueBack, value: stated(payload.dueBack ?? "") }]
      : []),
    ...othersAt(page, payload),
    ...(payload.ticket === null
      ? []
      : [{ label: words.ticket, value: sources.ticket ?? words["ticket.unknown"] }]),
  ];
}

function takenBack(page: Page, { payload }: Extract<SlipSources, { act: "return" }>): Fact[] {
  const { words, said, stated } = page;
  const receiver = said("receiverName", payload.receiverName) || signerOf(page, "receiver").name;
  return [
    { label: words.returner, value: said("returnerName", payload.returnerName) },
    { label: words.receiver, value: stated(receiver) },
    { label: words.employeeNo, value: stated(numberOf(page, "returner", payload.returnerNo)) },
    { label: words[`to.${payload.to.holder}`], value: stated(keptAt(page)) },
    { label: words.reason, value: words[`reason.${payload.reason}`] },
    { label: words.returnedAt, value: printedMoment(payload.returnedAt) },
    { label: words.placeReturned, value: stated(payload.place) },
    ...absentAt(page, payload),
  ];
}

/** Who or what has it from then on, with where that is. */
function keptAt({ sources, said }: Page): string {
  const { name, place } = sources.payload.to;
  return [said("to.name", name), sources.site, place].filter((part) => part !== "").join(" · ");
}

/** What was read and agreed to: the terms of use, and the agreement on signing with what is kept. */
function termsOf({ sources, words }: Page): DocumentText["terms"] {
  const terms = sources.act === "handOver" ? sources.payload.terms : null;
  const { agreement } = sources.payload;
  const agreed = agreement && [
    filled(words.agreement, { version: agreement.version, at: printedMoment(agreement.readAt) }),
    agreement.text,
    agreement.kept,
  ];
  if (!terms) return agreed && { title: agreed[0] ?? "", text: agreed.slice(1).join("\n") };
  const text = [terms.text, ...(agreed ?? [])].join("\n");
  return { title: filled(words.terms, { version: terms.version }), text };
}

function placesOf(page: Page): SignaturePlace[] {
  const { sources, words } = page;
  const giver = sources.act === "handOver" ? words["sign.giver"] : words["sign.returner"];
  const more = (["holder", "manager", "witness"] as const).filter(
    (role) => signatureOf(sources, role).signature !== undefined,
  );
  return [
    placeOf(page, "giver", giver),
    placeOf(page, "receiver", words["sign.receiver"]),
    ...more.map((role) => placeOf(page, role, words[`sign.${role}`])),
  ];
}

function placeOf(page: Page, role: Signature["role"], label: string): SignaturePlace {
  const { sources, words, stated } = page;
  const { index, signature } = signatureOf(sources, role);
  if (!signature)
    return (
      signedAfter(sources, role, label, page.language) ??
      (role === "giver" ? byDevice(page, label) : null) ?? {
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
      ...(signature.onBehalf
        ? [
            {
              label: words.onBehalf,
              value: page.said(`signatures.${index}.onBehalf.reason`, signature.onBehalf.reason),
            },
          ]
        : []),
      { label: words.identityCheck, value: words[`identityCheck.${signature.identityCheck}`] },
      { label: words.signedAt, value: printedMoment(signature.signedAt) },
    ],
    strokes: why ? [] : signature.strokes,
    none: why ? words[why === "erased" ? "strokesErased" : "strokesAbsent"] : "",
  };
}

/** The place of a giver for whom the device signed; null where it did not. */
function byDevice({ sources, words, said, stated }: Page, label: string): SignaturePlace | null {
  if (sources.act === "return" || !sources.payload.giverByDevice) return null;
  const { giverName, giverNo, giverByDevice } = sources.payload;
  return {
    role: label,
    facts: [
      { label: words.name, value: said("giverName", giverName) },
      { label: words.employeeNo, value: stated(said("giverNo", giverNo)) },
      { label: words.signedAt, value: printedMoment(giverByDevice) },
    ],
    strokes: [],
    none: filled(words.byDevice, { device: sources.recorded.device }),
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
