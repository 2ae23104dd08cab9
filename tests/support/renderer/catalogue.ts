import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The words of one language by key: `queue:view.mine` and what it says. */
export function readCatalogue(folder: string): Map<string, string> {
  const all = new Map<string, string>();
  const enter = (prefix: string, node: unknown) => {
    if (typeof node === "string") all.set(prefix, node);
    else for (const [key, below] of Object.entries(node as object)) enter(`${prefix}.${key}`, below);
  };
  for (const file of readdirSync(folder)) {
    const area = file.replace(/\.json$/, "");
    const content = JSON.parse(readFileSync(join(folder, file), "utf8")) as object;
    for (const [key, below] of Object.entries(content)) enter(`${area}:${key}`, below);
  }
  return all;
}
