import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { cut, text } from "./coerce.ts";
import type { Rejection } from "./inventory.ts";

const compress = promisify(gzip);

/** Largest document that is read; real ones with all software are about a megabyte. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
/** What an operation takes of a compressed document (shared/domain/asset). */
const MAX_GZIP_CHARS = 480_000;

/** A document as it is kept with the asset. */
export interface RawDocument {
  sha256: string;
  format: "glpi-inventory";
  name: string;
  bytes: number;
  gzip: string;
}

export type Opened = { ok: true; json: unknown; document: RawDocument } | { ok: false; rejection: Rejection };

/** Reads and compresses one file's bytes. */
export async function openDocument(fileName: string, bytes: Uint8Array): Promise<Opened> {
  const decoded = decode(bytes);
  if (decoded === null) return reject("encoding", "the file is neither UTF-8 nor UTF-16 text");
  let json: unknown;
  try {
    json = JSON.parse(decoded, exactly);
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : "");
    return reject("notJson", "the file is not JSON", at ? `character ${at[1]}` : "");
  }
  const packed = (await compress(bytes, { level: 9 })).toString("base64");
  if (packed.length > MAX_GZIP_CHARS) {
    return reject(
      "tooLarge",
      `compressed it has ${packed.length} characters; at most ${MAX_GZIP_CHARS} are kept`,
    );
  }
  const document: RawDocument = {
    sha256: createHash("sha256").update(bytes).digest("hex"),
    format: "glpi-inventory",
    name: cut(text(fileName), 200),
    bytes: bytes.length,
    gzip: packed,
  };
  return { ok: true, json, document };
}

/** A serial that an agent wrote as a number keeps its digits; a number of ours would round them. */
function exactly(_: string, value: unknown, context?: { source?: string }): unknown {
  const rounded = typeof value === "number" && !Number.isSafeInteger(value);
  return rounded && context?.source && /^-?\d+$/.test(context.source) ? context.source : value;
}

function reject(code: string, message: string, path = ""): Opened {
  return { ok: false, rejection: { code, message, path } };
}

/** Agents on Windows write byte order marks, editors there UTF-16. */
function decode(bytes: Uint8Array): string | null {
  const [a, b] = bytes;
  const encoding = a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
