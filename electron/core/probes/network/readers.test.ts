import { expect, test } from "vitest";
import { fixture, printed, stagedContext } from "../../../../tests/support/probes/context.ts";
import { decodeBy, structureOf } from "../frame/decode.ts";
import { readIpconfig } from "./ipconfig.ts";
import { routes6In, routesIn, serversIn } from "./linux-facts.ts";
import { leaseOfDhclient, leaseOfNetworkd, leaseOfNmcli } from "./linux-lease.ts";
import { interfacesIn, packetIn, routesInNetstat } from "./mac-facts.ts";
import { readMtr, readTrace } from "./path-reader.ts";
import { path } from "./path.ts";
import { ping } from "./ping.ts";
import { inRegistry, inScutil, proxySettings, scriptOf, serverOf } from "./proxy-settings.ts";
import { channelOf, readIw, readNetsh, readNmcli, readProfiler } from "./wifi-reader.ts";
import { wifi } from "./wifi.ts";
import { factsInJson, routesInPrint } from "./windows-facts.ts";
import { address } from "./address.ts";
import { link } from "./link.ts";

const gbk = (name: string) => decodeBy(936, fixture(name)) ?? "";
const plain = (name: string) => fixture(name).toString("utf8");

test("netsh of Chinese and of English Windows, the radio that is connected", () => {
  expect(readNetsh(gbk("wifi/netsh-zh.gbk"))).toEqual({
    connected: true,
    ssid: "办公网-5G",
    signal: -61,
    quality: 78,
    channel: 149,
    rate: 780,
    security: "WPA2 - 个人",
  });
  expect(readNetsh(plain("wifi/netsh-en.txt"))).toMatchObject({
    ssid: "Office: guest",
    quality: 92,
    channel: 36,
    rate: 1201,
    security: "WPA3-Personal",
  });
  expect(readNetsh(gbk("wifi/netsh-zh.gbk").split("\r\n\r\n").slice(0, 2).join("\r\n"))?.connected).toBe(
    false,
  );
});

test("nmcli, iw and the profiler", () => {
  expect(readNmcli(plain("wifi/nmcli.txt"))).toMatchObject({
    ssid: "办公网:5G",
    quality: 78,
    channel: 149,
    rate: 270,
  });
  expect(readNmcli("no:x:1:1:1:\n")).toMatchObject({ connected: false });
  expect(readIw(plain("wifi/iw.txt"))).toMatchObject({
    ssid: "办公网",
    signal: -52,
    channel: 36,
    rate: 866.7,
  });
  expect(readIw("Not connected.\n")).toMatchObject({ connected: false });
  expect(readProfiler(JSON.parse(plain("wifi/airport.json")))).toMatchObject({
    ssid: "办公网",
    signal: -55,
    channel: 149,
    security: "wpa2_personal",
  });
  expect([2412, 2484, 5180, 5955, 900].map(channelOf)).toEqual([1, 14, 36, 1, null]);
});

test.each([
  "",
  "\u0000\u0001",
  "{",
  "yes",
  "<html>504</html>",
  "   : 5%\n  802.11 : x",
  "a:b:c:d".repeat(500),
])("garbage is read as nothing: %j", (text) => {
  expect(readNetsh(text)).toBeNull();
  expect(readIw(text)).toBeNull();
  expect(readTrace(text)).toEqual([]);
  expect(readIpconfig(text)).toEqual({ interfaces: [], routes: [], dnsServers: [] });
  expect(routesIn(text)).toEqual([]);
  expect(routes6In(text)).toEqual([]);
  expect(serversIn(text)).toEqual([]);
  expect(interfacesIn(text)).toEqual([]);
  expect(inRegistry(text)).toEqual({ server: "", pac: "" });
  expect(inScutil(text)).toEqual({ server: "", pac: "" });
  expect(leaseOfNmcli(text).dhcp).toBeNull();
  expect(leaseOfNetworkd(text).dhcp).toBeNull();
  expect(factsInJson(text)).toEqual({ interfaces: [], routes: [], dnsServers: [] });
  expect(readMtr(text)).toBeNull();
  expect(readProfiler(text)).toBeNull();
});

test("ipconfig of Chinese Windows, decoded or not", () => {
  for (const text of [gbk("address/ipconfig-zh.gbk"), structureOf(fixture("address/ipconfig-zh.gbk"))]) {
    const { interfaces, routes, dnsServers } = readIpconfig(text);
    expect(interfaces).toMatchObject([
      {
        ...{ mac: "00:1a:2b:3c:4d:5e", up: true, dhcp: true, dhcpServer: "192.168.1.2" },
        ipv4: [{ address: "192.168.1.20", prefix: 24 }],
      },
      { mac: "a4:b1:c1:00:00:01", up: false, ipv4: [] },
    ]);
    expect(routes).toMatchObject([{ gateway: "192.168.1.1" }]);
    expect(dnsServers).toEqual(["192.168.1.3", "223.5.5.5"]);
  }
});

test("ipconfig of an address that was typed in", () => {
  const { interfaces, routes, dnsServers } = readIpconfig(plain("address/ipconfig-en.txt"));
  expect(interfaces).toMatchObject([{ name: "Ethernet adapter Ethernet", dhcp: false, dhcpServer: "" }]);
  expect(interfaces?.[0]?.ipv4).toEqual([{ address: "10.0.5.7", prefix: 23 }]);
  expect([routes?.[0]?.gateway, dnsServers]).toEqual(["10.0.4.1", ["10.0.4.2"]]);
});

test("PowerShell's JSON: states as numbers, a speed that is none left out", () => {
  const { interfaces, routes, dnsServers } = factsInJson(JSON.parse(plain("address/windows.json")));
  expect(interfaces).toMatchObject([
    {
      name: "以太网",
      up: true,
      kind: "wired",
      mac: "00:1a:2b:3c:4d:5e",
      speed: 1000,
      duplex: "full",
      dhcp: true,
    },
    { name: "WLAN", up: false, kind: "wireless", speed: null, duplex: null, dhcp: null },
  ]);
  expect(interfaces?.[0]).toMatchObject({
    leaseEnds: 1_795_825_812_000,
    duplicate: false,
    dhcpServer: "192.168.1.2",
  });
  expect(routes).toEqual([{ gateway: "192.168.1.1", interface: "以太网", metric: 25 }]);
  expect(dnsServers).toEqual(["192.168.1.3", "223.5.5.5"]);
});

test("Windows without PowerShell: ipconfig and route give the same", async () => {
  const route = "  0.0.0.0          0.0.0.0      192.168.1.1    192.168.1.20     25\r\n";
  const context = stagedContext({
    ...{ platform: "win32", codePage: 936 },
    programs: { ipconfig: printed(fixture("address/ipconfig-zh.gbk")), route: printed(route) },
  });
  const found = await address({}, context);
  const values = Object.fromEntries(found.values.map(({ name, value }) => [name, value]));
  expect(found.end).toBe("result");
  expect(values).toMatchObject({ ipv4: "192.168.1.20", dhcp: true, gateway: "192.168.1.1" });
  expect(found.text["zh-CN"]).toBe(
    "以太网适配器 以太网 地址 192.168.1.20，由 DHCP 分配（192.168.1.2），网关 192.168.1.1，DNS 192.168.1.3、223.5.5.5",
  );
  expect(routesInPrint(route, [])).toMatchObject([{ gateway: "192.168.1.1", metric: 25 }]);
});

test("leases of the clients of Linux", () => {
  const one = { name: "eth0", ipv4: [{ address: "10.20.0.151", prefix: 24 }] };
  expect(leaseOfDhclient(plain("address/dhclient.leases"), one)).toEqual({
    ...{ dhcp: true, dhcpServer: "10.20.0.1", leaseEnds: Date.parse("2026-11-28T04:00:00Z") },
  });
  expect(leaseOfDhclient(plain("address/dhclient.leases"), { ...one, ipv4: [] }).dhcp).toBeNull();
  expect(
    leaseOfNmcli(
      "DHCP4.OPTION[1]:dhcp_server_identifier = 192.168.1.1\nDHCP4.OPTION[9]:expiry = 1795825812\n",
    ),
  ).toEqual({ dhcp: true, dhcpServer: "192.168.1.1", leaseEnds: 1_795_825_812_000 });
  expect(leaseOfNetworkd("ADDRESS=10.0.0.5\nSERVER_ADDRESS=10.0.0.1\n").dhcpServer).toBe("10.0.0.1");
});

const LINUX_FILES = {
  "/proc/net/dev": "Inter-|\n face |\n    lo: 0 0\n  eth0: 0 0\n",
  "/sys/class/net/eth0/operstate": "up\n",
  "/sys/class/net/eth0/speed": "-1\n",
  "/sys/class/net/eth0/address": "02:fc:00:00:00:01\n",
  "/sys/class/net/eth0/type": "1\n",
};

test("Linux by the kernel's files: routes as hexadecimal, an unknown speed left out", async () => {
  const table =
    "Iface\tDestination\tGateway\nenp3s0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n";
  expect(routesIn(table)).toEqual([{ gateway: "192.168.1.1", interface: "enp3s0", metric: 100 }]);
  const six = `${"0".repeat(32)} 00 ${"0".repeat(32)} 00 fe800000000000000000000000000001 00000064 00000001 00000000 00000003 eth0\n`;
  expect(routes6In(six)).toEqual([{ gateway: "fe80::1", interface: "eth0", metric: 100 }]);
  expect(serversIn("# x\nnameserver 10.0.0.1\nnameserver nonsense\n nameserver fe80::1%eth0\n")).toEqual([
    "10.0.0.1",
    "fe80::1%eth0",
  ]);
  const found = await link({ interface: "eth0" }, stagedContext({ files: LINUX_FILES }));
  expect(found.values.map(({ name, value }) => [name, value])).toEqual([
    ["up", true],
    ["kind", "wired"],
    ["mac", "02:fc:00:00:00:01"],
  ]);
});

test("macOS", () => {
  expect(interfacesIn(plain("address/ifconfig.txt"))).toMatchObject([
    { name: "en0", up: true, speed: 1000, duplex: "full", ipv4: [{ address: "192.168.1.31", prefix: 24 }] },
    { name: "en1", up: false, speed: null, ipv4: [] },
  ]);
  expect(packetIn("op = BOOTREPLY\nserver_identifier (ip): 192.168.1.1\n")).toEqual({
    dhcp: true,
    dhcpServer: "192.168.1.1",
  });
  expect(routesInNetstat("default            192.168.1.1        UGScg          en0\n")).toMatchObject([
    { gateway: "192.168.1.1", interface: "en0" },
  ]);
});

test("a proxy is shown without its credentials, and only while it is switched on", async () => {
  expect(inRegistry(gbk("proxy/registry-zh.gbk"))).toEqual({
    server: "10.0.0.8:8443",
    pac: "http://wpad.corp/proxy.pac",
  });
  expect(inRegistry(gbk("proxy/registry-zh.gbk").replace("0x1", "0x0")).server).toBe("");
  expect(inScutil(plain("proxy/scutil.txt")).server).toBe("10.0.0.7:8080");
  expect(serverOf("http://me:secret@proxy:3128/")).toBe("proxy:3128");
  expect(serverOf("proxy.corp")).toBe("proxy.corp:80");
  expect(scriptOf("'http://me:secret@wpad/x.pac'")).toBe("http://wpad/x.pac");
  const env = { https_proxy: "http://me:secret@10.9.9.9:3128" };
  expect(await proxySettings(stagedContext(), env)).toEqual({ server: "10.9.9.9:3128", pac: "" });
  const gsettings = (args: readonly string[]) =>
    printed({ mode: "'manual'\n", host: "'10.1.1.1'\n", port: "8080\n" }[args[2] ?? ""] ?? "");
  expect(await proxySettings(stagedContext({ programs: { gsettings } }), {})).toEqual({
    server: "10.1.1.1:8080",
    pac: "",
  });
});

test("paths of three tools; a node that keeps silent is a node", () => {
  const way = [
    { number: 1, address: "192.168.1.1" },
    { number: 2, address: "" },
    { number: 3, address: "198.51.100.7" },
    { number: 4, address: "203.0.113.10" },
  ];
  expect(readTrace(gbk("path/tracert-zh.gbk"))).toEqual(way);
  expect(readTrace(structureOf(fixture("path/tracert-zh.gbk")))).toEqual(way);
  expect(readTrace(plain("path/traceroute.txt")).map((hop) => hop.address)).toEqual([
    "10.20.0.1",
    "",
    "2001:db8::1",
  ]);
  expect(readMtr(JSON.parse(plain("path/mtr.json")))?.map((hop) => hop.address)).toEqual([
    "10.20.0.1",
    "",
    "203.0.113.10",
  ]);
});

test("a tool that is missing is an answer; the second way is taken first", async () => {
  const none = stagedContext();
  expect(await path({ host: "203.0.113.10" }, none)).toMatchObject({
    end: "notAvailable",
    reason: "toolMissing",
  });
  expect(none.asked.map((line) => line.split(" ")[0])).toEqual(["mtr", "traceroute"]);
  expect(await ping({ host: "203.0.113.10" }, stagedContext())).toMatchObject({ reason: "toolMissing" });
  expect(await wifi({}, stagedContext({ platform: "win32" }))).toMatchObject({ end: "notAvailable" });
});

test("Wi-Fi on Chinese Windows says how good the signal is", async () => {
  const programs = { netsh: printed(fixture("wifi/netsh-zh.gbk")) };
  const found = await wifi({}, stagedContext({ platform: "win32", codePage: 936, programs }));
  expect(found.text["zh-CN"]).toBe("已连接 办公网-5G -61 dBm，信号良好，信道 149");
  const undecoded = await wifi({}, stagedContext({ platform: "win32", codePage: 850, programs }));
  expect(undecoded.raw).toBeInstanceOf(Uint8Array);
  expect(undecoded.values.find(({ name }) => name === "quality")?.value).toBe(78);
});
