import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const SCRIPTS = ["collect.sh", "collect.cmd", "collect.ps1"] as const;
export type Script = (typeof SCRIPTS)[number];

/** A script as it is kept: beside the bundle, or beside this file in the source. */
export function scriptText(name: Script): string {
  const built = join(import.meta.dirname, "collector", name);
  return readFileSync(existsSync(built) ? built : join(import.meta.dirname, name), "utf8");
}

/**
 * A script as it goes to the stick. Windows wants its own ends of lines, and PowerShell 5.1 takes a file
 * without the mark of byte order for the code page of the system: Chinese would be rubbish.
 */
export function scriptBytes(name: Script): Buffer {
  const text = scriptText(name);
  if (name === "collect.sh") return Buffer.from(text);
  const windows = text.replaceAll("\n", "\r\n");
  return Buffer.from(name === "collect.ps1" ? `\uFEFF${windows}` : windows);
}
