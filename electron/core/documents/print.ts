import { inspection } from "../../../shared/documents/inspection/inspection.ts";
import { overdue } from "../../../shared/documents/overdue/overdue.ts";
import { leaver } from "../../../shared/documents/leaver/leaver.ts";
import { personData } from "../../../shared/documents/person-data/person-data.ts";
import type {
  DocumentKind,
  DocumentLanguage,
  DocumentOrigin,
  DocumentText,
} from "../../../shared/documents/document.ts";
import type { DocumentName, SourcesOf } from "../../../shared/documents/kinds.ts";
import { DOCUMENT_KINDS } from "../../../shared/documents/kinds.ts";
import { HIDDEN } from "../../../shared/log/parts.ts";
import type { Store } from "../store/store.ts";
import type { FoundDocument } from "./find-document.ts";
import { fontCharacters } from "./font-characters.ts";
import type { HasCharacter } from "./font-characters.ts";
import { documentFonts } from "./fonts.ts";
import { printable } from "./printable.ts";
import { readInspection } from "./read-inspection.ts";
import { readOverdue } from "./read-overdue.ts";
import { readLeaver } from "./read-leaver.ts";
import { readPersonData } from "./read-person-data.ts";
import { READERS } from "./sources.ts";

export { draw } from "./draw.ts";
export { findDocument } from "./find-document.ts";
export { FOR_USERS } from "./sources.ts";

/** A document that can be drawn. */
export interface Printable {
  document: DocumentText;
  origin: DocumentOrigin;
  /** Characters that the font lacks: replaced in `document`, with a note. */
  missing: string[];
}

let characters: HasCharacter | undefined;

/** What a found document says, in characters that its fonts have. @param forUser of a ticket: the copy for the user */
export function describe(
  store: Store,
  found: FoundDocument,
  language: DocumentLanguage,
  forUser = false,
): Printable {
  const { said, files, at } = readAs(found.name, store, found, language, forUser);
  return inPrint(said, { at: Date.parse(at), files });
}

/** A list, with how many records it tells of. */
export interface PrintableList {
  printable: Printable;
  count: number;
}

/** Loans that are not back on their day. */
export function describeOverdue(store: Store, today: string, language: DocumentLanguage): PrintableList {
  const sources = readOverdue(store, today);
  const printed = inPrint(overdue(sources, language), { at: Date.parse(`${today}T00:00:00Z`), files: [] });
  return { printable: printed, count: sources.loans.length };
}

/** A month of a round; null where this laptop knows no such round. */
export function describeInspection(
  store: Store,
  asked: Parameters<typeof readInspection>[1],
  language: DocumentLanguage,
): PrintableList | null {
  const sources = readInspection(store, asked);
  if (!sources) return null;
  const at = Date.parse(`${asked.today}T00:00:00Z`);
  const printed = inPrint(inspection(sources, language), { at, files: [] });
  return { printable: printed, count: sources.dues.length };
}

/** What of somebody who leaves is back, closed and missing; null where this laptop knows no such person. */
export function describeLeaver(
  store: Store,
  asked: Parameters<typeof readLeaver>[1],
  language: DocumentLanguage,
): PrintableList | null {
  const sources = readLeaver(store, asked);
  if (!sources) return null;
  const at = Date.parse(`${asked.today}T00:00:00Z`);
  return { printable: inPrint(leaver(sources, language), { at, files: [] }), count: sources.lines.length };
}

/** All that is kept about a person; null where this laptop knows no such person. */
export function describePersonData(
  store: Store,
  asked: Parameters<typeof readPersonData>[1],
  language: DocumentLanguage,
): PrintableList | null {
  const sources = readPersonData(store, asked);
  if (!sources) return null;
  const at = Date.parse(`${asked.today}T00:00:00Z`);
  return {
    printable: inPrint(personData(sources, language), { at, files: [] }),
    count: sources.records.length,
  };
}

/** A description in the characters of the fonts. */
export function inPrint(said: DocumentText, origin: DocumentOrigin): Printable {
  characters ??= ofBoth(documentFonts());
  return { ...printable(said, characters), origin };
}

/** A slip as it is said, and who the places to sign are of, in their order. */
export function saidAsSlip(store: Store, found: FoundDocument, language: DocumentLanguage) {
  const { sources } = READERS.slip(store, found, language, false);
  const names =
    sources.act === "handOver"
      ? [sources.payload.giverName, sources.payload.to.name]
      : [sources.payload.returnerName, sources.payload.receiverName];
  const hidden = (name: string) => (name === HIDDEN ? "" : name);
  return {
    said: DOCUMENT_KINDS.slip.describe(sources, language),
    names: names.map(hidden),
    isReturn: sources.act === "return",
  };
}

/** Read and said as one kind of document. */
function readAs<N extends DocumentName>(
  name: N,
  store: Store,
  found: FoundDocument,
  language: DocumentLanguage,
  forUser: boolean,
) {
  const { sources, files, at = found.op.at } = READERS[name](store, found, language, forUser);
  const kind = DOCUMENT_KINDS[name] as DocumentKind<SourcesOf<N>>;
  return { said: kind.describe(sources, language), files, at };
}

function ofBoth({ normal, bold }: ReturnType<typeof documentFonts>): HasCharacter {
  const fonts = [normal, bold].map(fontCharacters);
  return (codePoint) => fonts.every((has) => has(codePoint));
}
