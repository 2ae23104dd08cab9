import type { RunDetail } from "../../shared/ipc/diagnostics.ts";

/** Links of the network doctor in their order, from the cable to the hub. */
export const LINKS = [
  "link",
  "address",
  "gateway",
  "dns",
  "proxy",
  "portal",
  "internet",
  "time",
  "hub",
] as const;
export type LinkName = (typeof LINKS)[number];
export interface LinkTold {
  name: LinkName;
  state: "good" | "broken" | "notReached" | "notAvailable";
}

/**
 * The chain as the network doctor of a run measured it last; null where it was not asked. A reading names the
 * first broken link and those that are good: what is neither was not reached, or not available before it.
 */
export function doctorTold({ answers }: Pick<RunDetail, "answers">): LinkTold[] | null {
  const asked = Object.values(answers)
    .flatMap(({ reading }) => (reading?.probe === "doctor" && reading.end === "result" ? [reading] : []))
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
  if (!asked) return null;
  const said = (wanted: string) => String(asked.values.find(({ name }) => name === wanted)?.value ?? "");
  const broken = LINKS.findIndex((link) => link === said("broken"));
  const good = new Set(said("good").split(/[^a-z]+/));
  return LINKS.map((name, index) => {
    if (index === broken) return { name, state: "broken" };
    if (good.has(name)) return { name, state: "good" };
    return { name, state: broken >= 0 && index > broken ? "notReached" : "notAvailable" };
  });
}
