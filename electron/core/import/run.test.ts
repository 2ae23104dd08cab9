import { copyFile, mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ImportReport } from "../../../shared/ipc/import-report.ts";
import { MAX_FILES } from "../../../shared/blob/limits.ts";
import type { AssetDetail, FileEntry, Page } from "../../../shared/ipc/queries.ts";
import type { CoreReply, CoreRequest } from "../../../shared/ipc/contract.ts";
import { createCore, createMemoryProfile } from "../compose.ts";
import type { Core } from "../compose.ts";
import { silentLog, uuidv7Maker } from "../environment.ts";
import { FIXTURES, REAL, documentsIn, hasReal } from "../../../tests/support/core/inventory-fixtures.ts";

let core: Core;
let folder: string;
let requests = 0;

beforeEach(async () => {
  const now = () => Date.parse("2026-11-23T08:00:00Z");
  const environment = { now, uuidv7: uuidv7Maker(now, randomBytes), randomBytes, log: silentLog };
  const profile = createMemoryProfile(environment, { name: "单小明", workspaceName: "一个人" });
  core = createCore({ profile, timer: () => () => {} });
  folder = await mkdtemp(join(tmpdir(), "deskside-import-"));
});
afterEach(async () => {
  await core.close();
  await rm(folder, { recursive: true });
});

async function run(paths: string[], dryRun = false): Promise<ImportReport> {
  requests += 1;
  const reply: CoreReply = await core.handle({ id: requests, kind: "import", paths, dryRun });
  if (!reply.ok) throw new Error(`${reply.error.code}: ${reply.error.message}`);
  return reply.result as ImportReport;
}
const good = `${FIXTURES}/good`;
const file = (name: string) => join(FIXTURES, name);
const outcomes = ({ items }: ImportReport) =>
  Object.fromEntries(items.map((item) => [basename(item.file), item.outcome]));
function query<T>(name: string, params: Record<string, unknown> = {}): T {
  const outcome = core.query(name, params);
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value as T;
}
const assets = () => query<Page<{ id: string; serial: string; name: string }>>("asset.page").rows;
function asset(serial: string): AssetDetail {
  const found = assets().find((row) => row.serial === serial);
  if (!found) throw new Error(`no asset ${serial}`);
  return query<AssetDetail>("asset.get", { id: found.id });
}
/** Writes a changed copy of a fixture. */
async function changed(
  name: string,
  change: (content: Record<string, Record<string, string>>) => void,
): Promise<string> {
  const document = JSON.parse(readFileSync(file(name), "utf8")) as {
    content: Record<string, Record<string, string>>;
  };
  change(document.content);
  const path = join(folder, `${Math.random()}.json`);
  await writeFile(path, JSON.stringify(document));
  return path;
}

describe("an import", () => {
  it("shows what it would do, changes nothing, then does it, then finds it done", async () => {
    const rehearsed = await run([good], true);
    expect(rehearsed.counts).toEqual({ new: 5, changed: 0, unchanged: 0, doubtful: 0, rejected: 0 });
    expect(assets()).toEqual([]);
    const done = await run([good]);
    expect(done.counts).toEqual(rehearsed.counts);
    expect(done.items.map(({ changes }) => changes)).toEqual(rehearsed.items.map(({ changes }) => changes));
    expect(assets()).toHaveLength(5);
    const again = await run([good]);
    expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: 5, doubtful: 0, rejected: 0 });
    // Of each asset one, and one of the file that has its document.
    expect(query<{ operations: number }>("store.status").operations).toBe(10);
  });

  it("keeps the raw document with the asset, byte for byte", async () => {
    await run([file("good/laptop.json")]);
    const { row, documents } = asset("PF4TEST07");
    expect(documents).toMatchObject([{ name: "laptop.json", format: "glpi-inventory" }]);
    const { text } = query<{ text: string }>("asset.document", { id: row.id, sha256: documents[0]?.sha256 });
    expect(text).toBe(readFileSync(file("good/laptop.json"), "utf8"));
  });

  it("updates what a partial document mentions and erases nothing else", async () => {
    await run([file("good/laptop.json")]);
    const before = asset("PF4TEST07");
    const report = await run([file("partial/laptop-memory.json")]);
    expect(report.items).toMatchObject([{ outcome: "changed", changes: ["memories", "firmwares"] }]);
    const after = asset("PF4TEST07");
    expect(after.memories.map(({ capacity }) => capacity)).toEqual([16384, 16384]);
    expect(after.firmwares.map(({ name, version }) => [name, version])).toEqual([
      ["BIOS", "N3AET84W (1.49)"],
      ["致态 TiPlus7100", "ZTA10004"],
    ]);
    for (const field of ["media", "ports", "processors", "os"] as const)
      expect(after[field]).toEqual(before[field]);
    expect(after.row).toMatchObject({ tag: "固资-2024-0207", model: "ThinkPad T14 第四代", kind: "laptop" });
  });

  it("keeps a new document of a machine that did not change", async () => {
    await run([file("good/laptop.json")]);
    const report = await run([file("partial/laptop-nothing.json")]);
    expect(report.items).toMatchObject([{ outcome: "changed", changes: ["documents"] }]);
    expect(asset("PF4TEST07").documents).toHaveLength(2);
    expect((await run([file("partial/laptop-nothing.json")])).counts.unchanged).toBe(1);
  });

  it("does not go back to an old document it holds already", async () => {
    await run([file("good/laptop.json")]);
    await run([file("partial/laptop-memory.json")]);
    expect((await run([file("good/laptop.json")])).counts).toMatchObject({ unchanged: 1 });
    expect(asset("PF4TEST07").memories[0]?.capacity).toBe(16384);
  });

  it.each(["tag", "serial"])(
    "finds what was registered by hand with its %s, however it was typed",
    async (mark) => {
      const set = mark === "tag" ? { tag: " 固资-2024-0207" } : { serial: "pf4test07" };
      core.execute({ type: "asset.register", set: { ...set, name: "手工登记", kind: "other" } });
      expect((await run([file("good/laptop.json")])).counts).toMatchObject({ new: 0, changed: 1 });
      expect(assets()).toHaveLength(1);
      expect(query<AssetDetail>("asset.get", { id: assets()[0]?.id }).row).toMatchObject({ kind: "laptop" });
    },
  );

  it("finds by UUID a machine whose serial was never set, not one with another serial", async () => {
    const uuid = "6f1b2c3d-0008-4a5b-8c9d-a0b1c2d3e4f5";
    core.execute({ type: "asset.register", set: { serial: "SOMETHING-ELSE", uuid } });
    expect((await run([file("good/desktop-unset.json")])).counts).toMatchObject({ changed: 1 });
    const other = join(folder, "other.json");
    const content = { bios: { ssn: "REAL-SERIAL" }, hardware: { name: "另一台", uuid } };
    await writeFile(other, JSON.stringify({ itemtype: "Computer", content }));
    expect((await run([other])).counts).toMatchObject({ new: 1 });
  });

  it("asks for addresses only where there is nothing better", async () => {
    await run([file("odd/no-serial.json")]);
    const again = await changed("odd/no-serial.json", (content) => {
      Object.assign(content.network_device ?? {}, { model: "换了型号" });
    });
    expect((await run([again])).counts).toMatchObject({ changed: 1 });
    await run([file("good/laptop.json")]);
    const mac = asset("PF4TEST07").ports[0]?.mac;
    const dock = join(folder, "dock.json");
    const content = { bios: { ssn: "ANOTHER-LAPTOP" }, networks: [{ description: "dock", mac }] };
    await writeFile(dock, JSON.stringify({ itemtype: "Computer", content }));
    expect((await run([dock])).counts).toMatchObject({ new: 1 });
  });

  it("asks about what may be two assets of the register", async () => {
    core.execute({ type: "asset.register", set: { serial: "PF4TEST07", name: "按序列号" } });
    core.execute({ type: "asset.register", set: { tag: "固资-2024-0207", name: "按编号" } });
    const report = await run([file("good/laptop.json")]);
    const [one, two] = assets();
    expect(report.items).toMatchObject([
      {
        outcome: "doubtful",
        candidates: [
          { id: one?.id, agrees: ["serial"] },
          { id: two?.id, agrees: ["tag"] },
        ],
      },
    ]);
    core.execute({ type: "asset.merge", asset: one?.id, drop: two?.id });
    expect((await run([file("good/laptop.json")])).counts).toMatchObject({ changed: 1 });
  });

  it("gives a tag to one machine only, so that no import makes conflicts", async () => {
    const report = await run([file("odd/no-itemtype.json"), file("odd/site-tag.json")]);
    expect(report.counts).toMatchObject({ new: 2 });
    expect(query<Page<unknown>>("conflict.page").total).toBe(0);
    expect(asset("OLDTEST01").row.tag).toBe("000117");
    expect(asset("OLDTEST02").row.tag).toBe("");
  });

  it("never replaces by a guess what a person chose", async () => {
    core.execute({ type: "asset.register", set: { serial: "OLDTEST02", kind: "server", tag: "手写-1" } });
    await run([file("odd/site-tag.json")]);
    expect(asset("OLDTEST02").row).toMatchObject({ kind: "server", tag: "手写-1" });
  });

  it("takes a broken file for itself, says where, and does the others", async () => {
    const report = await run([file("bad"), good, join(folder, "nowhere.json")]);
    expect(report.counts).toMatchObject({ new: 5, rejected: 13 });
    const reasons = Object.fromEntries(
      report.items.map((item) => [basename(item.file), item.reason && [item.reason.code, item.reason.path]]),
    );
    expect(reasons).toMatchObject({
      "empty.json": ["notJson", ""],
      "gbk.json": ["encoding", ""],
      "list.json": ["notInventory", ""],
      "long-disk-serial.json": ["tooLong", "content.storages.1.serial"],
      "long-serial.json": ["tooLong", "content.bios.ssn"],
      "many-cpus.json": ["tooLarge", "content.cpus"],
      "no-content.json": ["notInventory", "content"],
      "not-json.json": ["notInventory", "content"],
      "truncated.json": ["notJson", expect.stringMatching(/^character \d+$/)],
      "unidentified.json": ["unidentified", "content"],
      "nowhere.json": ["unreadable", ""],
      "laptop.json": null,
    });
  });

  it("reads byte order marks, UTF-16 and hostile text", async () => {
    const report = await run([file("odd")]);
    expect(outcomes(report)).toMatchObject({ "bom.json": "new", "utf16.json": "new", "hostile.json": "new" });
    expect(asset("UTFTEST01").row.name).toBe("记事本另存");
  });

  it("rehearses several files about one machine as it would import them", async () => {
    const paths = [
      file("good/laptop.json"),
      file("partial/laptop-memory.json"),
      file("partial/laptop-emptied.json"),
    ];
    const rehearsed = await run(paths, true);
    const done = await run(paths);
    expect(rehearsed.counts).toEqual({ new: 1, changed: 2, unchanged: 0, doubtful: 0, rejected: 0 });
    expect(done.counts).toEqual(rehearsed.counts);
    expect(done.items.map(({ changes }) => changes)).toEqual(rehearsed.items.map(({ changes }) => changes));
  });

  it("rejects what is too large to read, and keeps what nothing makes smaller", async () => {
    const huge = join(folder, "huge.json");
    await writeFile(huge, "{");
    await truncate(huge, 17 * 1024 * 1024);
    const noise = join(folder, "noise.json");
    const softwares = [{ name: randomBytes(400_000).toString("base64") }];
    await writeFile(
      noise,
      JSON.stringify({ deviceid: "x", content: { bios: { ssn: "NOISETEST1" }, softwares } }),
    );
    const report = await run([huge, noise]);
    expect(report.items).toMatchObject([{ reason: { code: "tooLarge" } }, { outcome: "new" }]);
    expect(asset("NOISETEST1").documents).toHaveLength(1);
  });

  it("finds a machine without a serial again that a discovery saw, and erases none of its ports", async () => {
    const seen = async (name: string, ip: string, more: object = {}) => {
      const device = { type: "Unmanaged", mac: "4c:cc:6a:02:13:a9", ips: [ip], name: "DESKTOP-1" };
      const path = join(folder, name);
      await writeFile(
        path,
        JSON.stringify({ action: "netdiscovery", content: { network_device: device, ...more } }),
      );
      return (await run([path])).items[0]?.outcome;
    };
    expect(await seen("1.json", "10.0.0.7")).toBe("new");
    expect(await seen("2.json", "10.0.0.8")).toBe("changed");
    const networkPorts = [
      { ifname: "eth0", ifnumber: 1, mac: "4c:cc:6a:02:13:a9" },
      { ifname: "eth1", ifnumber: 2, mac: "4c:cc:6a:02:13:aa" },
    ];
    expect(await seen("3.json", "10.0.0.8", { network_ports: networkPorts })).toBe("changed");
    expect(await seen("4.json", "10.0.0.9")).toBe("changed");
    const [only, ...others] = assets();
    expect(others).toEqual([]);
    expect(query<AssetDetail>("asset.get", { id: only?.id }).ports.map(({ name }) => name)).toEqual([
      "eth0",
      "eth1",
    ]);
  });

  it("keeps every digit of a serial that is written as a number", async () => {
    const path = join(folder, "number.json");
    await writeFile(path, '{"content":{"bios":{"ssn":90071992547409931234}}}');
    await run([path]);
    expect(assets()).toMatchObject([{ serial: "90071992547409931234" }]);
  });

  it("says what it did not look at, and looks at the rest", async () => {
    const deep = join(folder, ...Array<string>(10).fill("deeper"));
    await mkdir(deep, { recursive: true });
    await copyFile(file("good/laptop.json"), join(deep, "laptop.json"));
    await copyFile(file("good/printer.json"), join(folder, "printer.json"));
    const device = process.platform === "win32" ? "\\\\.\\NUL" : "/dev/zero";
    const { items } = await run([device, folder]);
    expect(items.map(({ outcome, reason }) => [outcome, reason?.code])).toEqual([
      ["rejected", "unreadable"],
      ["rejected", "unreadable"],
      ["new", undefined],
    ]);
  });

  it("finds documents in folders of folders, each once", async () => {
    await mkdir(join(folder, "a/b"), { recursive: true });
    await copyFile(file("good/laptop.json"), join(folder, "a/b/laptop.JSON"));
    await writeFile(join(folder, "a/notes.txt"), "not a document");
    const report = await run([folder, join(folder, "a")], true);
    expect(report.items).toHaveLength(1);
  });

  it("can be cancelled; what was imported stays", async () => {
    for (let index = 0; index < 30; index += 1) {
      await writeFile(
        join(folder, `${index + 10}.json`),
        JSON.stringify({ content: { bios: { ssn: `CANCEL-${index}X` } } }),
      );
    }
    const id = (requests += 1);
    const stop = core.subscribe((event) => {
      if (event.event === "job" && event.progress.done === 3)
        void core.handle({ id: 9999, kind: "cancel", job: id });
    });
    const reply = await core.handle({ id, kind: "import", paths: [folder], dryRun: false });
    stop();
    expect(reply).toMatchObject({ ok: false, error: { code: "cancelled" } });
    const kept = assets().length;
    expect(kept).toBeGreaterThanOrEqual(3);
    expect(kept).toBeLessThan(30);
    expect((await run([folder])).counts).toMatchObject({ new: 30 - kept, unchanged: kept });
  });

  it("imports the real documents where they exist, own ones where not, and finds them again", async () => {
    const source = hasReal ? REAL : good;
    const count = documentsIn(source).length;
    expect((await run([source])).counts, source).toEqual({
      new: count,
      changed: 0,
      unchanged: 0,
      doubtful: 0,
      rejected: 0,
    });
    expect((await run([source])).counts).toMatchObject({ unchanged: count });
    for (const { id } of assets()) {
      const { documents } = query<AssetDetail>("asset.get", { id });
      expect(documents).toHaveLength(1);
    }
  });

  it("takes switches of 500 to 2000 ports whole", async () => {
    const sizes: Record<number, number> = {};
    for (const ports of [500, 1000, 2000]) {
      const network_ports = Array.from({ length: ports }, (_, index) => ({
        ifname: `Gi${index}`,
        ifnumber: index,
        mac: `28:6e:d4:${[16, 8, 0].map((bits) => ((index >> bits) & 255).toString(16).padStart(2, "0")).join(":")}`,
      }));
      const network_device = { type: "Networking", serial: `SWITCH-${ports}` };
      const path = join(folder, `${ports}.json`);
      await writeFile(
        path,
        JSON.stringify({ itemtype: "NetworkEquipment", content: { network_device, network_ports } }),
      );
      expect((await run([path])).counts).toMatchObject({ new: 1 });
      sizes[ports] = asset(`SWITCH-${ports}`).ports.length;
    }
    expect(sizes).toEqual({ 500: 500, 1000: 1000, 2000: 2000 });
  });
});

describe("the raw document", () => {
  const filesOf = (id: string) => query<FileEntry[]>("file.list", { about: `asset:${id}` });

  it("is a file of the asset, byte for byte, and no operation carries it", async () => {
    await run([file("good/switch.json")]);
    const { id } = assets()[0] as { id: string };
    const whole = readFileSync(file("good/switch.json"));
    const [kept] = filesOf(id);
    expect(kept).toMatchObject({ name: "switch.json", type: "text/plain", size: whole.length });
    const { bytes } = query<{ bytes: string }>("file.bytes", { address: kept?.blob, length: whole.length });
    expect(Buffer.from(bytes, "base64").equals(whole)).toBe(true);
    const { rows } = query<Page<{ id: string }>>("outbox.page", { state: "waiting" });
    const bodies = rows.map((row) => JSON.stringify(query("operation.get", { id: row.id })));
    expect(bodies).toHaveLength(2);
    expect(bodies.filter((body) => body.includes("gzip"))).toEqual([]);
  });

  it("takes no room from what people attach", async () => {
    await run([file("good/laptop.json")]);
    const { id } = assets()[0] as { id: string };
    for (let n = 0; n < MAX_FILES; n += 1) {
      const path = join(folder, `${n}.txt`);
      await writeFile(path, `照片说明 ${n}`);
      const job = { kind: "job", name: "attach", params: { about: `asset:${id}`, file: path } };
      expect(await core.handle({ id: 900 + n, ...job } as CoreRequest)).toMatchObject({ ok: true });
    }
    expect((await run([file("partial/laptop-memory.json")])).counts.changed).toBe(1);
    expect(filesOf(id)).toHaveLength(MAX_FILES + 2);
  });

  it("that reads like a page is told by the rehearsal and the import alike, and leaves nothing", async () => {
    const path = join(folder, "page.xml");
    await writeFile(
      path,
      "<?xml version='1.0'?><REQUEST><CONTENT><BIOS><SSN>PAGETEST1</SSN></BIOS><A>x</A></CONTENT></REQUEST>",
    );
    for (const dryRun of [true, false]) {
      const { items } = await run([path], dryRun);
      expect(items).toMatchObject([{ outcome: "rejected", reason: { code: "fileMarkup" } }]);
    }
    expect(query<{ operations: number }>("store.status").operations).toBe(0);
  });

  it("whose name no file may have is kept under a plain one", async () => {
    const path = join(folder, "a:b.json");
    await copyFile(file("good/laptop.json"), path);
    await run([path]);
    const { id } = assets()[0] as { id: string };
    expect(filesOf(id).map(({ name }) => name)).toEqual(["inventory.txt"]);
    const { row, documents } = asset("PF4TEST07");
    const asked = { id: row.id, sha256: documents[0]?.sha256 };
    expect(query<{ text: string }>("asset.document", asked).text).toContain("PF4TEST07");
  });
});
