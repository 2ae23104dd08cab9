import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

const MAX_DEPTH = 8;
const MAX_FILES = 50_000;

export type Found = { file: string; fault: null } | { file: string; fault: string };

/**
 * The documents behind the paths a person chose: files as they are, folders with every `.json` in
 * them, in a stable order and each once. Links inside folders are not followed.
 */
export async function findDocuments(paths: readonly string[]): Promise<Found[]> {
  const found = new Map<string, Found>();
  for (const path of paths) {
    try {
      if ((await stat(path)).isDirectory()) await walk(path, 0, found);
      else found.set(path, { file: path, fault: null });
    } catch {
      found.set(path, { file: path, fault: "there is no such file, or it may not be read" });
    }
  }
  return [...found.values()];
}

async function walk(folder: string, depth: number, found: Map<string, Found>): Promise<void> {
  if (depth > MAX_DEPTH) return;
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (found.size >= MAX_FILES) return;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await walk(path, depth + 1, found);
    else if (entry.isFile() && /\.json$/i.test(entry.name)) found.set(path, { file: path, fault: null });
  }
}
