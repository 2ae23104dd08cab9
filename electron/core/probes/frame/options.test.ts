import { expect, test } from "vitest";
import { PROBE_NAMES, PROBES } from "../../../../shared/domain/checklist/probes.ts";
import type { ProbeSpec } from "../../../../shared/domain/checklist/probes.ts";
import { hostOf } from "./host.ts";
import { checkOptions } from "./options.ts";

const refused = (...args: Parameters<typeof checkOptions>) => {
  const checked = checkOptions(...args);
  return checked.ok ? null : checked.bad.option;
};

test.each([
  ...[
    "",
    "-c5",
    "--help",
    "a b",
    "a;reboot",
    "$(id)",
    "`id`",
    "a\nb",
    "a\u0000b",
    "256.1.1.1",
    "1.2.3",
    "-",
    "a..b",
  ],
  ...["x".repeat(254), "http://a", "a/b", "a:80", "%eth0", "fe80::1%-x", "fe80::1%$(id)", "\u202eabc def"],
])("%j is no host", (host) => {
  expect(hostOf(host)).toBeNull();
  expect(refused("ping", { host })).toBe("host");
});

test.each([
  ["10.0.0.1", "10.0.0.1"],
  ["fe80::1%eth0", "fe80::1%eth0"],
  ["srv_01.corp.example", "srv_01.corp.example"],
  ["打印机.公司.cn", "xn--29sp39dsxa.xn--55qx5d.cn"],
])("%s is the host %s", (given, host) =>
  expect(hostOf(given)?.replace(/^xn--[^.]*/, "")).toBe(host.replace(/^xn--[^.]*/, "")),
);

test("ports, counts and addresses of pages", () => {
  for (const port of ["0", "65536", "-1", "8e1", "80 ", "٨٠", ""]) {
    expect(refused("port", { host: "a", port }), port).toBe("port");
  }
  expect(checkOptions("port", { host: "a", port: "443" })).toEqual({
    ok: true,
    options: { host: "a", port: 443 },
  });
  for (const url of [
    "ftp://a",
    "file:///etc/passwd",
    "javascript:1",
    "http://",
    "http://u:p@a/",
    "-x",
    "http://a/\n",
  ]) {
    expect(refused("http", { url }), url).toBe("url");
  }
  expect(refused("ping", { host: "a", count: 101 })).toBe("count");
});

test("interfaces of this machine name no path, ports of a switch may", () => {
  for (const name of ["../../etc", "..", "a/b", "-x", "a\u0007"])
    expect(refused("link", { interface: name })).toBe("interface");
  expect(refused("link", { interface: "本地连接 2" })).toBeNull();
  expect(refused("snmpPort", { host: "a", interface: "Gi1/0/3" })).toBeNull();
});

test("shares", () => {
  for (const share of [
    "/etc",
    "\\\\",
    "\\\\srv",
    "//srv/-x",
    "//-srv/x",
    "//srv/..",
    "//srv/a;b",
    "//srv/a|b",
    "smb:srv",
  ]) {
    expect(refused("share", { share }), share).toBe("share");
  }
  for (const share of ["\\\\srv\\公共", "//srv/a/b", "smb://srv/a"])
    expect(refused("share", { share })).toBeNull();
});

test("what a probe needs it must be told, what it does not know it refuses", () => {
  for (const name of PROBE_NAMES) {
    const { needs }: ProbeSpec = PROBES[name];
    expect(refused(name, {}), name).toBe(needs[0] ?? null);
    expect(refused(name, { shell: "x" }), name).toBe("shell");
    expect(refused(name, { __proto__x: 1 })).not.toBeNull();
  }
  expect(refused("ping", { host: ["a"] })).toBe("host");
});
