import { RECEIPT_WORDS } from "../../proof/receipt-words.ts";
import { DOCUMENT_WORDS } from "../document-words.ts";
import type { DocumentLanguage, DocumentText, SignaturePlace } from "../document.ts";
import { filled } from "../printed.ts";
import type { SlipAsset } from "./slip-sources.ts";
import { SLIP_WORDS } from "./slip-words.ts";

/** Terms as they were offered on a day: on paper they are read and signed as printed. */
export type PrintedTerms = { version: string; text: string } | null;

/** Lines that a blank slip has room for. */
const BLANK_LINES = 6;
/** As long as the day that a pen writes. */
const BY_PEN = "＿＿＿＿＿＿＿＿";

/** A place for a pen, with room for who signs and when. */
function penPlace(role: string, name: string, language: DocumentLanguage): SignaturePlace {
  const words = SLIP_WORDS[language];
  return {
    role,
    facts: [
      { label: words.name, value: name || BY_PEN },
      { label: words.employeeNo, value: BY_PEN },
      { label: words.signedAt, value: BY_PEN },
    ],
    strokes: [],
    none: words.signHere,
    pen: true,
  };
}

const printedTerms = (terms: NonNullable<PrintedTerms>, language: DocumentLanguage) => ({
  title: filled(SLIP_WORDS[language].terms, { version: terms.version }),
  text: terms.text,
});

/**
 * A recorded slip, to be signed by hand: whoever has not signed has a line for it. What is printed is the recorded
 * document; the terms are those offered when it was recorded, where it holds none itself.
 *
 * @param names of giver and receiver, in the order of their places
 */
export function toSignByHand(
  said: DocumentText,
  names: readonly string[],
  terms: PrintedTerms,
): DocumentText {
  const { language, signatures } = said;
  const words = SLIP_WORDS[language];
  return {
    ...said,
    terms: said.terms ?? (terms && printedTerms(terms, language)),
    signatures: signatures.map((place, index) =>
      place.facts.length > 0 ? place : penPlace(place.role, names[index] ?? "", language),
    ),
    notes: [words.byHand, ...said.notes.filter((note) => terms === null || note !== words.noTerms)],
  };
}

export interface BlankSources {
  act: "handOver" | "return";
  organisation: string;
  /** Of the record that its code names. */
  number: string;
  asset: SlipAsset;
  terms: PrintedTerms;
}

/** A slip that nobody filled in: an asset's own code and line, and room for everything else, by hand. */
export function blankSlip(
  { act, organisation, number, asset, terms }: BlankSources,
  language: DocumentLanguage,
): DocumentText {
  const words = SLIP_WORDS[language];
  const common = DOCUMENT_WORDS[language];
  const { titles, otherTitle } = RECEIPT_WORDS[language];
  const handedOver = act === "handOver";
  const title = handedOver ? otherTitle : titles.return;
  const pen = (label: string) => ({ label, value: "\n" });
  const joined = (parts: readonly string[]) => parts.filter((part) => part !== "").join("\n");
  const first = [
    "1",
    joined([asset.tag, asset.number]),
    joined([asset.name, asset.model]),
    asset.serial,
    "",
    "",
  ];
  const rest = Array.from({ length: BLANK_LINES - 1 }, (_, index) => [`${index + 2}`, "\n", "", "", "", ""]);
  return {
    language,
    title,
    number,
    numberLabel: words["lines.tag"],
    code: number,
    organisation,
    marks: [words.blank],
    facts: [
      pen(handedOver ? words.giver : words.returner),
      pen(words.receiver),
      pen(words.employeeNo),
      pen(words.employeeNo),
      pen(words.dept),
      pen(handedOver ? words.purpose : words.reason),
      pen(handedOver ? words.handedAt : words.returnedAt),
      pen(handedOver ? words.placeHanded : words.placeReturned),
      ...(handedOver ? [pen(words.dueBack)] : []),
    ],
    tables: [
      {
        title: words["lines.blank"],
        columns: [
          { head: words["lines.no"], share: 5 },
          { head: words["lines.tag"], share: 18 },
          { head: words["lines.name"], share: 25 },
          { head: words["lines.serial"], share: 18 },
          { head: words["lines.condition"], share: 14 },
          { head: words["lines.note"], share: 20 },
        ],
        rows: [first, ...rest],
      },
    ],
    terms: handedOver && terms ? printedTerms(terms, language) : null,
    signatures: [
      penPlace(handedOver ? words["sign.giver"] : words["sign.returner"], "", language),
      penPlace(words["sign.receiver"], "", language),
    ],
    notes: [words.byHand],
    receipt: null,
    proof: [],
    foot: `${number}  ${title}`,
    pageOf: common.pageOf,
  };
}
