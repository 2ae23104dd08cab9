import { createRequire } from "node:module";

/** A switch with VLANs and PoE, as net-snmp's own agent serves it on 10.8.0.2: snmpd has neither. */

type Cell = string | number | Buffer;
interface Mib {
  registerProvider(provider: object): void;
  addTableRow(table: string, row: Cell[]): void;
}
const snmp = createRequire(import.meta.url)("net-snmp") as {
  createAgent(options: object, onError: (error: Error | null) => void): { getMib(): Mib };
  MibProviderType: { Table: number };
  MaxAccess: Record<string, number>;
  ObjectType: Record<string, number>;
};

const agent = snmp.createAgent({ address: "10.8.0.2", port: 161, disableAuthorization: true }, (error) => {
  if (error) process.stdout.write(`${error.message}\n`);
});
const mib = agent.getMib();

/** A table with the given columns (`number: type`), by as many whole numbers as `indexes`. */
function table(name: string, oid: string, indexes: readonly number[], columns: Record<number, string>) {
  const column = (number: number, type: string, access: string) => ({
    ...{ number, name: `${name}${number}`, type: snmp.ObjectType[type] },
    maxAccess: snmp.MaxAccess[access],
  });
  mib.registerProvider({
    ...{ name, type: snmp.MibProviderType.Table, oid, maxAccess: snmp.MaxAccess["not-accessible"] },
    tableColumns: [
      ...indexes
        .filter((each) => !(each in columns))
        .map((each) => column(each, "Integer", "not-accessible")),
      ...Object.entries(columns).map(([number, type]) => column(Number(number), type, "read-only")),
    ].sort((one, other) => one.number - other.number),
    tableIndex: indexes.map((each) => ({ columnName: `${name}${each}` })),
  });
  return (...row: Cell[]) => mib.addTableRow(name, row);
}

const interfaces = table("if", "1.3.6.1.2.1.2.2.1", [1], {
  ...{ 1: "Integer", 2: "OctetString", 3: "Integer", 5: "Gauge", 7: "Integer", 8: "Integer", 9: "TimeTicks" },
  ...{ 13: "Counter", 14: "Counter", 19: "Counter", 20: "Counter" },
});
interfaces(103, "GigabitEthernet1/0/3", 6, 1_000_000_000, 1, 1, 0, 2, 4_294_967_000, 3, 0);
interfaces(104, "GigabitEthernet1/0/4", 6, 1_000_000_000, 2, 2, 0, 0, 0, 0, 0);

const more = table("ifx", "1.3.6.1.2.1.31.1.1.1", [99], { 1: "OctetString", 15: "Gauge", 18: "OctetString" });
// The agent keeps the index as the last column of a row.
more("Gi1/0/3", 1000, "3F-会议室", 103);
more("Gi1/0/4", 1000, "备用", 104);
more("Vlan30", 0, "备用", 30);

table("dot3", "1.3.6.1.2.1.10.7.2.1", [1], { 1: "Integer", 19: "Integer" })(103, 2);

const bridge = table("bridge", "1.3.6.1.2.1.17.1.4.1", [1], { 1: "Integer", 2: "Integer" });
bridge(3, 103);
bridge(4, 104);
const pvids = table("pvid", "1.3.6.1.2.1.17.7.1.4.5.1", [99], { 1: "Gauge" });
pvids(30, 3);
pvids(1, 4);

const feeds = table("pse", "1.3.6.1.2.1.105.1.1.1", [1, 2], { 3: "Integer", 6: "Integer" });
feeds(1, 3, 1, 3);
feeds(1, 4, 2, 1);
const draws = table("psex", "1.3.6.1.4.1.25506.2.14.1.1", [1, 2], { 5: "Integer" });
draws(1, 3, 6400);
draws(1, 4, 0);

process.stdout.write("ready\n");
