import type { Brought } from "../queue-state.ts";
import { isBrought } from "./brought.ts";

type Carried = Pick<DataTransfer, "types" | "getData"> & { files: Iterable<File> };

const KINDS = ["Files", "text/plain"];

/** Whether something that is held above the queue may be what a ticket is begun with. */
export function carriesSome(carried: Pick<DataTransfer, "types"> | null): boolean {
  return carried?.types.some((type) => KINDS.includes(type)) === true;
}

/**
 * What a ticket is begun with: files, or a chat. A word or a line is none: it may be a number that somebody copied to
 * search for it.
 */
export function broughtIn(carried: Carried): Brought | null {
  const text = carried.getData("text/plain");
  const files = [...carried.files];
  // A program that copies cells or a page gives a picture of them too: the words say more.
  if (isBrought(text, null)) return { text, files: [] };
  return files.length > 0 && text === "" ? { text: "", files } : null;
}
