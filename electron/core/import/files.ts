import { readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";

const MAX_DEPTH = 8;
const MAX_FILES = 50_000;

export type Found = { file: string; fault: null } | { file: string; fault: string };

export interface FoundDocuments {
  found: Found[];
  /** Files in chosen folders that are no documents by their names: how many, by the ends of the names. */
  left: Record<string, number>;
}

/** As agents name what they write (JSON, XML, and XML in the older agent's own ending), and the export. */
const DOCUMENT = /\.(json|xml|ocs|csv)$/i;

/**
 * The documents behind the paths a person chose: files as they are, folders with every document in
 * them, in a stable order and each once. Links inside folders are not followed. What could not be
 * looked at is said, and keeps nothing else from being looked at; what is no document is counted.
 */
export async function findDocuments(paths: readonly string[]): Promise<FoundDocuments> {
  const found = new Map<string, Found>();
  const passed = new Set<string>();
  const refuse = (file: string, fault: string) => void found.set(file, { file, fault });
  for (const path of paths) {
    const there = await stat(path).catch(() => null);
    if (there?.isDirectory()) await walk(path, 0, { found, passed, refuse });
    else if (there?.isFile()) found.set(path, { file: path, fault: null });
    // A pipe or a device has no end to wait for.
    else refuse(path, there ? "this is no file" : "there is no such file, or it may not be read");
  }
  const left: Record<string, number> = {};
  for (const path of passed) {
    if (found.has(path)) continue;
    const ending = extname(path).toLowerCase();
    left[ending] = (left[ending] ?? 0) + 1;
  }
  return { found: [...found.values()], left };
}

interface Walk {
  found: Map<string, Found>;
  passed: Set<string>;
  refuse: (file: string, fault: string) => void;
}

async function walk(folder: string, depth: number, into: Walk): Promise<void> {
  const { found, passed, refuse } = into;
  if (depth > MAX_DEPTH) return refuse(folder, `folders are looked into ${MAX_DEPTH} deep`);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (!entries) return refuse(folder, "the folder may not be read");
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (found.size >= MAX_FILES) return refuse(folder, `more than ${MAX_FILES} files; the rest was left out`);
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await walk(path, depth + 1, into);
    else if (entry.isFile() && DOCUMENT.test(entry.name)) found.set(path, { file: path, fault: null });
    else passed.add(path);
  }
}
