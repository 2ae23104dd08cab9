import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { ImportReport } from "../../../shared/ipc/import-report.ts";
import type { AssetDetail, Page } from "../../../shared/ipc/queries.ts";
import { createCore, createMemoryProfile } from "../compose.ts";
import type { Core } from "../compose.ts";
import { silentLog, uuidv7Maker } from "../environment.ts";

let core: Core;
let folder: string;
let requests = 0;

beforeEach(async () => {
  const now = () => Date.parse("2026-11-23T08:00:00Z");
  const environment = { now, uuidv7: uuidv7Maker(now, randomBytes), randomBytes, log: silentLog };
  core = createCore({
    profile: createMemoryProfile(environment, { name: "方慧", workspaceName: "一个人" }),
    timer: () => () => {},
  });
  folder = await mkdtemp(join(tmpdir(), "deskside-knowledge-"));
});
afterEach(async () => {
  await core.close();
  await rm(folder, { recursive: true });
});

async function run(paths: string[], more: object = {}): Promise<ImportReport> {
  requests += 1;
  const reply = await core.handle({ id: requests, kind: "import", paths, dryRun: false, ...more } as never);
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.path}: ${reply.error.message}`);
  return reply.result as ImportReport;
}
async function put(content: object | string, name = `${Math.random()}.json`): Promise<string> {
  const file = join(folder, name);
  const text = typeof content === "string" ? content : JSON.stringify({ itemtype: "Computer", content });
  await writeFile(file, text);
  return file;
}
const rows = () => (core.query("asset.page", {}) as { value: Page<AssetRow> }).value.rows;
const detail = (id = rows()[0]?.id) => (core.query("asset.get", { id }) as { value: AssetDetail }).value;
const edit = (set: object) => core.execute({ type: "asset.edit", asset: rows()[0]?.id, set } as never);

const UUID = "9a8b7c6d-1111-4222-8333-445566778899";
const clone = (name: string, end: string) => ({
  hardware: { name, uuid: UUID },
  networks: [{ description: "eth0", mac: `3c:52:82:00:00:${end}` }],
});

describe("a machine that may be another one", () => {
  test("is asked about and writes nothing, until a person says which it is", async () => {
    await run([await put(clone("vm-web", "01"))]);
    const file = await put(clone("vm-mail", "02"));
    const asked = await run([file]);
    const id = rows()[0]?.id as string;
    expect(asked.counts).toMatchObject({ new: 0, changed: 0, doubtful: 1 });
    expect(asked.items[0]?.candidates).toEqual([
      {
        kind: "asset",
        id,
        number: rows()[0]?.number,
        title: "vm-web",
        agrees: ["uuid"],
        contradicts: ["mac", "name"],
      },
    ]);
    expect(rows().map(({ name }) => name)).toEqual(["vm-web"]);
    expect((await run([file], { decisions: [{ file, asset: null }] })).counts).toMatchObject({ new: 1 });
    expect(rows()).toHaveLength(2);
    // Both are known by themselves from now on.
    expect((await run([file])).counts).toMatchObject({ unchanged: 1 });
    expect(
      (await run([await put({ ...clone("vm-mail", "02"), bios: { bversion: "2" } })])).counts,
    ).toMatchObject({
      changed: 1,
    });
  });

  test("is taken for what a person says", async () => {
    await run([await put(clone("vm-web", "01"))]);
    const file = await put(clone("vm-renewed", "02"));
    const [{ id } = { id: "" }] = rows();
    expect((await run([file], { decisions: [{ file, asset: id }] })).items).toMatchObject([
      { outcome: "changed", asset: id },
    ]);
    expect(rows().map(({ name }) => name)).toEqual(["vm-renewed"]);
  });

  test("is not written to an asset that is there no more", async () => {
    const file = await put(clone("vm-web", "01"));
    const decisions = [{ file, asset: "01900000-0000-7000-8000-000000000009" }];
    expect((await run([file], { decisions })).items).toMatchObject([
      { outcome: "rejected", reason: { code: "gone" } },
    ]);
  });
});

describe("an inventory counts by when it was taken", () => {
  const taken = (logdate: string, name: string, capacities: number[], more: object = {}) =>
    put({
      accesslog: { logdate },
      bios: { ssn: "TIME0001" },
      hardware: { name },
      memories: capacities.map((capacity) => ({ capacity })),
      ...more,
    });

  test("an older one overwrites nothing, and says only what nobody has said", async () => {
    await run([await taken("2026-10-05 09:00:00", "PC-NOW", [8192, 8192])]);
    const older = await taken("2025-01-01 09:00:00", "PC-THEN", [4096], {
      operatingsystem: { full_name: "Debian" },
    });
    expect((await run([older])).items).toMatchObject([{ outcome: "changed", changes: ["os"] }]);
    expect(detail()).toMatchObject({ row: { name: "PC-NOW" }, os: { name: "Debian" } });
    expect(detail().memories).toHaveLength(2);
    // The newest one is still the newest.
    await run([await taken("2026-03-01 09:00:00", "PC-BETWEEN", [2048])]);
    expect(detail()).toMatchObject({ row: { name: "PC-NOW" } });
    await run([await taken("2026-11-01 09:00:00", "PC-LATER", [16384])]);
    expect(detail()).toMatchObject({ row: { name: "PC-LATER" } });
  });

  test("a time that has not come yet, or is none, keeps nothing later out", async () => {
    await run([await taken("2099-01-01 00:00:00", "PC-AHEAD", [8192])]);
    await run([await taken("2026-13-45 00:00:00", "PC-NONE", [8192])]);
    await run([await taken("2026-11-01 09:00:00", "PC-NOW", [8192])]);
    expect(rows()).toMatchObject([{ name: "PC-NOW" }]);
  });
});

describe("what a person wrote", () => {
  const measured = (name: string, full: string) =>
    put({
      bios: { ssn: "HAND0001", smodel: "20L5" },
      hardware: { name },
      operatingsystem: { full_name: full },
    });

  test("stays, with the measured value beside it", async () => {
    await run([await measured("DESKTOP-1", "Windows 10")]);
    edit({ name: "出纳方慧的电脑" });
    expect((await run([await measured("DESKTOP-2", "Windows 11")])).items).toMatchObject([
      { outcome: "changed", changes: ["os"], kept: ["name"] },
    ]);
    expect(detail()).toMatchObject({ row: { name: "出纳方慧的电脑" }, measured: { name: "DESKTOP-2" } });
    expect(detail().fields).not.toHaveProperty("measured.name");
  });

  test("follows the inventories again once the measured value was taken", async () => {
    await run([await measured("DESKTOP-1", "Windows 10")]);
    edit({ name: "出纳方慧的电脑" });
    await run([await measured("DESKTOP-2", "Windows 11")]);
    edit({ name: "DESKTOP-2", measured: { name: null } });
    expect(detail().measured).toEqual({});
    await run([await measured("DESKTOP-3", "Windows 11")]);
    expect(detail()).toMatchObject({ row: { name: "DESKTOP-3" }, measured: {} });
  });

  test("has nothing beside it when the machine says the same again", async () => {
    await run([await measured("DESKTOP-1", "Windows 10")]);
    edit({ name: "FIN-7" });
    await run([await measured("DESKTOP-2", "Windows 10")]);
    await run([await measured("FIN-7", "Windows 11")]);
    expect(detail().measured).toEqual({});
  });
});

describe("every file that was chosen is accounted for", () => {
  test("the agent's XML is an inventory like its JSON", async () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?><REQUEST><DEVICEID>x</DEVICEID><QUERY>INVENTORY</QUERY>
      <CONTENT><BIOS><SSN>XML-77</SSN><SMANUFACTURER>LENOVO &amp; Co</SMANUFACTURER></BIOS>
      <HARDWARE><NAME>\u202epc-xml</NAME><CHASSIS_TYPE>Notebook</CHASSIS_TYPE></HARDWARE>
      <NETWORKS><DESCRIPTION>eth0</DESCRIPTION><MACADDR>9C-5C-8E-00-00-01</MACADDR></NETWORKS>
      <MEMORIES><CAPACITY>8192</CAPACITY></MEMORIES><MEMORIES><CAPACITY>4096</CAPACITY></MEMORIES></CONTENT></REQUEST>`;
    const file = await put(xml, "pc.xml");
    expect((await run([file])).counts).toMatchObject({ new: 1 });
    expect(detail()).toMatchObject({
      row: { serial: "XML-77", name: "pc-xml", maker: "LENOVO & Co", kind: "laptop" },
      memories: [{ capacity: 8192 }, { capacity: 4096 }],
      ports: [{ mac: "9c:5c:8e:00:00:01" }],
    });
    expect((await run([file])).counts).toMatchObject({ unchanged: 1 });
  });

  test.each<[string, string | Uint8Array, string]>([
    ["cut.xml", "<REQUEST><CONTENT>", "notXml"],
    ["entity.xml", '<!DOCTYPE a [<!ENTITY b "c">]><REQUEST>&b;</REQUEST>', "notXml"],
    ["deep.xml", "<a>".repeat(30_000) + "</a>".repeat(30_000), "notXml"],
    ["page.xml", "<html><body>x</body></html>", "notInventory"],
    ["all.zip", new Uint8Array([0x50, 0x4b, 3, 4, 20]), "archive"],
    ["sent.ocs", new Uint8Array([0x78, 0x9c, 1, 2, 3]), "archive"],
    ["list.xls", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]), "otherDocument"],
  ])("%s is named for what it is", async (name, bytes, code) => {
    const file = join(folder, name);
    await writeFile(file, bytes);
    expect((await run([file])).items).toMatchObject([{ outcome: "rejected", reason: { code } }]);
  });

  test("a folder says how many files of it were not read", async () => {
    await put(clone("vm-web", "01"), "a.json");
    await mkdir(join(folder, "photos"));
    for (const name of ["photos/1.JPG", "photos/2.jpg", "notes.docx", "README"]) await put("x", name);
    const report = await run([folder]);
    expect(report).toMatchObject({ counts: { new: 1, rejected: 0 }, left: { ".jpg": 2, ".docx": 1, "": 1 } });
  });

  test("no path at all is no folder", async () => {
    for (const path of ["", "a\0b"]) {
      const reply = await core.handle({ id: 1, kind: "import", paths: [path], dryRun: true });
      expect(reply).toMatchObject({ ok: false, error: { code: "malformed", path: "paths.0" } });
    }
  });
});
