import { FILES, NONE, PACK, sealStatement, sumsIn } from "../pack.ts";
import { vouchingStatement } from "../vouching.ts";
import { isKey, isSignature, isSignedBy } from "./entries.ts";
import type { Checking } from "./problem.ts";

/** What may be wrong with a pack as a whole, beside what is wrong in its texts (problem.ts). */
export const PACK_PROBLEM_KINDS = [
  /** One of the texts about the pack has not its form. */
  "pack-form",
  /** An entry is not the one that was sealed. */
  "pack-changed",
  /** An entry that was sealed is not there. */
  "pack-lacks",
  /** An entry that the seal says nothing of. */
  "pack-unlisted",
  "seal-signature",
  /** Neither the anchor nor a hub under it speaks for whoever sealed the pack. */
  "seal-key",
  /** An attached file that is neither in the pack nor named as missing. */
  "file-lacks",
  /** A file that nobody attached. */
  "file-unknown",
] as const;

export interface PackProblem {
  kind: (typeof PACK_PROBLEM_KINDS)[number];
  file: string;
  line: number;
}

/** An entry as it lies in the pack. */
export interface PackEntry {
  sha256: string;
  /** Of one that ends as a text. */
  text: string | null;
}

/** Texts that `check-files.ts` reads. */
export const READ: ReadonlySet<string> = new Set([PACK.receipt, PACK.record, PACK.log, PACK.attached]);
/** A log, a record and a receipt prove themselves; the rest is for people, and not believed whatever it says. */
const UNSEALED: ReadonlySet<string> = new Set([
  ...[PACK.receipt, PACK.record, PACK.log, PACK.contents, PACK.seal],
  ...["readme.txt", "verify.sh", "anchor.txt"],
]);

/**
 * Checks what a pack holds: every entry against the seal, and every file against what its device signed
 * when it was attached.
 *
 * @param trusted keys of devices that are enrolled under the anchor
 * @param attached hashes of files, as they were signed
 */
export function checkPack(
  entries: ReadonlyMap<string, PackEntry>,
  { trusted, attached }: Record<"trusted" | "attached", ReadonlySet<string>>,
  { anchor, verifier }: Pick<Checking, "anchor" | "verifier">,
): { problems: PackProblem[]; files: number; missing: number } {
  const problems: PackProblem[] = [];
  const note = (kind: PackProblem["kind"], file: string) => problems.push({ kind, file, line: 0 });
  const textOf = (name: string) => entries.get(name)?.text ?? null;
  const sealed = new Set<string>(UNSEALED);

  function checkSeal(): void {
    const contents = textOf(PACK.contents);
    if (contents === null && !entries.has(PACK.seal)) return;
    const sums = contents === null ? null : sumsIn(contents);
    const form = /^evidence-pack\|([^|]+)\|([0-9a-f]{64})\|([A-Z0-9]+)\|([^|]+)\|([^|]+)\|([^|\n]+)\n$/u;
    const [, number = "", hash, code = "", key = "", vouching = "", sig = ""] =
      form.exec(textOf(PACK.seal) ?? "") ?? [];
    if (sums === null || hash === undefined || !isKey(key) || !isSignature(sig)) {
      note("pack-form", sums === null ? PACK.contents : PACK.seal);
      return;
    }
    if (hash !== entries.get(PACK.contents)?.sha256) note("pack-changed", PACK.contents);
    if (!isSignedBy(verifier, key, sealStatement(number, hash, code, key), sig)) {
      note("seal-signature", PACK.seal);
    }
    const vouched = vouching !== NONE && isSignedBy(verifier, anchor, vouchingStatement(code, key), vouching);
    if (!vouched && key !== anchor && !trusted.has(key)) note("seal-key", PACK.seal);
    for (const [name, sha256] of sums) {
      sealed.add(name);
      const entry = entries.get(name);
      if (!entry) note("pack-lacks", name);
      else if (entry.sha256 !== sha256) note("pack-changed", name);
    }
  }

  checkSeal();
  const missing = sumsIn(textOf(PACK.missing) ?? "");
  if (missing === null) note("pack-form", PACK.missing);
  const told = new Set(missing?.values());
  const files = [...entries].filter(([name]) => name.startsWith(FILES));
  for (const [name, { sha256 }] of files) {
    if (!attached.has(sha256)) note("file-unknown", name);
    told.add(sha256);
  }
  for (const sha256 of attached) if (!told.has(sha256)) note("file-lacks", sha256);
  for (const [name] of entries) {
    if (!sealed.has(name)) note("pack-unlisted", name);
  }
  return { problems, files: files.length, missing: missing?.size ?? 0 };
}
