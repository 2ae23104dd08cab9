import assert from "node:assert/strict";
import type { ProbeCase } from "../support/cases.ts";
import type { Host, Lab } from "../support/lab.ts";
import { measureIn } from "./measure-in.ts";

const ADDRESS = "10.7.0.2";
const PRINTER = "printer.test";
const cups = ["iproute2", "cups-daemon", "cups-client"];

async function machineOf(lab: Lab): Promise<Host> {
  const host = await lab.host("p");
  await host.ip("address", "add", `${ADDRESS}/32`, "dev", "lo");
  return host;
}

/** A print server with one queue, all of its folders private. */
async function startCups(lab: Lab): Promise<{ host: Host; cups: (...command: string[]) => Promise<string> }> {
  const host = await machineOf(lab);
  const at = (name: string) => `${host.folder}/${name}`;
  for (const folder of ["spool", "cache", "state", "tmp"]) host.file(`${folder}/.keep`, "");
  const files = host.file(
    "cups-files.conf",
    [
      `ServerRoot ${host.folder}`,
      `RequestRoot ${at("spool")}`,
      `CacheDir ${at("cache")}`,
      `StateDir ${at("state")}`,
      `TempDir ${at("tmp")}`,
      `ErrorLog ${at("error")}`,
      `AccessLog ${at("access")}`,
      `PageLog ${at("page")}`,
      "SystemGroup root",
      "FileDevice Yes",
    ].join("\n"),
  );
  const config = host.file(
    "cupsd.conf",
    [
      `Listen ${ADDRESS}:631`,
      `Listen ${at("socket")}`,
      "ServerAlias *",
      "Browsing No",
      "WebInterface No",
      "DefaultAuthType None",
      ...["/", "/admin", "/admin/conf"].map(
        (each) => `<Location ${each}>\nOrder allow,deny\nAllow all\n</Location>`,
      ),
      "<Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>",
    ].join("\n"),
  );
  host.start(["cupsd", "-f", "-c", config, "-s", files]);
  const program = (name: string, ...args: string[]) => host.do(name, "-h", at("socket"), ...args);
  await lab.until("cupsd", async () =>
    (await host.run(["lpstat", "-h", at("socket"), "-r"])).out.includes("is running"),
  );
  await program("lpadmin", "-p", "三楼", "-E", "-v", `file://${at("printed")}`, "-m", "raw");
  return { host, cups: program };
}

/** A printer as one buys it, by CUPS' own; it announces itself, in the namespace alone. */
async function startPrinter(lab: Lab): Promise<Host> {
  const host = await machineOf(lab);
  // It listens by both protocols or not at all.
  await host.ip("address", "add", "fd07::2/128", "dev", "lo");
  host.etc("hosts", `127.0.0.1 localhost\n${ADDRESS} ${PRINTER}\nfd07::2 ${PRINTER}\n`);
  const script = [
    // What it and its helpers keep under /run is their own.
    "mount -t tmpfs tmpfs /run && mkdir -p /run/dbus /run/avahi-daemon /run/lock",
    "dbus-daemon --system --nofork --nopidfile &",
    "until [ -S /run/dbus/system_bus_socket ]; do sleep 0.05; done",
    "avahi-daemon --no-drop-root --no-chroot --no-rlimits &",
    "until [ -S /run/avahi-daemon/socket ]; do sleep 0.05; done",
    `exec ippeveprinter -v -n ${PRINTER} -p 631 -d ${host.folder} -k -s 20,20 -M 测试 -m 彩色机 probe`,
  ].join("\n");
  host.start(["unshare", "-m", "sh", "-c", script]);
  return host;
}

export const PRINTER_CASES: readonly ProbeCase[] = [
  {
    name: "a queue of CUPS tells its state, the message of its fault in Chinese, and what waits",
    packages: cups,
    async run(lab) {
      const { host, cups } = await startCups(lab);
      const ask = (name: string) => measureIn(host, { probe: "printer", options: { host: ADDRESS, name } });
      const good = await ask("三楼");
      assert.equal(good.end, "result", JSON.stringify(good.text));
      assert.deepEqual(["state", "reasons", "accepting", "queued"].map(good.of), ["idle", "none", true, 0]);
      await cups("cupsdisable", "-r", "缺纸", "三楼");
      await cups("lp", "-d", "三楼", host.file("letter.txt", "abc"));
      const stopped = await ask("三楼");
      const read = ["state", "reasons", "message", "accepting", "queued"].map(stopped.of);
      assert.deepEqual(read, ["stopped", "paused", "缺纸", true, 1]);
      assert.match(stopped.text["zh-CN"] ?? "", /已停止；已暂停；面板显示“缺纸”；排队 1 个作业/);
      await cups("cupsreject", "三楼");
      assert.equal((await ask("三楼")).of("accepting"), false);
      const none = await ask("四楼");
      assert.equal(none.end, "notAvailable");
      assert.match(none.text["zh-CN"] ?? "", /没有名为“四楼”/);
    },
  },
  {
    name: "a printer tells each of its supplies, its model and its state, in plain and by its own certificate",
    packages: ["iproute2", "cups-ipp-utils", "avahi-daemon", "dbus"],
    async run(lab) {
      const host = await startPrinter(lab);
      const ask = () => measureIn(host, { probe: "printer", options: { host: PRINTER } });
      await lab.until("ippeveprinter", async () => (await ask()).end === "result");
      const { of, values, text } = await ask();
      assert.equal(of("state"), "idle");
      assert.equal(of("model"), "测试 彩色机");
      const supplies = values.filter(({ name }) => name === "supply");
      assert.ok(supplies.length >= 4, JSON.stringify(supplies));
      assert.ok(
        supplies.every(({ value, of, unit }) => typeof value === "number" && of !== "" && unit === "%"),
      );
      assert.match(text["zh-CN"] ?? "", /最低耗材/);
    },
  },
];
