import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

export interface FoundCanary {
  file: string;
  canary: string;
  encoding: "utf8" | "utf16le" | "utf16be";
}

/** Looks for marked strings in every file below the folders, in the encodings programs write. */
export async function findCanaries(folders: string[], canaries: string[]): Promise<FoundCanary[]> {
  const wanted = canaries.flatMap((canary) => [
    { canary, encoding: "utf8" as const, bytes: Buffer.from(canary, "utf8") },
    { canary, encoding: "utf16le" as const, bytes: Buffer.from(canary, "utf16le") },
    { canary, encoding: "utf16be" as const, bytes: Buffer.from(canary, "utf16le").swap16() },
  ]);
  const found: FoundCanary[] = [];
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      // Sockets and dangling links (the single-instance lock) hold no text.
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const content = await readFile(file);
      for (const { canary, encoding, bytes } of wanted) {
        if (content.includes(bytes)) found.push({ file, canary, encoding });
      }
    }
  }
  return found;
}
