import { blobAddress } from "../../blob/address.ts";
import { ATTACHED, FILES, NONE, PACK, sealStatement, sumsIn } from "../pack.ts";
import { vouchingStatement } from "../vouching.ts";
import { entryIn, isKey, isSignature, isSignedBy, placed } from "./entries.ts";
import type { Entry } from "./entries.ts";
import type { Checking, Problem } from "./problem.ts";
import { partIn } from "./record.ts";
import { checkAuthors, rosterOf } from "./roster.ts";

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

/** Whether an entry stands in the texts that `check-files.ts` does not read. */
export const isOfPack = (name: string): boolean =>
  name.startsWith(FILES) || ![PACK.receipt, PACK.record, PACK.log].includes(name as never);

/**
 * Checks what a pack holds: every entry against the seal, and every file against what its device signed
 * when it was attached.
 *
 * @param trusted keys of devices that the log enrols under the anchor
 */
export function checkPack(
  entries: ReadonlyMap<string, PackEntry>,
  trusted: ReadonlySet<string>,
  { anchor, verifier }: Pick<Checking, "anchor" | "verifier">,
): { problems: (Problem | PackProblem)[]; files: number; missing: number } {
  const problems: (Problem | PackProblem)[] = [];
  const note = (kind: PackProblem["kind"], file: string) => problems.push({ kind, file, line: 0 });
  const textOf = (name: string) => entries.get(name)?.text ?? null;
  const sealed = new Set<string>([PACK.contents, PACK.seal]);

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

  /** What was attached by its hash, of what the signed texts still tell. */
  function attachedHashes(): Set<string> {
    const text = textOf(PACK.attached);
    if (!entries.has(PACK.attached)) return new Set();
    if (text === null || !text.endsWith("\n") || !text.startsWith(`${ATTACHED}\t`)) {
      note("pack-form", PACK.attached);
      return new Set();
    }
    const checking: Checking = {
      anchor,
      verifier,
      note: (line, kind) => problems.push({ kind, file: PACK.attached, line }),
    };
    return hashesIn(text.slice(0, -1).split("\n"), checking);
  }

  checkSeal();
  const attached = attachedHashes();
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
    // A log, a record and a receipt prove themselves; nothing else does.
    if (isOfPack(name) && !sealed.has(name) && !FOR_PEOPLE.has(name)) note("pack-unlisted", name);
  }
  return { problems, files: files.length, missing: missing?.size ?? 0 };
}

/** Not believed, whatever they say. */
export const FOR_PEOPLE: ReadonlySet<string> = new Set(["readme.txt", "verify.sh", "anchor.txt"]);

function hashesIn([, ...lines]: readonly string[], checking: Checking): Set<string> {
  const numbered = lines.map((line, index) => [index + 2, line] as const);
  const isPart = (line: string) => /^part(\t|$)/.test(line);
  const read = numbered
    .filter(([, line]) => !isPart(line))
    .map(([at, line]) => entryIn(line, at, checking, "file.attach"))
    .filter((entry): entry is Entry => entry !== null);
  const entries = placed(read, checking);
  checkAuthors(
    entries.filter(({ isRoster }) => !isRoster),
    rosterOf(entries, checking),
    checking,
  );
  const parts = new Map(
    numbered
      .filter(([, line]) => isPart(line))
      .map(([at, line]) => partIn(line, at, checking))
      .filter((part) => part !== null),
  );
  const hashes = entries.flatMap(({ op }) => {
    const { $part: part } = (op.payload.blob ?? {}) as { $part?: unknown };
    const read = blobAddress.safeParse(typeof part === "string" ? parts.get(part) : null);
    return read.success ? [read.data] : [];
  });
  return new Set(hashes);
}
