import { say, without } from "../frame/answers.ts";
import type { ProbeAnswer } from "../probe.ts";
import { snmpFailure } from "./snmp-answers.ts";
import { INTERFACE } from "./snmp-objects.ts";
import type { Snmp } from "./snmp-session.ts";
import { columnOf, textOf } from "./snmp-values.ts";

/** A port of a switch, under all the names somebody may call it by. */
export interface Interface {
  /** ifIndex. */
  index: string;
  /** `Gi1/0/3` */
  name: string;
  /** `GigabitEthernet1/0/3` */
  description: string;
  /** What its administrator wrote: `3F-会议室`. */
  alias: string;
}

export const calledBy = ({ name, description, index }: Interface): string =>
  name || description || `#${index}`;

/** Finds the port somebody means; an answer instead where it is none, or several. */
export async function findInterface(
  snmp: Snmp,
  host: string,
  wanted: string,
): Promise<Interface | ProbeAnswer> {
  const descriptions = await snmp.column(INTERFACE.description);
  if (!descriptions.ok) return snmpFailure(descriptions, host);
  const names = await columnOf(snmp, INTERFACE.name);
  const aliases = await columnOf(snmp, INTERFACE.alias);
  const all = [...new Set([...descriptions.value.keys(), ...names.keys()])].map((index) => ({
    index,
    name: textOf(names.get(index)),
    description: textOf(descriptions.value.get(index)),
    alias: textOf(aliases.get(index)),
  }));
  const found = interfacesCalled(all, wanted);
  const [only] = found;
  if (only && found.length === 1) return only;
  const some = (found.length > 1 ? found : all).slice(0, 8).map(calledBy).join(", ");
  return found.length > 1
    ? without(
        "badOption",
        say(`“${wanted}”对应多个端口：${some}。`, `“${wanted}” fits several ports: ${some}.`),
      )
    : without(
        "noSuchPart",
        say(`${host} 没有端口“${wanted}”；有：${some}。`, `${host} has no port “${wanted}”; it has ${some}.`),
      );
}

/** By name, description, what the administrator wrote, short form, number: the first of these that fits any. */
export function interfacesCalled(all: readonly Interface[], wanted: string): Interface[] {
  const asked = wanted.trim().toLowerCase();
  const ways: ((each: Interface) => boolean)[] = [
    ({ name }) => name.toLowerCase() === asked,
    ({ description }) => description.toLowerCase() === asked,
    ({ alias }) => alias.toLowerCase() === asked,
    ({ name, description }) => isShortOf(asked, name) || isShortOf(asked, description),
    ({ index }) => index === asked,
  ];
  for (const fits of ways) {
    const found = asked === "" ? [] : all.filter(fits);
    if (found.length > 0) return found;
  }
  return [];
}

/** `gi1/0/3` of `GigabitEthernet1/0/3`: the same numbers, and letters that begin the others. */
function isShortOf(asked: string, called: string): boolean {
  const form = /^([a-z-]+) ?(\d[\d/.:]*)$/;
  const short = form.exec(asked);
  const long = form.exec(called.toLowerCase());
  return (
    short !== null && long !== null && short[2] === long[2] && (long[1] ?? "").startsWith(short[1] ?? "-")
  );
}
