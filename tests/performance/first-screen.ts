import { readFileSync } from "node:fs";
import path from "node:path";
import { dist } from "../../build/runtime.mjs";
import { withFirstPart } from "../../electron/main/windows/first-part.ts";

/** Bytes of script and style that the window reads until its first screen stands, as built. */
export function firstScreenBytes(): { script: number; style: number } {
  const root = path.dirname(dist.renderer);
  const assets = path.join(root, "assets");
  const read = new Map<string, string>();
  const take = (name: string): void => {
    if (read.has(name)) return;
    const text = readFileSync(path.join(assets, name), "utf8");
    read.set(name, text);
    // What a script names at its beginning comes with it; what it fetches later does not.
    if (name.endsWith(".js"))
      for (const [, other = ""] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) take(other);
  };
  const page = withFirstPart(readFileSync(dist.renderer, "utf8"), { phase: "ready", locale: "zh-CN" });
  for (const [, name = ""] of page.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.(?:js|css))"/g)) take(name);
  const bytes = (type: string) =>
    [...read]
      .filter(([name]) => name.endsWith(type))
      .reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
  return { script: bytes(".js"), style: bytes(".css") };
}
