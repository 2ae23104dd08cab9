import type { CoreError } from "../../../shared/ipc/contract.ts";

/** More than this nobody reads one by one. */
const MOST_SHOWN = 20;

/**
 * The characters that a document could not be printed for, each with its code, since the window's font may
 * lack it too; null for every other refusal.
 */
export function missingCharacters({ details }: CoreError): string | null {
  if (details?.rule !== "fontLacks" || !Array.isArray(details.characters)) return null;
  const named = (details.characters as string[]).map((character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `${character} (U+${code})`;
  });
  const more = named.length > MOST_SHOWN ? " …" : "";
  return named.slice(0, MOST_SHOWN).join("  ") + more;
}
