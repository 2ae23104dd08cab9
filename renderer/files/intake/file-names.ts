import { MAX_NAME, isHostileName } from "../../../shared/blob/file-name.ts";

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

/** Names that the clipboard of some system gives what has none. */
export const isUnnamed = (name: string) => name === "" || /^(?:image|unknown)(?:\.\w+)?$/iu.test(name);
