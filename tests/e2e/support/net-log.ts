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

/** Host names for which Chromium asked anybody, the system or a server. The record must have been ended cleanly. */
export function lookUps(file: string): string[] {
  const { constants, events } = JSON.parse(readFileSync(file, "utf8")) as {
    constants: { logEventTypes: Record<string, number> };
    events: { type: number; params?: { host?: string } }[];
  };
  const job = constants.logEventTypes["HOST_RESOLVER_MANAGER_JOB"];
  if (job === undefined) throw new Error("this Chromium calls its look-ups by another name");
  return [
    ...new Set(events.flatMap(({ type, params }) => (type === job && params?.host ? [params.host] : []))),
  ];
}
