import { readFileSync } from "node:fs";

/**
 * Addresses and hosts that Chromium touched during a run, from its own record (`netLog`). Text
 * search instead of parsing: after SIGKILL the file ends in the middle.
 */
export function networkAddresses(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const found = text.matchAll(/"(?:url|host|hostname|address|proxy_info|original_url)":"([^"]+)"/g);
  return [...new Set([...found].map(([, address]) => address ?? ""))];
}
