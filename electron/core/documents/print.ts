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
import { READERS } from "./sources.ts";

export { draw } from "./draw.ts";
export { findDocument } from "./find-document.ts";

/** A document that can be drawn. */
export interface Printable {
  document: DocumentText;
  origin: DocumentOrigin;
  /** Characters that the font lacks: replaced in `document`, with a note. */
  missing: string[];
}

let characters: HasCharacter | undefined;

/** What a found document says, in characters that its fonts have. */
export function describe(store: Store, found: FoundDocument, language: DocumentLanguage): Printable {
  const { said, files } = readAs(found.name, store, found, language);
  return { ...printed(said), origin: { at: Date.parse(found.op.at), files } };
}

/** A description in the characters of the fonts. */
export function printed(said: DocumentText): Omit<Printable, "origin"> {
  characters ??= ofBoth(documentFonts());
  return printable(said, characters);
}

/** A slip as it is said, and who the places to sign are of, in their order. */
export function saidAsSlip(store: Store, found: FoundDocument, language: DocumentLanguage) {
  const { sources } = READERS.slip(store, found, language);
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
) {
  const { sources, files } = READERS[name](store, found, language);
  const kind = DOCUMENT_KINDS[name] as DocumentKind<SourcesOf<N>>;
  return { said: kind.describe(sources, language), files };
}

function ofBoth({ normal, bold }: ReturnType<typeof documentFonts>): HasCharacter {
  const fonts = [normal, bold].map(fontCharacters);
  return (codePoint) => fonts.every((has) => has(codePoint));
}
