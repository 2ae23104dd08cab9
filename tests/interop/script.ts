import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { once } from "node:events";
import type { Finding } from "./second.ts";

export const SCRIPT = join(import.meta.dirname, "../../docs/verify/verify.sh");

export interface Report {
  code: number;
  said: string;
  findings: Finding[];
}

/** Runs the stranger's script over files in a folder of their own, or over the folder as a pack. */
export async function runScript(
  folder: string,
  anchor: string,
  files: Readonly<Record<string, Buffer | string>>,
  packed = false,
): Promise<Report> {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  const child = spawn("sh", [SCRIPT, anchor, ...(packed ? ["."] : Object.keys(files))], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit") as Promise<[number]>,
  ]);
  const findings = [...out.matchAll(/^([^:\n]+):(\d+) ([a-z-]+) {2}/gm)].map(
    ([, file = "", line, kind = ""]) => ({
      file,
      line: Number(line),
      kind,
    }),
  );
  return { code, said: out + err, findings };
}
