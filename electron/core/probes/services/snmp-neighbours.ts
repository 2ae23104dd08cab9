import { LLDP } from "./snmp-objects.ts";
import type { Snmp } from "./snmp-session.ts";
import { columnOf, macOf, textOf } from "./snmp-values.ts";
import type { Column } from "./snmp-values.ts";

export interface Neighbour {
  /** Number of the local port, as LLDP counts them. */
  localPort: string;
  /** What the local port is called there; '' where it is not told. */
  localName: string;
  /** Its address of hardware, where that is what it is told by. */
  localMac: string;
  /** Who is there: its name, else its address. */
  system: string;
  port: string;
}

type Tables = Record<keyof typeof LLDP, Column>;

/** Who is at the other ends, by LLDP; none where the device does not speak it. */
export async function readNeighbours(snmp: Snmp): Promise<Neighbour[]> {
  const chassis = await columnOf(snmp, LLDP.chassis);
  if (chassis.size === 0) return [];
  const tables = { chassis } as Tables;
  for (const [name, oid] of Object.entries(LLDP) as [keyof typeof LLDP, string][]) {
    if (name !== "chassis") tables[name] = await columnOf(snmp, oid);
  }
  return neighboursIn(tables);
}

const MAC_SUBTYPES = { chassis: 4, port: 3 };

export function neighboursIn(tables: Tables): Neighbour[] {
  return [...tables.chassis].flatMap(([index, chassis]) => {
    const localPort = index.split(".")[1];
    if (localPort === undefined) return [];
    const port = tables.port.get(index);
    const spelt = (bytes: typeof chassis | undefined, isMac: boolean) =>
      isMac && bytes instanceof Uint8Array ? macOf(bytes) : textOf(bytes, 120);
    const address = spelt(chassis, tables.chassisSubtype.get(index) === MAC_SUBTYPES.chassis);
    const portId = spelt(port, tables.portSubtype.get(index) === MAC_SUBTYPES.port);
    const localId = tables.localPort.get(localPort);
    const byMac = tables.localPortSubtype.get(localPort) === MAC_SUBTYPES.port;
    return {
      localPort,
      localMac: byMac && localId instanceof Uint8Array ? macOf(localId) : "",
      localName: textOf(tables.localDescription.get(localPort)) || (byMac ? "" : textOf(localId)),
      system: textOf(tables.systemName.get(index), 120) || address,
      port: textOf(tables.portDescription.get(index), 120) || portId,
    };
  });
}

export const neighbourWords = ({ system, port }: Neighbour): string =>
  port === "" ? system : `${system} (${port})`;
