import { z } from "zod";
import { signedDocument } from "../../domain/custody/custody-document.ts";
import { referencesIn } from "../../log/parts.ts";
import { canonicalValue } from "./entries.ts";
import type { Entry } from "./entries.ts";
import type { Checking } from "./problem.ts";

const partForm = z.strictObject({ salt: z.string().regex(/^[^"\\\p{Cc}]*$/u), value: z.unknown() });

export const isPart = (line: string): boolean => /^part(\t|$)/.test(line);

/** What the \`part\` lines hold, by hash: each once, and named by an operation beside them. */
export function partsIn(
  lines: readonly (readonly [at: number, line: string])[],
  checking: Checking,
): Map<string, unknown> {
  const named = new Set(lines.flatMap(([, line]) => (isPart(line) ? [] : referencesIn(line))));
  const parts = new Map<string, unknown>();
  for (const [at, line] of lines.filter(([, each]) => isPart(each))) {
    const part = partIn(line, at, checking);
    if (!part) continue;
    if (parts.has(part[0])) checking.note(at, "part-twice");
    else if (!named.has(part[0])) checking.note(at, "part-unknown");
    parts.set(...part);
  }
  return parts;
}

/** Reads a `part` line; null where it is none that can be used. */
function partIn(line: string, at: number, { verifier, note }: Checking): [string, unknown] | null {
  const [, text, ...more] = line.split("\t");
  if (text === undefined || more.length > 0) {
    note(at, "form");
    return null;
  }
  const read = partForm.safeParse(canonicalValue(text)?.value);
  if (read.success && "value" in read.data) return [verifier.sha256(text), read.data.value];
  note(at, "part-form");
  return null;
}

/**
 * Puts together what was signed. Answers its hash; null where a part of it is not at hand, so that
 * nothing can be compared.
 */
export function documentOf(
  event: Entry,
  later: readonly Entry[],
  parts: ReadonlyMap<string, unknown>,
  checking: Checking,
) {
  const { signatures: _, lines = [], ...rest } = event.op.payload;
  const said = { ...rest, lines: Array.isArray(lines) ? (lines as object[]) : [] };
  const text = signedDocument(said);
  // The references stand in the canonical text by their form, wherever they are.
  if (referencesIn(text).some((part) => !parts.has(part))) return null;
  const whole = signedDocument(filled(said, parts) as typeof said);
  const hash = checking.verifier.sha256(whole);
  for (const { at, op } of [event, ...later]) {
    const { signatures = [] } = op.payload;
    const signed = Array.isArray(signatures) ? (signatures as { docHash?: unknown }[]) : [];
    if (signed.some((signature) => signature.docHash !== hash)) checking.note(at, "document-hash");
  }
  return hash;
}

function filled(value: unknown, parts: ReadonlyMap<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((each) => filled(each, parts));
  if (typeof value !== "object" || value === null) return value;
  const { $part: part, ...rest } = value as Record<string, unknown>;
  if (typeof part === "string" && Object.keys(rest).length === 0 && parts.has(part)) return parts.get(part);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, parts)]));
}
