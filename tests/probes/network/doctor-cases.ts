import assert from "node:assert/strict";
import type { ProbeCase } from "../support/cases.ts";
import type { Lab } from "../support/lab.ts";
import { PACKAGES, openOffice, startNginx } from "./office.ts";
import type { Office, OfficeOptions } from "./office.ts";

const CHAIN = ["link", "address", "gateway", "dns", "proxy", "portal", "internet", "time", "hub"];

interface Fault {
  name: string;
  /** What the doctor must name; null where nothing is broken. */
  broken: string | null;
  options?: OfficeOptions;
  stage?: (office: Office, lab: Lab) => Promise<void>;
  env?: NodeJS.ProcessEnv;
  /** What a technician must be told. */
  says?: RegExp;
}

const labTargets = {
  portal: [{ url: "http://portal.lab.test/generate_204", status: 204 }],
  internet: [{ host: "www.lab.test", port: 443 }],
  names: ["www.lab.test"],
  time: ["time.lab.test"],
};

/** The gateway answers no web request of the laptop itself but sends it to a page of its own. */
async function captive(office: Office, lab: Lab, answer: string): Promise<void> {
  await office.gw.nft(`table ip portal {
    chain in { type nat hook prerouting priority -100; iifname "lan" tcp dport 80 redirect to :8080; }
    chain out { type filter hook forward priority 0; iifname "lan" drop; }; }`);
  startNginx(office.gw, `server { listen 8080; location / { ${answer} } }`);
  await lab.until(
    "the portal",
    async () => (await office.gw.run(["ss", "-Hlnt", "sport", "=", ":8080"])).out !== "",
  );
}

const FAULTS: readonly Fault[] = [
  { name: "a healthy chain", broken: null, says: /一切正常/ },
  {
    name: "a gateway that drops pings",
    broken: null,
    stage: ({ gw }) =>
      gw.nft("table ip f { chain in { type filter hook input priority 0; icmp type echo-request drop; }; }"),
  },
  {
    name: "no time server, a right clock by the web",
    broken: null,
    options: { clock: null },
  },
  {
    name: "a living name server beside a dead one",
    broken: null,
    stage: ({ pc }) => Promise.resolve(pc.etc("resolv.conf", "nameserver 10.20.0.9\nnameserver 10.20.0.1\n")),
    says: /一切正常/,
  },
  {
    name: "nothing but the proxy, and it answers,",
    broken: null,
    env: { http_proxy: "http://10.20.0.1:8888", https_proxy: "http://10.20.0.1:8888" },
    stage: async ({ gw, pc }, lab) => {
      await gw.nft('table ip f { chain f { type filter hook forward priority 0; iifname "lan" drop; }; }');
      gw.etc("resolv.conf", "nameserver 10.20.0.1\n");
      const config = gw.file(
        "tinyproxy.conf",
        "Port 8888\nListen 10.20.0.1\nAllow 10.20.0.0/24\nConnectPort 443\n",
      );
      gw.start(["tinyproxy", "-d", "-c", config]);
      await lab.until(
        "the proxy",
        async () => (await gw.run(["ss", "-Hlnt", "sport", "=", ":8888"])).out !== "",
      );
      pc.file("targets.json", JSON.stringify(labTargets));
    },
    says: /一切正常/,
  },
  {
    name: "cable out",
    broken: "link",
    stage: async ({ gw }) => void (await gw.ip("link", "set", "port1", "down")),
    says: /没有接通/,
  },
  {
    name: "no lease",
    broken: "address",
    options: { address: "none" },
    stage: async ({ pc }) => {
      const config = pc.file("dhclient.conf", "timeout 2;\nretry 60;\n");
      const { folder } = pc;
      const files = ["-sf", "/bin/true", "-cf", config, "-lf", `${folder}/leases`, "-pf", `${folder}/pid`];
      const asked = await pc.run(["dhclient", "-1", ...files, "eth0"], { timeoutMs: 20_000 });
      assert.notEqual(asked.code, 0, "there must be no lease");
    },
    says: /没有地址/,
  },
  {
    name: "an address of its own making",
    broken: "address",
    options: { address: "selfAssigned" },
    says: /169\.254/,
  },
  {
    name: "a doubled address",
    broken: "address",
    stage: async ({ gw }, lab) => {
      const twin = await lab.host("twin");
      await lab.cable([twin, "eth0"], [gw, "port2"]);
      await gw.ip("link", "set", "port2", "master", "lan");
      await twin.ip("address", "add", "10.20.0.50/24", "dev", "eth0");
    },
    says: /地址冲突/,
  },
  {
    name: "no default route",
    broken: "gateway",
    stage: async ({ pc }) => void (await pc.ip("route", "del", "default")),
    says: /没有默认网关/,
  },
  {
    name: "gateway dead",
    broken: "gateway",
    stage: async ({ gw }) => void (await gw.ip("link", "set", "lan", "down")),
    says: /网关 10\.20\.0\.1 没有应答/,
  },
  {
    name: "gateway dead, a name server on the same wire lives",
    broken: "gateway",
    stage: async (office, lab) => {
      const server = await lab.host("ns");
      await lab.cable([server, "lan"], [office.gw, "port3"]);
      await office.gw.ip("link", "set", "port3", "master", "lan");
      await server.ip("address", "add", "10.20.0.2/24", "dev", "lan");
      office.pc.etc("resolv.conf", "nameserver 10.20.0.2\n");
      const { startDns } = await import("./office.ts");
      await office.dns.stop();
      startDns(server);
      await lab.until(
        "the name server",
        async () => (await server.run(["ss", "-Hlnu", "sport", "=", ":53"])).out !== "",
      );
      await office.gw.ip("address", "flush", "dev", "lan");
    },
    says: /网关 10\.20\.0\.1 没有应答/,
  },
  { name: "DNS dead", broken: "dns", stage: ({ dns }) => dns.stop(), says: /域名解析没有/ },
  {
    name: "DNS silent",
    broken: "dns",
    stage: ({ gw }) =>
      gw.nft("table ip f { chain in { type filter hook input priority 0; udp dport 53 drop; }; }"),
    says: /域名解析没有/,
  },
  { name: "DNS refuses", broken: "dns", options: { dns: { names: false } }, says: /解析不出外网名称/ },
  {
    name: "DNS lies",
    broken: "dns",
    options: { dns: { names: false, lines: ["address=/#/10.66.66.66"] } },
    says: /劫持|不对/,
  },
  {
    name: "DNS filters to nowhere",
    broken: "dns",
    options: { dns: { names: false, lines: ["address=/#/0.0.0.0"] } },
    says: /不通的地址/,
  },
  {
    name: "no DNS server set",
    broken: "dns",
    stage: ({ pc }) => Promise.resolve(pc.etc("resolv.conf", "search lab.test\n")),
    says: /没有设置 DNS/,
  },
  {
    name: "proxy dead",
    broken: "proxy",
    env: { https_proxy: "http://me:secret@203.0.113.10:3128" },
    says: /代理 203/,
  },
  {
    name: "a log-in page that sends on",
    broken: "portal",
    stage: (office, lab) => captive(office, lab, "return 302 http://login.lab.test/welcome;"),
    says: /认证页/,
  },
  {
    name: "a log-in page in the place of the known one",
    broken: "portal",
    stage: (office, lab) => captive(office, lab, 'return 200 "please sign in";'),
    says: /认证页/,
  },
  {
    name: "no internet behind the gateway",
    broken: "internet",
    stage: async ({ gw }) => void (await gw.ip("link", "set", "wan", "down")),
    says: /外网不通/,
  },
  { name: "clock an hour wrong", broken: "time", options: { clock: "+3600s" }, says: /慢了 3[56]\d\d 秒/ },
  { name: "hub down", broken: "hub", options: { hub: false }, says: /服务器不通/ },
  {
    name: "another machine in the hub's place",
    broken: "hub",
    stage: ({ pc }) => {
      pc.file(
        "targets.json",
        JSON.stringify({ ...labTargets, hub: { url: "https://hub.lab.test", pins: ["0".repeat(64)] } }),
      );
      return Promise.resolve();
    },
    says: /证书不是配对时的/,
  },
];

export const DOCTOR_CASES: readonly ProbeCase[] = FAULTS.map(
  ({ name, broken, options, stage, env, says }) => ({
    name: broken === null ? `doctor: ${name} is all well` : `doctor: ${name} is named ${broken}`,
    packages: PACKAGES,
    async run(lab) {
      const office = await openOffice(lab, options);
      await stage?.(office, lab);
      const found = await office.doctor(env);
      assert.equal(found.broken, broken, `${found.states}\n${found.text}`);
      assert.equal(found.code, broken === null ? 0 : 1);
      if (says) assert.match(found.text, says);
      assert.doesNotMatch(found.text, /secret/);
      if (broken === null) return;
      assert.doesNotMatch(found.text, /一切正常/);
      const behind = CHAIN.slice(CHAIN.indexOf(broken) + 1);
      for (const link of behind) assert.match(found.states, new RegExp(`${link}=notReached`));
    },
  }),
);
