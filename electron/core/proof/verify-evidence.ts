import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { checkFiles } from "../../../shared/proof/check/check-files.ts";
import type { Checked } from "../../../shared/proof/check/check-files.ts";
import type { Problem } from "../../../shared/proof/check/problem.ts";
import { createVerifier } from "../keys/device-key.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { isZip, zipEntries } from "./zip-entries.ts";

export interface EvidenceReport {
  ok: boolean;
  problems: Problem[];
  /** The key that was believed; that it is the hub's is for a person to compare with what is printed. */
  anchor: string;
  /** Whether the key came with the file and not from the person who asks. */
  anchorFromFile: boolean;
  checked: Checked;
  /** Entries that this does not check: documents, photos. */
  unchecked: string[];
}

/** Written by the pack for people; what they say is not believed. */
const ANCHOR = "anchor.txt";
const FOR_PEOPLE = ["readme.txt", "verify.sh", ANCHOR];
const KEY = /^[A-Za-z0-9+/]{43}=$/;

/**
 * Checks a pack of evidence, or one log, record file or receipt by itself.
 *
 * @param given public key to believe; without it the one that the pack brings
 */
export async function verifyEvidence(
  file: string,
  given: string | undefined,
): Promise<Outcome<EvidenceReport>> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return failure("file", "the file cannot be read", "file", { code });
  }
  const entries = isZip(bytes) ? await zipEntries(bytes) : new Map([[basename(file), bytes]]);
  const brought = entries?.get(ANCHOR)?.toString("utf8").trim();
  const anchor = given ?? brought;
  if (entries && (anchor === undefined || !KEY.test(anchor))) {
    return failure("malformed", "the public key that is printed on the document is needed", "--anchor");
  }
  const isText = (name: string) => name.endsWith(".txt") || !isZip(bytes);
  const named = [...(entries ?? [])].filter(([name]) => !FOR_PEOPLE.includes(name));
  const files = named.filter(([name]) => isText(name));
  const { problems, checked } = checkFiles(
    files.map(([name, data]) => ({ name, text: isUtf8(data) ? data.toString("utf8") : null })),
    anchor ?? "",
    createVerifier(),
  );
  // A pack in which nothing can be checked proves nothing.
  if (files.length === 0) problems.push({ kind: "form", file: basename(file), line: 0 });
  return success({
    ok: problems.length === 0,
    problems,
    anchor: anchor ?? "",
    anchorFromFile: given === undefined,
    checked,
    unchecked: named.filter(([name]) => !isText(name)).map(([name]) => name),
  });
}
