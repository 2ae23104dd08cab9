import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import {
  StandInHub,
  enrolledConsole,
  memoryCore,
  must,
  run,
  temporaryFolder,
  testEnvironment,
} from "../../../tests/support/core/core.ts";
import { SCRIPT } from "../../../tests/interop/script.ts";
import { vouchingStatement } from "../../../shared/proof/vouching.ts";
import type { Core } from "../compose.ts";
import { signerOf } from "../keys/device-key.ts";
import { verifyEvidence } from "../proof/verify-evidence.ts";
import { zipEntries } from "../proof/zip-entries.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

function registered(core: Core, ...tags: string[]): string[] {
  return tags.map((tag) => run(core, { type: "asset.register", set: { name: "笔记本", tag } }).id as string);
}

const handedOver = (core: Core, ...tags: string[]) => handOver(core, registered(core, ...tags));

function handOver(core: Core, assets: readonly string[]): string {
  const stroke = [
    [10, 20, 0],
    [30, 40, 16],
    [50, 40, 33],
  ];
  const signature = { strokes: [stroke], signedAt: "2026-11-20T10:05:00.000+08:00", identityCheck: "badge" };
  const { number } = run(core, {
    type: "custody.handOver",
    purpose: "loan",
    dueBack: "2027-01-31",
    giverName: "王五",
    receiverName: "张伟",
    place: "3 楼",
    handedAt: "2026-11-20T10:05:12.000+08:00",
    lines: assets.map((asset) => ({ asset, condition: "good", note: "屏幕有划痕" })),
    signatures: [
      { ...signature, role: "giver", name: "王五" },
      { ...signature, role: "receiver", name: "张伟" },
    ],
  });
  return number as string;
}

const evidence = (core: Core, params: object) =>
  core.handle({ id: 1, kind: "job", name: "evidence", params });
const entriesIn = async (file: string) => (await zipEntries(readFileSync(file))) ?? new Map<string, Buffer>();

/** What the script of the pack says of the pack's own files. */
async function byScript(file: string, anchor: string): Promise<string> {
  const at = `${file}.unpacked`;
  mkdirSync(at);
  const entries = await entriesIn(file);
  for (const [name, bytes] of entries) writeFileSync(join(at, name), bytes);
  const names = [...entries.keys()].filter((name) => ["receipt.txt", "record.txt", "log.txt"].includes(name));
  return execFileSync("sh", ["verify.sh", anchor, ...names], { cwd: at, encoding: "utf8" });
}

describe("the evidence of a document", () => {
  test("of a lone laptop checks by the script in it, and by the program", async () => {
    const core = memoryCore();
    const number = handedOver(core, "IT-1", "IT-2");
    const file = join(folder.path, "lone.zip");
    const reply = await evidence(core, { number, file });
    const { publicKey } = core.profile.store.identity();
    expect(reply).toMatchObject({ ok: true, result: { file, events: 1, anchor: publicKey, alone: true } });
    expect([...(await entriesIn(file)).keys()]).toEqual([
      ...["readme.txt", "anchor.txt", "verify.sh", "receipt.txt", "record.txt", `${number}.pdf`],
      ...["log.txt", "contents.txt", "seal.txt"],
    ]);
    expect((await entriesIn(file)).get("verify.sh")).toEqual(readFileSync(SCRIPT));
    expect(await byScript(file, publicKey)).toContain("no problem was found");
    expect(must(await verifyEvidence(file, undefined))).toMatchObject({
      ok: true,
      problems: [],
      anchor: publicKey,
      checked: { events: 2, receipts: 1, records: 1, erased: 0 },
    });
  });

  test("the receipt says in plain words what was done, and names no id", async () => {
    const core = memoryCore();
    const number = handedOver(core, "IT-1", "IT-2");
    const file = join(folder.path, "words.zip");
    await evidence(core, { number, file });
    const receipt = String((await entriesIn(file)).get("receipt.txt"));
    expect(receipt.split("\n").slice(0, 6)).toEqual([
      `借用单 ${number}`,
      "日期 2026-11-20 10:05 +08:00",
      "移交 王五",
      "接收 张伟",
      "资产 IT-1, IT-2",
      "签字 2 人",
    ]);
    expect(receipt).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    const record = String((await entriesIn(file)).get("record.txt"));
    const documents = [...record.matchAll(/"docHash":"([0-9a-f]{64})"/g)].map(([, hash]) => hash as string);
    expect(receipt).toContain(`文件 ${documents[0]}\n`);
    // The number of bytes that one QR holds at its second level of correction is 2331.
    expect(Buffer.byteLength(receipt)).toBeLessThan(900);
    await evidence(core, { number, file, locale: "en", overwrite: true });
    expect(String((await entriesIn(file)).get("receipt.txt"))).toMatch(
      /^Loan slip H-[\s\S]*\nHub none\nSignature /,
    );
  });

  test("begins with what the hub signed of the devices; the hub vouches for the receipt", async () => {
    const hub = new StandInHub(testEnvironment(1));
    const { core, sync } = enrolledConsole(hub, "甲", "A1", 2);
    const other = enrolledConsole(hub, "乙", "B2", 3);
    const number = handedOver(core, "IT-1");
    hub.sync(sync);
    hub.sync(other.sync);
    const { publicKey } = core.profile.store.identity();
    const sig = signerOf(hub.key.privateKey).sign(vouchingStatement("A1", publicKey));
    sync.setVouching({ code: "A1", publicKey, sig });
    const file = join(folder.path, "hub.zip");
    expect(await evidence(core, { number, file })).toMatchObject({
      ok: true,
      result: { anchor: hub.key.publicKey, alone: false, events: 1 },
    });
    expect(String((await entriesIn(file)).get("receipt.txt"))).toContain(`\n服务器 ${sig}\n`);
    expect(await byScript(file, hub.key.publicKey)).toContain("no problem was found");
    // Another console, which did not make the document, proves it as well.
    const theirs = join(folder.path, "theirs.zip");
    await evidence(other.core, { number, file: theirs });
    const [event] = String((await entriesIn(file)).get("log.txt"))
      .trimEnd()
      .split("\n")
      .slice(-1);
    expect(String((await entriesIn(theirs)).get("log.txt"))).toContain(`\n${event}\n`);
    expect(must(await verifyEvidence(theirs, hub.key.publicKey))).toMatchObject({
      ok: true,
      anchorFromFile: false,
    });
    const strange = must(await verifyEvidence(file, publicKey));
    expect(strange.problems.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["anchor", "receipt-key"]),
    );
  });

  test("personal values stand in the record alone, and not at all once they are erased", async () => {
    const core = memoryCore();
    const number = handedOver(core, "IT-1");
    const file = join(folder.path, "personal.zip");
    await evidence(core, { number, file });
    expect(String((await entriesIn(file)).get("log.txt"))).not.toMatch(/张伟|划痕/);
    expect(String((await entriesIn(file)).get("record.txt"))).toContain("划痕");
    const { store } = core.profile;
    store.db.prepare("UPDATE operation SET parts = NULL").run();
    await evidence(core, { number, file, overwrite: true });
    expect(String((await entriesIn(file)).get("record.txt"))).not.toContain("划痕");
    expect(must(await verifyEvidence(file, undefined))).toMatchObject({ ok: true, checked: { erased: 1 } });
  });

  test("has no loose end: it brings what the events of its assets follow, on other assets too", async () => {
    const core = memoryCore();
    const [first = "", second = "", third = ""] = registered(core, "IT-1", "IT-2", "IT-3");
    handOver(core, [first]);
    handOver(core, [first, second]);
    const number = handOver(core, [second, third]);
    const strange = handedOver(core, "IT-4");
    const file = join(folder.path, "loose.zip");
    expect(await evidence(core, { number, file })).toMatchObject({ ok: true, result: { events: 3 } });
    expect(must(await verifyEvidence(file, undefined)).problems).toEqual([]);
    expect(String((await entriesIn(file)).get("log.txt"))).not.toContain(strange);
  });

  test("of a number that nothing has is refused, and nothing is written or noted", async () => {
    const core = memoryCore();
    const before = core.profile.store.log.size();
    const file = join(folder.path, "none.zip");
    expect(await evidence(core, { number: "H-X1-0001", file })).toMatchObject({
      ok: false,
      error: { code: "notFound", path: "number" },
    });
    expect(core.profile.store.log.size()).toBe(before);
  });
});

test("the whole custody log is exported without a number", async () => {
  const core = memoryCore();
  for (let n = 0; n < 3; n += 1) handedOver(core, `IT-${n}`);
  const file = join(folder.path, "whole.zip");
  expect(await evidence(core, { file })).toMatchObject({ ok: true, result: { events: 3, receipt: null } });
  expect([...(await entriesIn(file)).keys()]).toEqual([
    ...["readme.txt", "anchor.txt", "verify.sh", "log.txt", "contents.txt", "seal.txt"],
  ]);
  expect(must(await verifyEvidence(file, undefined))).toMatchObject({ ok: true, checked: { events: 3 } });
});

describe("a file that is no evidence", () => {
  test("is told, however it is broken", async () => {
    const core = memoryCore();
    const file = join(folder.path, "broken.zip");
    await evidence(core, { number: handedOver(core, "IT-1"), file });
    const whole = readFileSync(file);
    const anchor = core.profile.store.identity().publicKey;
    for (const [n, bytes] of [
      whole.subarray(0, -100),
      Buffer.concat([whole.subarray(0, 200), Buffer.alloc(100), whole.subarray(300)]),
      Buffer.from("PK\u0003\u0004 and nothing more"),
      Buffer.from("说明\n"),
      Buffer.alloc(0),
    ].entries()) {
      const name = join(folder.path, `broken-${n}`);
      writeFileSync(name, bytes);
      expect(must(await verifyEvidence(name, anchor)).problems, String(n)).not.toEqual([]);
    }
    expect(await verifyEvidence(join(folder.path, "nowhere"), anchor)).toMatchObject({
      error: { code: "file" },
    });
    expect(await verifyEvidence(join(folder.path, "broken-3"), undefined)).toMatchObject({
      error: { code: "malformed", path: "--anchor" },
    });
  });
});
