import { folded } from "../finding/fit.ts";

/** A Chinese name that may be whole: nobody looks for a surname alone by two characters. */
const MAY_BE_WHOLE = /^\p{Script=Han}{2,}$/u;
const LATIN_WORD = /^\p{Script=Latin}{2,}$/u;
const LATIN = /\p{Script=Latin}/u;

/**
 * Whether a name only begins like the one that was typed: it is somebody else's. A first name alone stands
 * for the whole ("Emma" for Emma Larsen), a part of one does not ("Ann" is not Anna).
 */
export function isLongerName(name: string, typed: string): boolean {
  const [whole, begun] = [folded(name), folded(typed)];
  if (whole === begun || !whole.startsWith(begun)) return false;
  return MAY_BE_WHOLE.test(begun) || (LATIN_WORD.test(begun) && LATIN.test(whole[begun.length] ?? ""));
}

/** A number as it is compared: without what it is divided by. */
const bare = (code: string) => folded(code).replace(/[^a-z0-9]/g, "");

/** Whether what was typed is the beginning of some number, and none of them whole. */
export function isBegunCode(codes: readonly string[], typed: string): boolean {
  const begun = bare(typed);
  if (!/\d/.test(begun) || begun.length !== folded(typed).replace(/[\s\-_./:]/g, "").length) return false;
  const known = codes.map(bare).filter((code) => code !== "");
  return !known.includes(begun) && known.some((code) => code.startsWith(begun));
}
