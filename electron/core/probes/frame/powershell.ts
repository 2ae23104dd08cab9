import type { ProbeContext } from "../probe.ts";

/** Whatever the system speaks, its JSON comes as UTF-8, and an error of one question leaves the others. */
const PREFIX =
  "$ErrorActionPreference='SilentlyContinue';[Console]::OutputEncoding=[Text.UTF8Encoding]::new($false);";

/**
 * What a script answers as JSON; null where there is no PowerShell or no JSON came.
 *
 * @param script ends in `ConvertTo-Json`; a constant, nothing from outside is put into it
 */
export async function askPowershell(context: ProbeContext, script: string): Promise<unknown> {
  const args = ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-Command", PREFIX + script];
  const ran = await context.run("powershell.exe", args);
  return ran ? jsonIn(ran.stdout) : null;
}

/** The JSON value in what a program printed; null for anything else. */
export function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(
      Buffer.from(bytes)
        .toString("utf8")
        .replace(/^\ufeff/, ""),
    );
  } catch {
    return null;
  }
}

/** PowerShell writes a list of one as the one. */
export function listOf(value: unknown): Record<string, unknown>[] {
  const list = Array.isArray(value)
    ? (value as unknown[])
    : value === null || value === undefined
      ? []
      : [value];
  return list.filter((each): each is Record<string, unknown> => typeof each === "object" && each !== null);
}

export function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

export function textsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  return list.map(textOf).filter((text) => text !== "");
}

/** A number, or null: 0 is left to the caller to judge. */
export function numberIn(value: unknown): number | null {
  const number =
    typeof value === "number" ? value : typeof value === "string" && value !== "" ? Number(value) : NaN;
  return Number.isFinite(number) ? number : null;
}
