import { createHash } from "node:crypto";
import { cut } from "../../../shared/domain/words.ts";
import { text } from "./coerce.ts";
import type { Rejection } from "./inventory.ts";
import { xmlDocument } from "./xml-document.ts";

/** Largest document that is read; real ones with all software are about a megabyte. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
/** What is said of a document with the asset; its bytes are a file of the asset. */
export interface RawDocument {
  sha256: string;
  format: "glpi-inventory";
  name: string;
  bytes: number;
}

export type Opened = { ok: true; json: unknown; document: RawDocument } | { ok: false; rejection: Rejection };

/** Reads one file's bytes. */
export function openDocument(fileName: string, bytes: Uint8Array): Opened {
  const other = otherFormat(bytes);
  if (other) return reject(other, "the file is of another format");
  const decoded = decode(bytes);
  if (decoded === null) return reject("encoding", "the file is neither UTF-8 nor UTF-16 text");
  const read = decoded.trimStart().startsWith("<") ? readXml(decoded) : readJson(decoded);
  if (!read.ok) return read;
  const { json } = read;
  const document: RawDocument = {
    sha256: createHash("sha256").update(bytes).digest("hex"),
    format: "glpi-inventory",
    name: cut(text(fileName), 200),
    bytes: bytes.length,
  };
  return { ok: true, json, document };
}

type Read = { ok: true; json: unknown } | Extract<Opened, { ok: false }>;

function readJson(text: string): Read {
  try {
    return { ok: true, json: JSON.parse(text, exactly) };
  } catch (error) {
    if (isTable(text)) return reject("otherTable", "the file is a table, and not the exported register");
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : "");
    return reject("notJson", "the file is not JSON", at ? `character ${at[1]}` : "");
  }
}

/** By its first line: several names or values, parted as tables part them. */
function isTable(text: string): boolean {
  const [first = ""] = text.split(/\r?\n|\r/, 1);
  return !/^\s*[{[]/.test(first) && /[^\s,;\t][,;\t]/.test(first);
}

function readXml(text: string): Read {
  try {
    return { ok: true, json: xmlDocument(text) };
  } catch (error) {
    const at = /line (\d+)/.exec(error instanceof Error ? error.message : "");
    return reject("notXml", "the file is not well-formed XML", at ? `line ${at[1]}` : "");
  }
}

/** First bytes of what people choose by mistake, and what it is called in a rejection. */
const OTHER_FORMATS: readonly [bytes: readonly number[], code: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], "archive"],
  [[0x1f, 0x8b], "archive"],
  [[0x78, 0x01], "archive"],
  [[0x78, 0x9c], "archive"],
  [[0x78, 0xda], "archive"],
  [[0x37, 0x7a, 0xbc, 0xaf], "archive"],
  [[0x52, 0x61, 0x72, 0x21], "archive"],
  [[0x25, 0x50, 0x44, 0x46], "otherDocument"],
  [[0xd0, 0xcf, 0x11, 0xe0], "otherDocument"],
  [[0x89, 0x50, 0x4e, 0x47], "otherDocument"],
  [[0xff, 0xd8, 0xff], "otherDocument"],
];

function otherFormat(bytes: Uint8Array): string | null {
  const found = OTHER_FORMATS.find(([first]) => first.every((byte, at) => bytes[at] === byte));
  return found?.[1] ?? null;
}

/** A serial that an agent wrote as a number keeps its digits; a number of ours would round them. */
function exactly(_: string, value: unknown, context?: { source?: string }): unknown {
  const rounded = typeof value === "number" && !Number.isSafeInteger(value);
  return rounded && context?.source && /^-?\d+$/.test(context.source) ? context.source : value;
}

function reject(code: string, message: string, path = ""): Extract<Opened, { ok: false }> {
  return { ok: false, rejection: { code, message, path } };
}

/** The text of a file, null where its bytes are not in the encoding. */
export function decode(bytes: Uint8Array, encoding = encodingOf(bytes)): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Agents on Windows write byte order marks, editors there UTF-16; XML may say its encoding. */
function encodingOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const said = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(
    Buffer.from(bytes.subarray(0, 200)).toString("latin1"),
  );
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return said?.[1] ?? "utf-8";
}
