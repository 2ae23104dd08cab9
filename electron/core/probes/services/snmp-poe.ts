import type { Interface } from "./snmp-interface.ts";
import { POE, POE_POWER } from "./snmp-objects.ts";
import type { Snmp } from "./snmp-session.ts";
import { columnOf, numberOf } from "./snmp-values.ts";

export interface Poe {
  state: "off" | "searching" | "delivering" | "fault" | "test" | null;
  watts: number | null;
}

const OFF = 2;
const DETECTION: Readonly<Record<number, Poe["state"]>> = {
  1: "off",
  2: "searching",
  3: "delivering",
  4: "fault",
  5: "test",
  6: "fault",
};

/** What a port feeds; null where the switch has no PoE, or does not tell which of its feeds is this port's. */
export async function readPoe(snmp: Snmp, port: Interface, bridgePort: string | null): Promise<Poe | null> {
  const detection = await columnOf(snmp, POE.detection);
  const feed = feedOf(port, bridgePort, [...detection.keys()]);
  if (feed === null) return null;
  const [interfaceWatts, ...portWatts] = [POE_POWER.byInterface, ...POE_POWER.byPort];
  const watts = [`${interfaceWatts}.${port.index}`, ...portWatts.map((oid) => `${oid}.${feed}`)];
  const enabled = `${POE.enabled}.${feed}`;
  const found = await snmp.get([enabled, ...watts]);
  const told = found.ok ? found.value : new Map<string, never>();
  const draws = watts.map((oid) => numberOf(told.get(oid))).find((each) => each !== null);
  return {
    state: told.get(enabled) === OFF ? "off" : (DETECTION[Number(detection.get(feed))] ?? null),
    watts: draws === undefined ? null : Math.round(draws / 100) / 10,
  };
}

/**
 * Group and port of the supply that feeds a port. The standard leaves open how they go together: by the
 * first and last number of its name (`Gi1/0/3` is 1.3), else, with one group alone, by the bridge's number.
 */
export function feedOf(
  { name, description }: Interface,
  bridgePort: string | null,
  feeds: readonly string[],
): string | null {
  const groups = new Set(feeds.map((feed) => feed.split(".")[0]));
  const [group] = groups;
  for (const called of [name, description]) {
    const numbers = called.match(/\d+/g) ?? [];
    const [first, last] = [numbers.at(0), numbers.at(-1)];
    const byName = `${first}.${last}`;
    if (numbers.length > 1 && feeds.includes(byName)) return byName;
  }
  const byNumber = `${group}.${bridgePort}`;
  return groups.size === 1 && bridgePort !== null && feeds.includes(byNumber) ? byNumber : null;
}
