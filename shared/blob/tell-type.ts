import type { MediaType } from "./media-type.ts";

/** What a file is, or that it is a page or drawing (`markup`), or nothing that is taken (`type`). */
export type Told = MediaType | "markup" | "type";

/** So much of its beginning tells what a file is. */
export const HEAD_BYTES = 256 * 1024;
/** So much of its end: there an archive names what is in it. */
export const TAIL_BYTES = 64 * 1024;

/**
 * Tells a file by its content, never by its name.
 *
 * @param head its first `HEAD_BYTES`
 * @param tail its last `TAIL_BYTES`
 */
export function tellType(head: Uint8Array, tail: Uint8Array): Told {
  if (begins(head, 0, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (begins(head, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (begins(head, 0, letters("RIFF")) && begins(head, 8, letters("WEBP"))) return "image/webp";
  if (begins(head, 0, letters("%PDF-"))) return "application/pdf";
  if (begins(head, 0, [0x50, 0x4b, 0x03, 0x04]) || begins(head, 0, [0x50, 0x4b, 0x05, 0x06])) {
    return tellArchive(latin(head) + latin(tail));
  }
  return tellText(head);
}

const OFFICE = "application/vnd.openxmlformats-officedocument.";

/** What opens a document of an office program is named in it; whatever else is in an archive, it stays one. */
function tellArchive(text: string): MediaType {
  if (!text.includes("[Content_Types].xml")) return "application/zip";
  if (text.includes("word/document.xml")) return `${OFFICE}wordprocessingml.document`;
  if (text.includes("xl/workbook.xml")) return `${OFFICE}spreadsheetml.sheet`;
  if (text.includes("ppt/presentation.xml")) return `${OFFICE}presentationml.presentation`;
  return "application/zip";
}

/** Bytes that no text has, in whatever encoding of one or more bytes. */
const isControl = (byte: number) =>
  byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b;

function tellText(head: Uint8Array): Told {
  const wide = begins(head, 0, [0xff, 0xfe]) || begins(head, 0, [0xfe, 0xff]);
  // Two bytes a letter: without the zeros it reads as ASCII does, which is all that is looked for.
  const bytes = wide ? head.slice(2).filter((byte) => byte !== 0) : head;
  if (!wide && bytes.some(isControl)) return "type";
  const text = latin(bytes);
  if (isMarkup(text)) return "markup";
  return isTable(text) ? "text/csv" : "text/plain";
}

/** So far into it a browser looks for what a page is, and a little further. */
const MARKUP_WITHIN = 4096;
const MARKUP =
  /<(?:!doctype\s+(?:html|svg)|(?:\w+:)?svg|html|head|body|script|iframe|style|img|object|embed|form|a|table|div|p|h1|title|meta|link|base|br|b|font)\b/i;

/** Only what begins like markup: a log that speaks of a tag is a log. */
function isMarkup(text: string): boolean {
  const start = text.slice(0, MARKUP_WITHIN).replace(/^(?:\u00ef\u00bb\u00bf)?\s+|^\u00ef\u00bb\u00bf/, "");
  return start.startsWith("<") && MARKUP.test(start);
}

const LINES = 5;

/** Two lines or more with the same number of separators, at least one. */
function isTable(text: string): boolean {
  const lines = text.split(/\r?\n/, LINES + 1).slice(0, LINES);
  const said = lines.filter((line) => line.trim() !== "");
  if (said.length < 2) return false;
  return [",", ";", "\t"].some((separator) => {
    const counts = said.map((line) => line.replace(/"[^"]*"/g, "").split(separator).length);
    return (counts[0] ?? 0) > 1 && counts.every((count) => count === counts[0]);
  });
}

export function begins(bytes: Uint8Array, at: number, with_: readonly number[]): boolean {
  return with_.every((byte, index) => bytes[at + index] === byte);
}

export function letters(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

const PIECE = 8192;

/** One letter a byte. */
function latin(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return text;
}
