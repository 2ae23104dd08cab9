import path from "node:path";
import { projectRoot } from "../../../build/runtime/paths.mjs";
import type { Host, Lab, Server } from "../support/lab.ts";

export const PACKAGES = [
  ...["iproute2", "nftables", "iputils-ping", "iputils-arping", "dnsmasq-base", "nginx-light", "chrony"],
  ...["faketime", "openssl", "isc-dhcp-client", "mtr-tiny", "traceroute", "tinyproxy-bin"],
];

/** An office: the technician's laptop on a switch, a gateway with DNS, and the internet behind it. */
export interface Office {
  pc: Host;
  gw: Host;
  /** Everything outside: a web server, the page that is known, the hub. */
  net: Host;
  dns: Server;
  /** What is given to `probe --targets`. */
  targets: string;
  /** Runs `console probe ARGS --json` on the laptop, started by `through`, and answers what it printed. */
  probe(args: readonly string[], env?: NodeJS.ProcessEnv, through?: readonly string[]): Promise<Probed>;
  doctor(
    env?: NodeJS.ProcessEnv,
  ): Promise<{ broken: string | null; states: string; code: number | null; text: string }>;
}

export interface Probed {
  code: number | null;
  end: string;
  reason: string | null;
  values: Record<string, unknown>;
  text: string;
  raw: unknown;
  result: unknown;
}

export interface OfficeOptions {
  /** How the laptop gets its address; `typed` unless said otherwise. */
  address?: "typed" | "none" | "selfAssigned";
  /** Further lines of dnsmasq; the names of the lab are in it unless `names` is false. */
  dns?: { lines?: readonly string[]; names?: boolean };
  /** A server of time with this offset, e.g. `+1h`; none when null. */
  clock?: string | null;
  hub?: boolean;
}

const NAMES: Readonly<Record<string, string>> = {
  "portal.lab.test": "203.0.113.10",
  "www.lab.test": "203.0.113.10",
  "time.lab.test": "203.0.113.11",
  "hub.lab.test": "203.0.113.20",
};

const CLI = path.join(projectRoot, "electron/core/cli/main.ts");

export async function openOffice(lab: Lab, options: OfficeOptions = {}): Promise<Office> {
  const [pc, gw, net] = [await lab.host("pc"), await lab.host("gw"), await lab.host("net")];
  await gw.ip("link", "add", "lan", "type", "bridge");
  await gw.ip("link", "set", "lan", "up");
  await lab.cable([pc, "eth0"], [gw, "port1"]);
  await lab.cable([gw, "wan"], [net, "eth0"]);
  await gw.ip("link", "set", "port1", "master", "lan");
  await gw.ip("address", "add", "10.20.0.1/24", "dev", "lan");
  await gw.ip("address", "add", "198.51.100.1/24", "dev", "wan");
  await gw.ip("route", "add", "default", "via", "198.51.100.2");
  await gw.do("sysctl", "-qw", "net.ipv4.ip_forward=1");
  await net.ip("address", "add", "198.51.100.2/24", "dev", "eth0");
  await net.ip("route", "add", "10.20.0.0/24", "via", "198.51.100.1");
  for (const address of new Set(Object.values(NAMES)))
    await net.ip("address", "add", `${address}/32`, "dev", "lo");

  const { address = "typed", clock = "+0s", hub = true } = options;
  if (address === "typed") {
    await pc.ip("address", "add", "10.20.0.50/24", "dev", "eth0");
    await pc.ip("route", "add", "default", "via", "10.20.0.1");
  } else if (address === "selfAssigned") {
    await pc.ip("address", "add", "169.254.7.9/16", "dev", "eth0");
  }
  pc.etc("resolv.conf", "nameserver 10.20.0.1\n");

  const dns = startDns(gw, options.dns);
  await startWeb(net, hub);
  if (clock !== null) startClock(net, clock);
  await lab.until("the servers", async () => {
    const listening = await Promise.all(
      [
        gw.run(["ss", "-Hlnu", "sport", "=", ":53"]),
        net.run(["ss", "-Hlnt", "sport", "=", ":80"]),
        clock === null ? null : net.run(["ss", "-Hlnu", "sport", "=", ":123"]),
      ].map(async (asked) => (await asked)?.out !== ""),
    );
    return listening.every(Boolean);
  });

  const targets = pc.file(
    "targets.json",
    JSON.stringify({
      portal: [{ url: "http://portal.lab.test/generate_204", status: 204 }],
      internet: [{ host: "www.lab.test", port: 443 }],
      names: ["www.lab.test"],
      time: ["time.lab.test"],
      hub: { url: "https://hub.lab.test" },
    }),
  );

  const run = async (
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
    through: readonly string[] = [],
  ) => {
    const command = [...through, process.execPath, CLI, "probe", ...args, "--targets", targets, "--json"];
    const { code, out, err } = await pc.run(command, { env: { ...withoutProxy(), ...env } });
    const answer = JSON.parse(out === "" ? "{}" : out) as { ok?: boolean; result?: unknown; error?: unknown };
    if (answer.ok !== true) throw new Error(`${command.join(" ")}: ${out}${err}`);
    return { code, result: answer.result as Record<string, never> };
  };
  return {
    ...{ pc, gw, net, dns, targets },
    async probe(args, env, through) {
      const { code, result } = await run(args, env, through);
      const readings = result.readings as unknown as { name: string; value: unknown }[];
      return {
        ...{ code, result, end: result.end ?? "", reason: result.reason ?? null, raw: result.raw },
        values: Object.fromEntries(readings.map(({ name, value }) => [name, value])),
        text: (result.text as Record<string, string> | undefined)?.["zh-CN"] ?? "",
      };
    },
    async doctor(env) {
      const { code, result } = await run(["doctor"], env);
      const links = result.links as unknown as { name: string; state: string }[];
      return {
        code,
        broken: result.broken ?? null,
        states: links.map(({ name, state }) => `${name}=${state}`).join(" "),
        text: (result.text as Record<string, string> | undefined)?.["zh-CN"] ?? "",
      };
    },
  };
}

function withoutProxy(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name)));
}

export function startDns(
  gw: Host,
  { lines = [], names = true }: NonNullable<OfficeOptions["dns"]> = {},
): Server {
  const known = names ? Object.entries(NAMES).map(([name, address]) => `host-record=${name},${address}`) : [];
  const config = gw.file(
    "dnsmasq.conf",
    ["no-resolv", "no-hosts", "user=root", "bind-interfaces", "interface=lan", ...known, ...lines, ""].join(
      "\n",
    ),
  );
  return gw.start([
    "dnsmasq",
    "--keep-in-foreground",
    "--conf-file=" + config,
    "--pid-file=",
    "--log-facility=-",
  ]);
}

/**
 * Put before a program that shall see another time: `+3600s`, or `@2024-01-01 00:00:00`. Not by the command
 * `faketime`, which stumbles over what one of the same process id left behind when it was killed.
 */
function atTime(time: string): string[] {
  return ["env", "LD_PRELOAD=/usr/$LIB/faketime/libfaketime.so.1", `FAKETIME=${time}`];
}

/** A certificate with its key, in the folder of a host; `from` makes it as if on that day. */
export async function certificate(
  on: Host,
  name: string,
  host: string,
  from?: string,
  days = "30",
): Promise<void> {
  const base = path.join(on.folder, name);
  const request = `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days ${days}`;
  const to = [
    "-subj",
    `/CN=${host}`,
    "-addext",
    `subjectAltName=DNS:${host}`,
    "-keyout",
    `${base}.key`,
    "-out",
    `${base}.crt`,
  ];
  await on.do(...(from === undefined ? [] : atTime(`@${from}`)), ...request.split(" "), ...to);
}

async function startWeb(net: Host, hub: boolean): Promise<void> {
  await certificate(net, "site", "www.lab.test");
  await certificate(net, "expired", "old.lab.test", "2024-01-01 00:00:00");
  const tls = (name: string) =>
    `ssl_certificate ${net.folder}/${name}.crt; ssl_certificate_key ${net.folder}/${name}.key;`;
  startNginx(
    net,
    `server { listen 203.0.113.10:80; location = /generate_204 { return 204; } location = /moved { return 302 http://www.lab.test/; } location / { return 200 "web"; } }
     server { listen 203.0.113.10:443 ssl; ${tls("site")} location / { return 200 "web"; } }
     server { listen 203.0.113.10:8443 ssl; ${tls("expired")} location / { return 200 "old"; } }
     ${hub ? `server { listen 203.0.113.20:443 ssl; ${tls("site")} location = /healthz { return 200 "{}"; } }` : ""}`,
  );
}

export function startNginx(on: Host, servers: string): Server {
  const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${on.folder}/${name};`,
  );
  const config = on.file(
    "nginx.conf",
    `user root; daemon off; master_process off; pid ${on.folder}/nginx.pid; error_log stderr;
     events {}
     http { access_log off; ${temp.join(" ")} ${servers} }`,
  );
  return on.start(["nginx", "-e", "stderr", "-p", on.folder, "-c", config]);
}

function startClock(net: Host, offset: string): Server {
  const config = net.file(
    "chrony.conf",
    "local stratum 8\nallow all\ncmdport 0\nuser root\nbindaddress 203.0.113.11\n" +
      `pidfile ${net.folder}/chrony.pid\n`,
  );
  return net.start([...atTime(offset), "chronyd", "-x", "-d", "-f", config]);
}
