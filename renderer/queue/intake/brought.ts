import { MAX_BLOB_BYTES } from "../../../shared/blob/limits.ts";
import { archiveAround, crc32 } from "../../../shared/blob/stored-zip.ts";
import { HEAD_BYTES, TAIL_BYTES, tellType } from "../../../shared/blob/tell-type.ts";

/** Lines that make a text one that somebody brought, and no line that they type. */
const LINES = 2;

/** Whether a pasted text is a chat or a mail that fills the form, and no piece of a field that is being written. */
export function isBrought(text: string, into: { tagName?: string; value?: string } | null): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const writes = into?.tagName === "TEXTAREA" && (into.value ?? "").trim() !== "";
  return lines.length >= LINES && !writes;
}

export const isMail = ({ name, type }: Pick<File, "name" | "type">) =>
  /\.eml$/i.test(name) || type === "message/rfc822";

/** Bytes of one look: nobody waits for one. */
const PIECE = 1024 * 1024;

/**
 * A mail as it can be kept, whatever it is: what is nothing that files are taken of is put into an archive, as it is.
 * Null for what is longer than a file may be, or cannot be read.
 */
export async function keepable(
  file: File,
): Promise<{ name: string; bytes: Blob } | "fileTooLarge" | "fileEmpty" | "notAFile"> {
  if (file.size > MAX_BLOB_BYTES) return "fileTooLarge";
  try {
    if (file.size === 0) return "fileEmpty";
    const [head, tail] = await Promise.all([
      bytesOf(file.slice(0, HEAD_BYTES)),
      bytesOf(file.slice(Math.max(0, file.size - TAIL_BYTES))),
    ]);
    const told = tellType(head, tail);
    if (told !== "type" && told !== "markup") return { name: file.name, bytes: file };
    let crc = 0;
    for (let at = 0; at < file.size; at += PIECE) crc = crc32(await bytesOf(file.slice(at, at + PIECE)), crc);
    const around = archiveAround(file.name, file.size, crc);
    const bytes = new Blob([around.head as BlobPart, file, around.tail as BlobPart]);
    return bytes.size > MAX_BLOB_BYTES ? "fileTooLarge" : { name: `${file.name}.zip`, bytes };
  } catch {
    // A folder, or a file that has gone meanwhile.
    return "notAFile";
  }
}

const bytesOf = async (part: Blob) => new Uint8Array(await part.arrayBuffer());
