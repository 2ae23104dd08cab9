import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import type { SnmpCredentials } from "../../../shared/domain/checklist/credentials.ts";
import type { ProbeName } from "../../../shared/domain/checklist/probes.ts";
import type { ProbeCase } from "../support/cases.ts";
import type { Host, Lab } from "../support/lab.ts";
import { measureIn } from "./measure-in.ts";

const packages = ["iproute2", "snmpd", "lldpd"];

const AGENT = fileURLToPath(new URL("switch-agent.ts", import.meta.url));

const V2: SnmpCredentials = { kind: "snmp", version: "2c", community: "public" };
const V3: SnmpCredentials = {
  ...{ kind: "snmp", version: "3", user: "wang", authProtocol: "sha256", authKey: "rightdigest" },
  ...{ privProtocol: "aes", privKey: "rightprivacy" },
};

/** A switch: snmpd with LLDP, and a neighbour that tells its name. */
async function startSwitch(lab: Lab): Promise<{ laptop: Host; agent: Host; neighbour: Host }> {
  const [laptop, agent, neighbour] = [await lab.host("l"), await lab.host("s"), await lab.host("n")];
  await lab.cable([laptop, "eth0"], [agent, "eth0"]);
  await lab.cable([neighbour, "eth0"], [agent, "eth1"]);
  await laptop.ip("address", "add", "10.8.0.1/24", "dev", "eth0");
  await agent.ip("address", "add", "10.8.0.2/24", "dev", "eth0");
  // A port that leads nowhere.
  await agent.ip("link", "add", "eth2", "type", "veth", "peer", "name", "eth3");
  await agent.ip("link", "set", "eth1", "alias", "3F-会议室");
  const config = agent.file(
    "snmpd.conf",
    [
      "agentaddress udp:10.8.0.2:161",
      "rocommunity public",
      "rouser wang priv",
      "rouser guest auth",
      'createUser wang SHA-256 "rightdigest" AES "rightprivacy"',
      'createUser guest SHA-256 "rightdigest"',
      "sysName 交换机-3F",
      "master agentx",
      `agentXSocket ${agent.folder}/agentx`,
      // Else the numbers of ports wait for up to a minute.
      "interface_fadeout 1",
    ].join("\n"),
  );
  const env = { ...process.env, SNMP_PERSISTENT_DIR: `${agent.folder}/state`, MIBS: "" };
  const server = agent.start(["snmpd", "-f", "-C", "-c", config, "-Lo"], { env });
  await lab.until("snmpd", () => server.log().includes("NET-SNMP version"));
  return { laptop, agent, neighbour };
}

const snmp = (probe: ProbeName, options: Record<string, string | number>, credentials: SnmpCredentials) => ({
  ...{ probe, options: { host: "10.8.0.2", ...options }, credentials: { snmp: credentials } },
});

export const SNMP_CASES: readonly ProbeCase[] = [
  {
    name: "a switch answers by v2c and v3: name, uptime, ports",
    packages,
    async run(lab) {
      const { laptop } = await startSwitch(lab);
      for (const credentials of [V2, V3]) {
        const { end, of, text } = await measureIn(laptop, snmp("snmpDevice", {}, credentials));
        assert.equal(end, "result", JSON.stringify(text));
        assert.equal(of("name"), "交换机-3F");
        assert.ok(Number(of("ports")) >= 4, `${of("ports")} ports`);
        assert.ok(Number(of("portsUp")) >= 2 && Number(of("portsUp")) < Number(of("ports")));
      }
    },
  },
  {
    name: "a wrong digest, user, level, privacy key and community each end in time, told apart where the protocol does",
    packages,
    async run(lab) {
      const { laptop } = await startSwitch(lab);
      const wrong: [SnmpCredentials, string, RegExp][] = [
        [{ ...V3, authKey: "wrongdigest" } as SnmpCredentials, "denied", /认证密钥/],
        [{ ...V3, authProtocol: "sha512" } as SnmpCredentials, "denied", /认证密钥/],
        [{ ...V3, user: "li" } as SnmpCredentials, "denied", /没有这个/],
        [{ ...V3, user: "guest" } as SnmpCredentials, "denied", /安全级别/],
        [{ ...V3, privKey: "wrongprivacy" } as SnmpCredentials, "timeout", /加密密钥/],
        [{ ...V2, community: "secret" } as SnmpCredentials, "timeout", /团体名/],
      ];
      for (const [credentials, reason, words] of wrong) {
        const answer = await measureIn(laptop, snmp("snmpDevice", {}, credentials));
        assert.equal(answer.end, "noAnswer");
        assert.equal(answer.reason, reason, JSON.stringify(answer.text));
        assert.match(answer.text["zh-CN"] ?? "", words);
      }
    },
  },
  {
    name: "a port is found by name and number; up, down and errors are told",
    packages,
    async run(lab) {
      const { laptop, agent } = await startSwitch(lab);
      const index = (await agent.do("cat", "/sys/class/net/eth1/ifindex")).trim();
      for (const port of ["eth1", index]) {
        const { end, of, text } = await measureIn(laptop, snmp("snmpPort", { interface: port }, V2));
        assert.equal(end, "result", JSON.stringify(text));
        assert.equal(of("up"), true);
        assert.equal(of("enabled"), true);
        assert.equal(of("errorsIn"), 0);
        assert.equal(of("speed"), 10_000);
      }
      const down = await measureIn(laptop, snmp("snmpPort", { interface: "eth2" }, V3));
      assert.equal(down.of("up"), false);
      assert.equal(down.of("speed"), undefined);
      const none = await measureIn(laptop, snmp("snmpPort", { interface: "eth9" }, V2));
      assert.equal(none.reason, "noSuchPart");
    },
  },
  {
    name: "who is at the other end of a port is told by LLDP",
    packages,
    async run(lab) {
      const { laptop, agent, neighbour } = await startSwitch(lab);
      for (const [host, more] of [
        [agent, ["-x", "-X", `${agent.folder}/agentx`]],
        [neighbour, []],
      ] as const) {
        const control = `${host.folder}/lldpd.socket`;
        const server = host.start(["lldpd", "-d", "-u", control, "-I", "eth0,eth1", ...more]);
        await lab.until(
          "lldpd",
          async () => (await host.run(["lldpcli", "-u", control, "show", "chassis"])).code === 0,
        );
        await host.do("lldpcli", "-u", control, "configure", "lldp", "tx-interval", "1");
        await host.do("lldpcli", "-u", control, "configure", "system", "hostname", `机器-${host.name}`);
        assert.ok(server.pid > 0);
      }
      const neighbourOf = async (port: string) =>
        (await measureIn(laptop, snmp("snmpPort", { interface: port }, V2))).of("neighbour");
      // Names are told anew within a second.
      await lab.until("a neighbour", async () => (await neighbourOf("eth1")) === "机器-n (eth0)");
      assert.equal(await neighbourOf("eth2"), undefined);
      const device = await measureIn(laptop, snmp("snmpDevice", {}, V2));
      assert.match(String(device.of("neighbours")), /机器-n/);
    },
  },
  {
    name: "VLAN, duplex, PoE and its power of a port are read where a switch has them",
    packages: ["iproute2"],
    async run(lab) {
      const laptop = await lab.host("l");
      await laptop.ip("address", "add", "10.8.0.2/32", "dev", "lo");
      const agent = laptop.start([process.execPath, AGENT]);
      await lab.until("the agent", () => agent.log().includes("ready"));
      for (const port of ["Gi1/0/3", "gi1/0/3", "GigabitEthernet1/0/3", "3F-会议室", "103"]) {
        const { end, of, text } = await measureIn(laptop, snmp("snmpPort", { interface: port }, V2));
        assert.equal(end, "result", JSON.stringify(text));
        const read = ["enabled", "up", "speed", "duplex", "vlan", "poe", "poePower", "errorsIn"].map(of);
        assert.deepEqual(read, [true, true, 1000, "half", 30, "delivering", 6.4, 4_294_967_000]);
      }
      const down = await measureIn(laptop, snmp("snmpPort", { interface: "Gi1/0/4" }, V2));
      assert.deepEqual(["enabled", "up", "speed", "poe"].map(down.of), [false, false, undefined, "off"]);
      const several = await measureIn(laptop, snmp("snmpPort", { interface: "备用" }, V2));
      assert.equal(several.reason, "badOption");
    },
  },
];
