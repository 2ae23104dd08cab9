import { blobAddress } from "../../blob/address.ts";
import { ATTACHED } from "../pack.ts";
import { entryIn, placed } from "./entries.ts";
import type { Checking } from "./problem.ts";
import { isPart, partsIn } from "./record.ts";
import { checkAuthors, rosterOf } from "./roster.ts";

/** What stands beside a chain of custody: files, and what was done to media and lots. */
const BESIDE = /^(file\.attach|(medium|disposal)\.[A-Za-z]+)$/;

export const isAttached = (text: string): boolean => text.startsWith(`${ATTACHED}\t`);

/**
 * Checks who signed what is attached. Answers the hashes of the files, as far as the texts still tell them, and the
 * keys of devices enrolled under the anchor.
 */
export function attachedIn(
  [head = "", ...lines]: readonly string[],
  checking: Checking,
): { files: string[]; trusted: ReadonlySet<string> } {
  if (head.split("\t").length !== 2) checking.note(1, "form");
  const numbered = lines.map((line, index) => [index + 2, line] as const);
  const read = numbered
    .filter(([, line]) => !isPart(line))
    .map(([at, line]) => entryIn(line, at, checking, BESIDE))
    .filter((entry) => entry !== null);
  const entries = placed(read, checking);
  const roster = rosterOf(entries, checking);
  checkAuthors(
    entries.filter(({ isRoster }) => !isRoster),
    roster,
    checking,
  );
  const parts = partsIn(numbered, checking);
  const files = entries.flatMap(({ op }) => {
    if (op.type !== "file.attach") return [];
    const { $part: part } = (op.payload.blob ?? {}) as { $part?: unknown };
    const address = blobAddress.safeParse(typeof part === "string" ? parts.get(part) : null);
    return address.success ? [address.data] : [];
  });
  return { files, trusted: roster.trusted };
}
