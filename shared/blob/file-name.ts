import { endingsOf } from "./media-type.ts";
import type { MediaType } from "./media-type.ts";

/** Longest name of a file, in characters. */
export const MAX_NAME = 200;

/** Parts of a path, what a file system reads as something else, and what shows nothing; emoji need joiners. */
const FORBIDDEN = /[/\\:*?"<>|\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;
/** Devices of Windows, with whatever ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/i;

/** Whether a name would be read as something else than a name where the file is saved. */
export function isHostileName(name: string): boolean {
  return FORBIDDEN.test(name) || DEVICE.test(name) || /^[.\s]|[.\s]$/.test(name) || name === "";
}

/**
 * The name under which a file is saved outside of the program: it ends as files of its type do, so that
 * nothing is run or drawn for what it is not (`repair.bat` is text: `repair.bat.txt`).
 */
export function savedName(name: string, type: MediaType): string {
  const endings = endingsOf(type);
  const lower = name.toLowerCase();
  if (endings.some((ending) => lower.endsWith(`.${ending}`))) return name;
  const letters = [...name].slice(0, MAX_NAME - endings[0].length - 1);
  return `${letters.join("").replace(/[.\s]+$/, "")}.${endings[0]}`;
}

/** A name that some system would read as something else, as near as it may be kept. */
export function tamedName(name: string): string {
  const plain = name
    .replace(/[/\\:*?"<>|\p{Cc}\p{Zl}\p{Zp}]/gu, "_")
    .replace(/(?![\u200c\u200d])\p{Cf}/gu, "")
    .replace(/^[.\s]+|[.\s]+$/gu, "");
  const cut = shortened(plain);
  return isHostileName(cut) ? `_${cut}` : cut;
}

/** As long as a name may be, with its ending. */
function shortened(name: string): string {
  const letters = [...name];
  if (letters.length <= MAX_NAME) return name;
  const ending = /\.\w{1,8}$/u.exec(name)?.[0] ?? "";
  return letters.slice(0, MAX_NAME - ending.length).join("") + ending;
}
