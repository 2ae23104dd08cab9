import { DOCUMENT_WORDS } from "../../../shared/documents/document-words.ts";
import { mapTexts } from "../../../shared/documents/document.ts";
import type { DocumentText } from "../../../shared/documents/document.ts";
import { filled } from "../../../shared/documents/printed.ts";
import type { HasCharacter } from "./font-characters.ts";

/** Stands where the font has nothing; the mark that Chinese and Japanese printers have for it. */
export const REPLACEMENT = "〓";
/** More code points than this are not named one by one on the page. */
const MOST_NAMED = 40;

const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029\v\f]/gu;
const BLANKS = /[\t\p{Zs}]/gu;
/** Controls, and what only changes how others are shown: a page cannot show them. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Variation_Selector}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A description in characters that the font has. Blanks of every kind become plain ones; what a page cannot
 * show is left out and counted in a note; what the font lacks is answered, and replaced with a note.
 */
export function printable(
  said: DocumentText,
  has: HasCharacter,
): { document: DocumentText; missing: string[] } {
  const missing = new Set<string>();
  let unseen = 0;
  const document = mapTexts(said, (text) => {
    const plain = text
      .replace(LINE_ENDS, "\n")
      .replace(BLANKS, (blank) => (blank === "\u3000" ? blank : " "))
      .replace(UNSEEN, () => {
        unseen += 1;
        return "";
      });
    return Array.from(plain, (character) => {
      if (character === "\n" || has(character.codePointAt(0) as number)) return character;
      missing.add(character);
      return REPLACEMENT;
    }).join("");
  });
  const words = DOCUMENT_WORDS[said.language];
  const marks = [...document.marks];
  if (missing.size > 0) {
    const codes = [...missing].map(codeOf);
    const shown = codes.slice(0, MOST_NAMED).join(" ") + (codes.length > MOST_NAMED ? " …" : "");
    marks.push(filled(words.replaced, { count: missing.size, mark: REPLACEMENT, codes: shown }));
  }
  if (unseen > 0) marks.push(filled(words.unseen, { count: unseen }));
  return { document: { ...document, marks }, missing: [...missing] };
}

/** `U+20BB7`. */
function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`;
}
