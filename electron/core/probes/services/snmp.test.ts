import { describe, expect, test } from "vitest";
import type { SnmpCredentials } from "../../../../shared/domain/checklist/credentials.ts";
import { serveDatagrams, soon } from "../../../../tests/support/probes/hostile-server.ts";
import { probeContext } from "../../../../tests/support/probes/probe-context.ts";
import { deviceReadings, snmpDevice } from "./snmp-device.ts";
import { interfacesCalled } from "./snmp-interface.ts";
import { neighboursIn } from "./snmp-neighbours.ts";
import { INTERFACE, LLDP, SYSTEM } from "./snmp-objects.ts";
import { feedOf } from "./snmp-poe.ts";
import { neighboursAt, portReadings, snmpPort } from "./snmp-port.ts";
import type { SnmpValue } from "./snmp-session.ts";

const V2: SnmpCredentials = { kind: "snmp", version: "2c", community: "public" };
const V3: SnmpCredentials = {
  kind: "snmp",
  version: "3",
  user: "wang",
  authProtocol: "sha256",
  authKey: "rightdigest",
};
const bytes = (text: string) => Buffer.from(text);
const PORT = { index: "7", name: "Gi1/0/7", description: "GigabitEthernet1/0/7", alias: "3F-会议室" };

const valuesOf = (readings: readonly { name: string; of: string; value: unknown }[]) =>
  Object.fromEntries(readings.map(({ name, of, value }) => [of === "" ? name : `${name} ${of}`, value]));

describe("a port", () => {
  const state = (columns: Partial<Record<keyof typeof INTERFACE, SnmpValue>>, uptime = 8_640_000) =>
    new Map<string, SnmpValue>([
      ...Object.entries(columns).map(([name, value]): [string, SnmpValue] => [
        `${INTERFACE[name as keyof typeof INTERFACE]}.7`,
        value,
      ]),
      [SYSTEM.uptime, uptime],
    ]);
  const rest = { port: PORT, vlan: null, poe: null, neighbours: [] };
  const read = (columns: Parameters<typeof state>[0], uptime?: number) =>
    valuesOf(portReadings({ ...rest, state: state(columns, uptime) }));

  test("that is up tells speed, duplex, errors of both ways and since when", () => {
    const all = { admin: 1, oper: 1, highSpeed: 1000, duplex: 2, errorsIn: 12, errorsOut: 0 };
    expect(read({ ...all, discardsIn: 3, discardsOut: 4, lastChange: 8_280_000 })).toEqual({
      ...{ enabled: true, up: true, speed: 1000, duplex: "half", errorsIn: 12, errorsOut: 0 },
      ...{ discards: 7, lastChange: 1 },
    });
  });

  test("of speed 0, of an unknown duplex and of a count that has turned over is silent about those", () => {
    expect(read({ oper: 1, highSpeed: 0, speed: 0, duplex: 1, lastChange: 9_000_000 })).toEqual({ up: true });
    expect(read({ oper: 1, highSpeed: 0, speed: 4_294_967_295 })).toEqual({ up: true });
    expect(read({ oper: 1, speed: 100_000_000, lastChange: 0 })).toEqual({ up: true, speed: 100 });
  });

  test("that is down has no speed, and what the device leaves out is not made up", () => {
    expect(read({ admin: 2, oper: 2, highSpeed: 1000, duplex: 3 })).toEqual({ enabled: false, up: false });
    expect(read({})).toEqual({});
  });

  const all = [
    PORT,
    { index: "1", name: "Gi1/0/1", description: "GigabitEthernet1/0/1", alias: "备用" },
    { index: "2", name: "Te1/0/1", description: "TenGigabitEthernet1/0/1", alias: "备用" },
    { index: "3", name: "7", description: "Port 7", alias: "" },
  ];
  test.each([
    ["gi1/0/7", ["7"]],
    ["GigabitEthernet1/0/7", ["7"]],
    ["gigabit1/0/7", ["7"]],
    ["3F-会议室", ["7"]],
    ["备用", ["1", "2"]],
    // Its own name goes before a number that means another.
    ["7", ["3"]],
    ["2", ["2"]],
    ["1/0/7", []],
    ["", []],
  ])("is found by %j", (wanted, found) => {
    expect(interfacesCalled(all, wanted).map(({ index }) => index)).toEqual(found);
  });

  test("is fed by the supply of its name, else by the bridge's number where there is one group alone", () => {
    expect(feedOf(PORT, null, ["1.7", "2.7"])).toBe("1.7");
    const plain = { ...PORT, name: "port7", description: "" };
    expect(feedOf(plain, "7", ["1.7", "1.8"])).toBe("1.7");
    expect(feedOf(plain, "7", ["1.7", "2.7"])).toBeNull();
    expect(feedOf(plain, null, ["1.7"])).toBeNull();
  });
});

describe("neighbours", () => {
  const tables = Object.fromEntries(Object.keys(LLDP).map((name) => [name, new Map<string, SnmpValue>()]));
  const put = (table: keyof typeof LLDP, index: string, value: SnmpValue) =>
    (tables[table] as Map<string, SnmpValue>).set(index, value);
  put("chassis", "0.7.1", Buffer.from([0, 0x1b, 0x21, 1, 2, 3]));
  put("chassisSubtype", "0.7.1", 4);
  put("port", "0.7.1", bytes("Gi0/24"));
  put("portSubtype", "0.7.1", 5);
  put("localDescription", "7", bytes("GigabitEthernet1/0/7"));
  put("chassis", "0.8.1", bytes("AP"));
  put("systemName", "0.8.1", bytes("会议室-AP"));
  put("chassis", "spoilt", bytes("x"));
  const found = neighboursIn(tables as unknown as Parameters<typeof neighboursIn>[0]);

  test("are called by their name, else by their address; a row that is none is left out", () => {
    expect(found).toEqual([
      {
        localPort: "7",
        localName: "GigabitEthernet1/0/7",
        localMac: "",
        system: "00:1b:21:01:02:03",
        port: "Gi0/24",
      },
      { localPort: "8", localName: "", localMac: "", system: "会议室-AP", port: "" },
    ]);
  });

  test("belong to the port of that name, else of that number", () => {
    const at = (port: Partial<typeof PORT>, bridgePort: string | null = null) =>
      neighboursAt({ ...PORT, ...port }, { bridgePort, mac: "" }, found).map(({ system }) => system);
    expect(at({})).toEqual(["00:1b:21:01:02:03"]);
    expect(at({ index: "30", name: "x", description: "", alias: "" }, "8")).toEqual(["会议室-AP"]);
    expect(at({ index: "30", name: "x", description: "", alias: "" })).toEqual([]);
  });
});

test("a device is up as long as the longer of its two counts says", () => {
  const system = new Map<string, SnmpValue>([
    [SYSTEM.name, Buffer.from([0xbd, 0xbb, 0xbb, 0xbb, 0xbb, 0xfa])],
    [SYSTEM.uptime, 360_000],
    [SYSTEM.engineTime, 50_000_000],
  ]);
  expect(valuesOf(deviceReadings(system, null, []))).toEqual({ name: "交换机", uptime: 13_888.9 });
});

describe("a device that is asked", () => {
  const ask = (port: number, credentials: SnmpCredentials | null = V2, ms = 150) =>
    snmpDevice(
      { host: "127.0.0.1", port },
      probeContext({ signal: soon(ms), ...(credentials ? { credentials: { snmp: credentials } } : {}) }),
    );

  test.each([
    ["v2c", V2],
    ["v3", V3],
  ] as const)("and is silent ends in time, by %s", async (_version, credentials) => {
    await using server = await serveDatagrams(() => null);
    const { end, reason, values, text } = await ask(server.port, credentials);
    expect({ end, reason, values }).toEqual({ end: "noAnswer", reason: "timeout", values: [] });
    expect(text["zh-CN"]).toContain("地址、团体名或加密密钥");
  });

  test.each([
    ["rubbish", Buffer.from("SSH-2.0-x")],
    ["half a message", Buffer.from("302902010104067075626c6963a21c0204", "hex")],
    ["a length beyond its end", Buffer.from("3084ffffffff020101", "hex")],
  ])("and answers %s ends in time", async (_what, answer) => {
    await using server = await serveDatagrams(() => answer);
    expect(await ask(server.port)).toMatchObject({ end: "noAnswer", reason: "timeout", values: [] });
  });

  test("and answers with its own question is no device", async () => {
    await using server = await serveDatagrams((question) => question);
    expect(await ask(server.port, V2, 5000)).toMatchObject({
      end: "noAnswer",
      reason: "garbage",
      values: [],
    });
  });

  test("whose name leads nowhere, or without credentials, is not asked", async () => {
    const context = probeContext({ signal: soon(5000), credentials: { snmp: V2 } });
    expect(await snmpDevice({ host: "no.such.host.invalid" }, context)).toMatchObject({
      reason: "noSuchHost",
    });
    expect(await ask(161, null)).toMatchObject({ end: "notAvailable", reason: "needsCredentials" });
    expect(await snmpPort({ host: "127.0.0.1", interface: " " }, context)).toMatchObject({
      reason: "badOption",
    });
  });
});
