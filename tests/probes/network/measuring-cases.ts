import assert from "node:assert/strict";
import path from "node:path";
import { projectRoot } from "../../../build/runtime/paths.mjs";
import type { ProbeCase } from "../support/cases.ts";
import type { Lab } from "../support/lab.ts";
import { PACKAGES, openOffice } from "./office.ts";
import type { Office, OfficeOptions } from "./office.ts";

const WEB = "203.0.113.10";

function inOffice(
  name: string,
  run: (office: Office, lab: Lab) => Promise<void>,
  options?: OfficeOptions,
): ProbeCase {
  return { name, packages: PACKAGES, run: async (lab) => run(await openOffice(lab, options), lab) };
}

const number = (value: unknown) => (typeof value === "number" ? value : NaN);

export const MEASURING_CASES: readonly ProbeCase[] = [
  inOffice("ping: a third of the packets lost is told as loss", async ({ gw, probe }) => {
    await gw.nft(`table ip f { chain f { type filter hook forward priority 0;
      icmp type echo-request numgen inc mod 3 == 0 drop; }; }`);
    const { end, values } = await probe(["ping", "--host", WEB, "--count", "12"]);
    assert.equal(end, "result");
    assert.deepEqual([values.sent, values.received, values.loss], [12, 8, 33.3]);
  }),
  inOffice("ping: a slow way is told as its delay and jitter", async ({ pc, net, probe }, lab) => {
    const relay = path.join(projectRoot, "tests/probes/support/relay.py");
    const server = pc.start(["/usr/bin/python3", relay, net.namespace, "60", "20"]);
    await lab.until("the relay", () => /^ready$/m.test(server.log()));
    for (const [host, name, own] of [
      [pc, "far0", "10.77.0.1/24"],
      [net, "far1", "10.77.0.2/24"],
    ] as const) {
      await host.ip("address", "add", own, "dev", name);
      await host.ip("link", "set", name, "up");
    }
    const { end, values } = await probe(["ping", "--host", "10.77.0.2", "--count", "8"]);
    assert.equal(end, "result");
    // 60 ms each way; how far above is this machine's business.
    assert.ok(number(values.min) >= 80, JSON.stringify(values));
    assert.ok(number(values.average) >= 100, JSON.stringify(values));
    assert.ok(number(values.jitter) > 1, JSON.stringify(values));
  }),
  inOffice("ping: nobody there is no answer, all lost", async ({ probe }) => {
    const { end, reason, values } = await probe(["ping", "--host", "10.20.0.77", "--count", "2"]);
    assert.deepEqual([end, reason, values.received, values.loss], ["noAnswer", "timeout", 0, 100]);
  }),
  inOffice("port: open, refused and silent are three answers", async ({ gw, probe }) => {
    await gw.nft("table ip f { chain f { type filter hook forward priority 0; tcp dport 81 drop; }; }");
    const [open, refused, silent] = await Promise.all(
      ["80", "82", "81"].map((port) => probe(["port", "--host", WEB, "--port", port])),
    );
    assert.deepEqual([open?.end, open?.values.open], ["result", true]);
    assert.deepEqual([refused?.end, refused?.values.open], ["result", false]);
    assert.deepEqual([silent?.end, silent?.reason], ["noAnswer", "timeout"]);
  }),
  inOffice("port: the gateway of this socket is found by its name", async ({ probe }) => {
    const { end, values } = await probe(["port", "--host", "gateway", "--port", "9"]);
    assert.deepEqual([end, values.open], ["result", false]);
  }),
  inOffice("path: each hop is counted, and where it ends is told", async ({ gw, probe }) => {
    const whole = await probe(["path", "--host", WEB]);
    assert.deepEqual([whole.end, whole.values.hops, whole.values.reached], ["result", 2, true]);
    await gw.nft("table ip f { chain f { type filter hook forward priority 0; drop; }; }");
    const cut = await probe(["path", "--host", WEB]);
    assert.deepEqual([cut.end, cut.values.lastAnswering, cut.values.reached], ["result", "10.20.0.1", false]);
  }),
  inOffice("dns: a name, no such name, a refusal and silence", async ({ gw, pc, probe }) => {
    const found = await probe(["dns", "--name", "www.lab.test"]);
    assert.deepEqual(
      [found.values.resolved, found.values.addresses, found.values.server],
      [true, WEB, "10.20.0.1"],
    );
    const refused = await probe(["dns", "--name", "www.example.org", "--host", "10.20.0.1"]);
    assert.deepEqual([refused.end, refused.reason], ["noAnswer", "refused"]);
    const closed = await probe(["dns", "--name", "www.lab.test", "--host", WEB]);
    assert.deepEqual([closed.end, closed.reason], ["noAnswer", "refused"]);
    await gw.nft("table ip f { chain f { type filter hook input priority 0; udp dport 53 drop; }; }");
    const silent = await probe(["dns", "--name", "www.lab.test", "--host", "dns"]);
    assert.deepEqual([silent.end, silent.reason], ["noAnswer", "timeout"]);
    pc.etc("resolv.conf", "\n");
    const none = await probe(["dns", "--name", "www.lab.test"]);
    assert.deepEqual([none.end, none.reason], ["noAnswer", "unreachable"]);
  }),
  inOffice(
    "dns: a name that does not exist is a result",
    async ({ probe }) => {
      const { end, values } = await probe(["dns", "--name", "nobody.lab.test"]);
      assert.deepEqual([end, values.resolved], ["result", false]);
    },
    { dns: { lines: ["local=/lab.test/"] } },
  ),
  inOffice("http: status and redirect, and no log-in page", async ({ probe }) => {
    const { end, values } = await probe(["http", "--url", `http://www.lab.test/moved`]);
    assert.equal(end, "result");
    assert.deepEqual([values.status, values.redirect, values.portal], [302, "http://www.lab.test/", false]);
  }),
  inOffice("tls: a certificate that nobody vouches for, and one that has expired", async ({ probe }) => {
    const own = await probe(["tls", "--host", "www.lab.test"]);
    assert.deepEqual([own.end, own.values.trusted, own.values.nameFits], ["result", false, true]);
    assert.ok(number(own.values.daysLeft) >= 28);
    const old = await probe(["tls", "--host", WEB, "--port", "8443", "--name", "old.lab.test"]);
    assert.deepEqual([old.end, old.values.trusted, old.values.nameFits], ["result", false, true]);
    assert.ok(number(old.values.daysLeft) < -300);
    assert.match(old.text, /已过期/);
    const plain = await probe(["tls", "--host", WEB, "--port", "80"]);
    assert.deepEqual([plain.end, plain.reason], ["noAnswer", "garbage"]);
  }),
  inOffice(
    "time: an offset of ten minutes is measured",
    async ({ probe }) => {
      const { end, values, text } = await probe(["time"]);
      assert.equal(end, "result");
      assert.ok(Math.abs(number(values.offset) - 600) < 20, JSON.stringify(values));
      assert.match(text, /快/);
    },
    { clock: "-600s" },
  ),
  inOffice(
    "address: a lease of DHCP with its server and its end",
    async ({ pc, probe }) => {
      const script = pc.file(
        "script",
        `#!/bin/sh
case "$reason" in BOUND|RENEW|REBOOT)
  ip address add "$new_ip_address/24" valid_lft "$new_dhcp_lease_time" preferred_lft "$new_dhcp_lease_time" dev "$interface"
  ip route add default via "$new_routers" ;;
esac\n`,
      );
      await pc.do("chmod", "755", script);
      const { folder } = pc;
      await pc.do("dhclient", "-1", "-sf", script, "-lf", `${folder}/leases`, "-pf", `${folder}/pid`, "eth0");
      // Where Debian's client keeps its leases, in the sight of this one process.
      await pc.do("mkdir", `${folder}/dhcp`);
      await pc.do("cp", `${folder}/leases`, `${folder}/dhcp/dhclient.leases`);
      const bind = 'mount --bind "$0" /var/lib/dhcp && exec "$@"';
      const found = await probe(["address"], {}, ["sh", "-c", bind, `${folder}/dhcp`]);
      assert.equal(found.end, "result");
      assert.deepEqual(
        [found.values.dhcp, found.values.selfAssigned, found.values.duplicate],
        [true, false, false],
      );
      assert.match(String(found.values.ipv4), /^10\.20\.0\.1\d\d$/);
      assert.deepEqual([found.values.gateway, found.values.dhcpServer], ["10.20.0.1", "10.20.0.1"]);
      assert.ok(Date.parse(String(found.values.leaseEnds)) > Date.now());
    },
    { address: "none", dns: { lines: ["dhcp-range=10.20.0.100,10.20.0.199,1h"] } },
  ),
  inOffice("link and routes: what is plugged in, and where traffic goes", async ({ gw, probe }) => {
    const up = await probe(["link"]);
    assert.deepEqual([up.values.up, up.values.kind, up.values.duplex], [true, "wired", "full"]);
    assert.match(String(up.values.mac), /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/);
    const routes = await probe(["routes"]);
    assert.deepEqual([routes.values.defaultRoutes, routes.values.viaVpn], [1, false]);
    await gw.ip("link", "set", "port1", "down");
    assert.equal((await probe(["link", "--interface", "eth0"])).values.up, false);
    const none = await probe(["link", "--interface", "eth7"]);
    assert.deepEqual([none.end, none.reason], ["notAvailable", "noSuchPart"]);
  }),
];
