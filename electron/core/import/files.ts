import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

const MAX_DEPTH = 8;
const MAX_FILES = 50_000;

export type Found = { file: string; fault: null } | { file: string; fault: string };

/**
 * The documents behind the paths a person chose: files as they are, folders with every `.json` in
 * them, in a stable order and each once. Links inside folders are not followed. What could not be
 * looked at is said, and keeps nothing else from being looked at.
 */
export async function findDocuments(paths: readonly string[]): Promise<Found[]> {
  const found = new Map<string, Found>();
  const refuse = (file: string, fault: string) => void found.set(file, { file, fault });
  for (const path of paths) {
    const there = await stat(path).catch(() => null);
    if (there?.isDirectory()) await walk(path, 0, found, refuse);
    else if (there?.isFile()) found.set(path, { file: path, fault: null });
    // A pipe or a device has no end to wait for.
    else refuse(path, there ? "this is no file" : "there is no such file, or it may not be read");
  }
  return [...found.values()];
}

async function walk(
  folder: string,
  depth: number,
  found: Map<string, Found>,
  refuse: (file: string, fault: string) => void,
): Promise<void> {
  if (depth > MAX_DEPTH) return refuse(folder, `folders are looked into ${MAX_DEPTH} deep`);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (!entries) return refuse(folder, "the folder may not be read");
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (found.size >= MAX_FILES) return refuse(folder, `more than ${MAX_FILES} files; the rest was left out`);
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await walk(path, depth + 1, found, refuse);
    else if (entry.isFile() && /\.json$/i.test(entry.name)) found.set(path, { file: path, fault: null });
  }
}
