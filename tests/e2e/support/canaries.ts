import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

export interface FoundCanary {
  file: string;
  canary: string;
  /** `escaped`: JSON with `\\uXXXX`, as some programs write what is not ASCII. */
  encoding: "utf8" | "utf16le" | "utf16be" | "escaped";
}

function escaped(text: string): Buffer {
  const parts = text.split("").map((unit) => {
    const code = unit.charCodeAt(0);
    return code < 0x80 ? unit : `\\u${code.toString(16).padStart(4, "0")}`;
  });
  return Buffer.from(parts.join(""), "latin1");
}

/** Looks for marked strings in every file below the folders, in the encodings programs write. */
export async function findCanaries(folders: string[], canaries: string[]): Promise<FoundCanary[]> {
  const wanted = canaries.flatMap((canary) => [
    { canary, encoding: "utf8" as const, bytes: Buffer.from(canary, "utf8") },
    { canary, encoding: "utf16le" as const, bytes: Buffer.from(canary, "utf16le") },
    { canary, encoding: "utf16be" as const, bytes: Buffer.from(canary, "utf16le").swap16() },
    // Without a character beyond ASCII the two would be the same bytes.
    ...(/[^\0-\x7f]/.test(canary) ? [{ canary, encoding: "escaped" as const, bytes: escaped(canary) }] : []),
  ]);
  const found: FoundCanary[] = [];
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      // Sockets and dangling links (the single-instance lock) hold no text.
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const content = await readFile(file).catch(() => null);
      // A running application may delete its own temporary file under our eyes.
      if (content === null) continue;
      for (const { canary, encoding, bytes } of wanted) {
        if (content.includes(bytes)) found.push({ file, canary, encoding });
      }
    }
  }
  return found;
}
