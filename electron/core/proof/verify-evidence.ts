import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { checkFiles } from "../../../shared/proof/check/check-files.ts";
import type { Checked } from "../../../shared/proof/check/check-files.ts";
import { READ, checkPack } from "../../../shared/proof/check/pack.ts";
import type { PackProblem } from "../../../shared/proof/check/pack.ts";
import type { Problem } from "../../../shared/proof/check/problem.ts";
import { createVerifier } from "../keys/device-key.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { isZip, zipEntries } from "./zip-entries.ts";

export interface EvidenceReport {
  ok: boolean;
  problems: (Problem | PackProblem)[];
  /** The key that was believed; that it is the hub's is for a person to compare with what is printed. */
  anchor: string;
  /** Whether the key came with the file and not from the person who asks. */
  anchorFromFile: boolean;
  /** `files`: attached ones in the pack; `missing`: those that it names as not in it. */
  checked: Checked & { files: number; missing: number };
}

const ANCHOR = "anchor.txt";
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
  const packed = isZip(bytes);
  const named = [...(entries ?? [])].map(([name, data]) => {
    const isText = name.endsWith(".txt") || !packed;
    const text = isText && isUtf8(data) ? data.toString("utf8") : null;
    return { name, text, sha256: createHash("sha256").update(data).digest("hex") };
  });
  const files = named.filter(({ name }) => !packed || READ.has(name));
  const verifier = createVerifier();
  const { problems: found, checked, ...signed } = checkFiles(files, anchor ?? "", verifier);
  const pack = packed
    ? checkPack(new Map(named.map(({ name, ...entry }) => [name, entry])), signed, {
        anchor: anchor ?? "",
        verifier,
      })
    : { problems: [], files: 0, missing: 0 };
  const problems = [...found, ...pack.problems];
  // A pack in which nothing can be checked proves nothing.
  if (files.length === 0) problems.push({ kind: "form", file: basename(file), line: 0 });
  return success({
    ok: problems.length === 0,
    problems,
    anchor: anchor ?? "",
    anchorFromFile: given === undefined,
    checked: { ...checked, files: pack.files, missing: pack.missing },
  });
}
