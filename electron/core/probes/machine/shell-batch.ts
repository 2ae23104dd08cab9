import { z } from "zod";
import { entry } from "./entry.ts";
import type { Entry } from "./entry.ts";

/**
 * What takes one output in PowerShell, the same here and in the collector: JSON of what there was, and of
 * an error its words for programs, which are English in every language of Windows.
 */
export const TAKE = [
  "function Take([string]$id, [scriptblock]$what) {",
  "$one = [ordered]@{ id = $id; missing = $false; exit = 0; out = ''; err = '' };",
  "try { $one.out = ConvertTo-Json -InputObject @(& $what) -Depth 4 -Compress }",
  "catch { $one.exit = 1; $one.missing = ($_.FullyQualifiedErrorId -like 'CommandNotFound*');",
  "$one.err = [string]$_.CategoryInfo.Category + ' ' + $_.FullyQualifiedErrorId }",
  "$script:all += $one }",
].join(" ");

/** One script for several expressions: starting PowerShell costs more than any of them. */
export function batchOf(sources: readonly { id: string; shell: string }[]): string {
  return [
    "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue'; $all = @();",
    TAKE,
    ...sources.map(({ id, shell }) => `Take '${id}' { ${shell} };`),
    // Base64 is the same in every code page that a console may have.
    "$json = ConvertTo-Json -InputObject @($all) -Depth 3 -Compress;",
    "[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($json))",
  ].join(" ");
}

/** The outputs of a batch; null for what is none. */
export function readBatch(stdout: Uint8Array): Entry[] | null {
  const text = Buffer.from(stdout).toString("latin1").trim();
  try {
    const said: unknown = JSON.parse(Buffer.from(text, "base64").toString("utf8"));
    const read = z.array(entry).max(200).safeParse(said);
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
