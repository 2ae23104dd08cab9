import { z } from "zod";
import type { Taken } from "./outputs.ts";

/** Most of one output; a program that says more has gone mad, or it is none of ours. */
export const MAX_OUTPUT = 1024 * 1024;

const plain = z.string().max(MAX_OUTPUT);
const encoded = z.base64().max(Math.ceil(MAX_OUTPUT / 3) * 4);

/**
 * One output as PowerShell and the collector write it. `sh` cannot tell text from other bytes and writes
 * both as base64; PowerShell has text.
 */
export const entry = z.object({
  id: z.string().regex(/^[a-z]{1,20}\.[A-Za-z0-9]{1,40}$/),
  missing: z.boolean().default(false),
  exit: z.number().int().nullable().default(null),
  out: plain.optional(),
  out64: encoded.optional(),
  err: plain.optional(),
  err64: encoded.optional(),
});
export type Entry = z.output<typeof entry>;

/** @param decode by the code page of the machine it was taken on */
export function takenFrom(said: Entry, decode: (bytes: Uint8Array) => string | null): Taken {
  const bytes = said.out64 === undefined ? Buffer.from(said.out ?? "") : Buffer.from(said.out64, "base64");
  const complaint = said.err64 === undefined ? said.err : decode(Buffer.from(said.err64, "base64"));
  return {
    missing: said.missing,
    exit: said.exit,
    text: said.out64 === undefined ? (said.out ?? "") : decode(bytes),
    bytes,
    complaint: (complaint ?? "").slice(0, 2000),
  };
}

/** Text in UTF-8 or in the code page of a Chinese system; null for what is in neither. */
export function decodeAnywhere(bytes: Uint8Array): string | null {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one.
    }
  }
  return null;
}
