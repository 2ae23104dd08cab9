import { createHash } from "node:crypto";
import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  ask,
  memoryCore,
  must,
  run,
  temporaryFolder,
  testEnvironment,
} from "../../../tests/support/core/core.ts";
import { openTicket, problemsOf, profilesOnDisk } from "../../../tests/support/core/profile.ts";
import { PLACE, jpeg, png, webp } from "../../../tests/support/domain/pictures.ts";
import { CHUNK_BYTES, MAX_BLOB_BYTES } from "../../../shared/blob/limits.ts";
import type { JobResults } from "../../../shared/ipc/jobs.ts";
import type { Core } from "../compose.ts";

const hashOf = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const DAY = 24 * 60 * 60 * 1000;

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

function fileOf(content: string | Uint8Array, name = "a.txt"): string {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
}

async function attach(core: Core, about: string, file: string, more: object = {}) {
  const params = { about, file, ...more };
  const reply = await core.handle({ id: 1, kind: "job", name: "attach", params });
  return reply as { ok: true; result: JobResults["attach"] } | { ok: false; error: { details: object } };
}
async function attached(...given: Parameters<typeof attach>): Promise<JobResults["attach"]> {
  const reply = await attach(...given);
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.result;
}
const ticketOf = (core: Core) => `ticket:${String(openTicket(core, "打印机卡纸").id)}`;
const listOf = (core: Core, about: string) => ask(core, "file.list", { about });
const count = ({ profile }: Core, table: string) =>
  profile.store.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
function sweepAll(core: Core, budget?: number): void {
  (core.profile.store.environment as ReturnType<typeof testEnvironment>).clock.now += 2 * 60 * 1000;
  while (core.blobs.sweep(budget));
}
const later = (core: Core, ms: number) =>
  void ((core.profile.store.environment as ReturnType<typeof testEnvironment>).clock.now += ms);

function bytesOf(core: Core, address: string): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; ; at += pieces.at(-1)?.length ?? 0) {
    const { bytes } = ask(core, "file.bytes", { address, offset: at, length: 100_000 });
    if (bytes === "") return Buffer.concat(pieces);
    pieces.push(Buffer.from(bytes, "base64"));
  }
}

describe("attaching", () => {
  test("a file is attached by the number of a record, listed with who and when, and read back as it was", async () => {
    const core = memoryCore();
    const { id, number } = openTicket(core, "打印机卡纸");
    const content = Buffer.from("指示灯闪两次\n".repeat(50_000));
    const { address, name, size } = await attached(core, String(number), fileOf(content, "记录.log"));
    expect({ address, name, size }).toEqual({
      address: hashOf(content),
      name: "记录.log",
      size: content.length,
    });
    expect(listOf(core, `ticket:${String(id)}`)).toMatchObject([
      { name, blob: address, type: "text/plain", size, standing: "here", actorName: "王五", width: null },
    ]);
    expect(bytesOf(core, address).equals(content)).toBe(true);
    expect(problemsOf(core)).toEqual([]);
  });

  test.each([
    ["image/jpeg", jpeg],
    ["image/png", png],
    ["image/webp", webp],
  ] as const)("a photo (%s) is kept without the place where it was taken", async (type, made) => {
    const core = memoryCore();
    const about = ticketOf(core);
    const { address } = await attached(
      core,
      about,
      fileOf(made({ width: 800, height: 600 }), "IMG_0042.jpg"),
    );
    expect(listOf(core, about)).toMatchObject([{ type, width: 800, height: 600 }]);
    expect(bytesOf(core, address).includes(PLACE)).toBe(false);
    expect(core.profile.store.db.serialize().includes(PLACE)).toBe(false);
  });

  test("two files that are the same lie there once, and the first to go leaves the other its bytes", async () => {
    const core = memoryCore();
    const [one, two] = [ticketOf(core), ticketOf(core)];
    const first = await attached(core, one, fileOf("same", "a.txt"));
    const second = await attached(core, two, fileOf("same", "b.txt"));
    expect(second.address).toBe(first.address);
    expect([count(core, "blob"), count(core, "blob_chunk")]).toEqual([1, 1]);
    run(core, { type: "record.erase", record: `file:${first.id}`, reason: "asked", rule: "asked" });
    expect(bytesOf(core, second.address).toString()).toBe("same");
    expect(listOf(core, one)).toMatchObject([{ blob: "", standing: "erased" }]);
  });

  const refusals: [string, string, () => string][] = [
    ["a page", "fileMarkup", () => fileOf("<html><body>x", "a.txt")],
    ["a drawing called a photo", "fileMarkup", () => fileOf("<svg onload='x'/>", "a.png")],
    ["a program called a photo", "fileType", () => fileOf("MZ\x90\x00\x03\x00", "a.jpg")],
    ["a picture that is none", "notAPicture", () => fileOf(jpeg().subarray(0, 90), "a.jpg")],
    ["a bomb", "tooManyPixels", () => fileOf(png({ width: 50_000, height: 50_000 }), "a.png")],
    ["a picture on its side", "pictureTurned", () => fileOf(jpeg({ orientation: 6 }), "a.jpg")],
    ["an empty file", "fileEmpty", () => fileOf("")],
    ["a folder", "notAFile", () => folder.path],
    ["nothing", "notAFile", () => join(folder.path, "nothing.txt")],
    ["a device", "notAFile", () => "/dev/zero"],
    ["two gigabytes", "fileTooLarge", () => sparse(2 * 1024 ** 3)],
    ["a byte too many", "fileTooLarge", () => sparse(MAX_BLOB_BYTES + 1)],
  ];
  test.each(refusals)("%s is refused (%s), and nothing stays", async (_, rule, made) => {
    const core = memoryCore();
    const about = ticketOf(core);
    const reply = await attach(core, about, made());
    expect(reply).toMatchObject({
      ok: false,
      error: { code: "notAllowed", path: "file", details: { rule } },
    });
    expect([count(core, "blob"), count(core, "blob_chunk")]).toEqual([0, 0]);
  });

  test("what cannot be attached leaves no bytes behind: no such record, a hostile name, a file of a file", async () => {
    const core = memoryCore();
    const about = ticketOf(core);
    const file = fileOf("x");
    expect(await attach(core, "T-K7-9999", file)).toMatchObject({
      error: { code: "notFound", path: "about" },
    });
    expect(await attach(core, `ticket:${core.profile.store.environment.uuidv7()}`, file)).toMatchObject({
      error: { code: "notFound", path: "about" },
    });
    for (const name of ["../../a.txt", "CON", "a\u202ebat"]) {
      expect(await attach(core, about, file, { name: `${name}/` })).toMatchObject({
        error: { path: "name", details: { rule: "hostileName" } },
      });
    }
    expect(count(core, "blob")).toBe(0);
    const { id } = await attached(core, about, file);
    expect(await attach(core, `file:${id}`, fileOf("y"))).toMatchObject({
      error: { details: { rule: "fileOfFile" } },
    });
    const blob = "0".repeat(64);
    expect(core.execute({ type: "file.attach", about, blob, name: "a.txt" })).toMatchObject({
      error: { path: "blob", details: { rule: "blobNotHere" } },
    });
    expect(count(core, "blob")).toBe(1);
  });

  test("a record has at most 20 files; one that is removed leaves room, and comes back by undoing", async () => {
    const core = memoryCore();
    const about = ticketOf(core);
    const file = fileOf("x");
    let last = "";
    for (let n = 0; n < 20; n += 1) last = (await attached(core, about, file, { name: `${n}.txt` })).id;
    expect(await attach(core, about, file)).toMatchObject({
      error: { details: { rule: "tooManyFiles", max: 20 } },
    });
    const { operation } = run(core, { type: "file.remove", file: last });
    expect(listOf(core, about)).toHaveLength(19);
    expect(core.execute({ type: "file.remove", file: last })).toMatchObject({
      error: { details: { rule: "removedAlready" } },
    });
    run(core, { type: "file.undo", file: last, operation });
    expect(listOf(core, about)).toHaveLength(20);
  });
});

describe("bytes that come in parts", () => {
  const part = async (core: Core, intake: string | null, bytes: Uint8Array, last: boolean) => {
    const params = { intake, bytes: Buffer.from(bytes).toString("base64"), last };
    const reply = await core.handle({ id: 1, kind: "job", name: "takeIn", params });
    return reply as { ok: true; result: JobResults["takeIn"] } | { ok: false; error: { details: object } };
  };

  test("they are one file in the end, of which nothing is named before the last", async () => {
    const core = memoryCore();
    const about = ticketOf(core);
    const content = Buffer.from("0123456789abcdef".repeat(100_000));
    let intake: string | null = null;
    for (let at = 0; at < content.length; at += 500_000) {
      expect(count(core, "blob WHERE address NOT LIKE 'intake:%'")).toBe(0);
      const last = at + 500_000 >= content.length;
      const reply = await part(core, intake, content.subarray(at, at + 500_000), last);
      if (!reply.ok) throw new Error(JSON.stringify(reply.error));
      intake = reply.result.intake;
      if (last) expect(reply.result.taken?.address).toBe(hashOf(content));
      else expect(reply.result.taken).toBeNull();
    }
    run(core, { type: "file.attach", about, blob: hashOf(content), name: "a.txt" });
    expect(bytesOf(core, hashOf(content)).equals(content)).toBe(true);
  });

  test("an intake that nobody began, and one that is given up for newer ones, answers so", async () => {
    const core = memoryCore();
    const text = Buffer.from("x");
    expect(await part(core, core.profile.store.environment.uuidv7(), text, false)).toMatchObject({
      error: { code: "notFound", path: "intake" },
    });
    const begun = await part(core, null, Buffer.alloc(CHUNK_BYTES, "a"), false);
    if (!begun.ok) throw new Error("not begun");
    for (let n = 0; n < 4; n += 1) await part(core, null, text, false);
    expect(await part(core, begun.result.intake, text, true)).toMatchObject({ error: { code: "notFound" } });
    expect(count(core, "blob")).toBe(0);
  });
});

describe("on a disk", () => {
  const disk = profilesOnDisk();

  test("of an intake that a crash cut off nothing is left, and the next start works on", async () => {
    const { core } = disk.made();
    const about = ticketOf(core);
    const bytes = Buffer.alloc(3 * CHUNK_BYTES, "a").toString("base64");
    const params = { intake: null, bytes, last: false };
    expect(await core.handle({ id: 1, kind: "job", name: "takeIn", params })).toMatchObject({ ok: true });
    expect(count(core, "blob_chunk")).toBeGreaterThan(0);
    // As a killed process: nothing is given up in an orderly way.
    core.profile.store.db.close();
    const again = disk.reopened();
    sweepAll(again);
    expect([count(again, "blob"), count(again, "blob_chunk")]).toEqual([0, 0]);
    await attached(again, about, fileOf("x"));
    expect(problemsOf(again)).toEqual([]);
  });

  test("on a full disk a file is taken whole or not at all, and what was there stays", async () => {
    const { core } = disk.made();
    const about = ticketOf(core);
    const { address } = await attached(core, about, fileOf("small"));
    const { db } = core.profile.store;
    const pages = Number(db.pragma("page_count", { simple: true }));
    db.pragma(`max_page_count=${pages + 200}`);
    const file = fileOf(Buffer.alloc(4 * 1024 * 1024, "a"), "large.txt");
    expect(await attach(core, about, file)).toMatchObject({ ok: false, error: { code: "readOnly" } });
    expect(bytesOf(core, address).toString()).toBe("small");
    db.pragma("max_page_count=1000000");
    const { size } = await attached(core, about, file);
    expect(size).toBe(4 * 1024 * 1024);
    sweepAll(core);
    expect(count(core, "blob")).toBe(2);
    expect(problemsOf(core)).toEqual([]);
  });

  test("verify says which bytes are not what their file says", async () => {
    const { core } = disk.made();
    const { address } = await attached(core, ticketOf(core), fileOf("x".repeat(1000)));
    core.profile.store.db.prepare("UPDATE blob_chunk SET bytes = ?").run(Buffer.alloc(1000, "y"));
    expect(problemsOf(core)).toMatchObject([{ code: "blob", subject: address }]);
  });
});

describe("what goes", () => {
  test("never what was not sent, however old and whatever the budget; what was sent goes, the longest unused first", async () => {
    const core = memoryCore();
    const about = ticketOf(core);
    const { forSync } = core.blobs;
    const [old, used, unsent] = [
      await attached(core, about, fileOf("1".repeat(1000))),
      await attached(core, about, fileOf("2".repeat(1000))),
      await attached(core, about, fileOf("3".repeat(1000))),
    ];
    for (const { address } of [old, used]) must(forSync.markSent(address));
    later(core, 400 * DAY);
    bytesOf(core, used.address);
    sweepAll(core, 1000);
    expect(listOf(core, about).map(({ standing }) => standing)).toEqual(["absent", "sent", "here"]);
    later(core, DAY);
    const told: string[] = [];
    core.profile.store.onBatch(({ touched }) => void told.push(...touched));
    sweepAll(core, 0);
    expect(told).toEqual([`file:${used.id}`]);
    expect(listOf(core, about).map(({ standing }) => standing)).toEqual(["absent", "absent", "here"]);
    expect(bytesOf(core, unsent.address).length).toBe(1000);
    expect(forSync.unsent().map(({ address }) => address)).toEqual([unsent.address]);
    expect(forSync.unsentTotal()).toEqual({ count: 1, bytes: unsent.size });
    expect(problemsOf(core)).toEqual([]);
  });

  test("what was taken in and never attached goes after a day, unless a draft names it", async () => {
    const core = memoryCore();
    const take = async (text: string) => {
      const params = { bytes: Buffer.from(text).toString("base64"), last: true };
      await core.handle({ id: 1, kind: "job", name: "takeIn", params });
      return hashOf(text);
    };
    const [kept] = [await take("kept"), await take("left")];
    run(core, { type: "draft.save", key: "note:1", form: "note", data: { photos: [kept] } });
    sweepAll(core);
    expect(count(core, "blob")).toBe(2);
    later(core, 2 * DAY);
    sweepAll(core);
    expect(count(core, "blob")).toBe(1);
    run(core, { type: "draft.discard", key: "note:1" });
    sweepAll(core);
    expect(count(core, "blob")).toBe(0);
  });

  test("with the erasure of a file its bytes are gone at once", async () => {
    const core = memoryCore();
    const { id, address } = await attached(core, ticketOf(core), fileOf("秘密内容".repeat(10)));
    run(core, { type: "record.erase", record: `file:${id}`, reason: "asked", rule: "asked" });
    expect([count(core, "blob"), count(core, "blob_chunk")]).toEqual([0, 0]);
    expect(core.query("file.bytes", { address })).toMatchObject({ error: { code: "notFound" } });
    expect(problemsOf(core)).toEqual([]);
  });
});

describe("from the hub", () => {
  test("a download that was cut off goes on where it stopped, and what came wrong begins anew", async () => {
    const core = memoryCore();
    const about = ticketOf(core);
    const content = Buffer.from("0123456789".repeat(60_000));
    const { address } = await attached(core, about, fileOf(content));
    const { forSync } = core.blobs;
    must(forSync.markSent(address));
    later(core, DAY);
    sweepAll(core, 0);
    expect(await core.handle({ id: 1, kind: "job", name: "wantFile", params: { address } })).toMatchObject({
      result: { standing: "absent" },
    });
    expect(forSync.wanted()).toEqual([{ address, size: content.length, held: 0 }]);
    expect(must(forSync.begin(address))).toEqual({ held: 0, size: content.length });
    must(forSync.append(address, 0, content.subarray(0, 300_001)));
    // Said twice, or with a hole: not taken.
    expect(forSync.append(address, 0, content.subarray(0, 10)).ok).toBe(false);
    expect(forSync.append(address, 300_002, content.subarray(300_002)).ok).toBe(false);
    expect(must(forSync.begin(address))).toEqual({ held: 300_001, size: content.length });
    must(forSync.append(address, 300_001, Buffer.alloc(content.length - 300_001, "x")));
    expect(forSync.finish(address).ok).toBe(false);
    expect(must(forSync.begin(address))?.held).toBe(0);
    must(forSync.append(address, 0, content));
    must(forSync.finish(address));
    expect(listOf(core, about)).toMatchObject([{ standing: "sent" }]);
    expect(forSync.wanted()).toEqual([]);
    expect(bytesOf(core, address).equals(content)).toBe(true);
  });

  test("bytes that no file names are not asked for", () => {
    const core = memoryCore();
    expect(must(core.blobs.forSync.begin("0".repeat(64)))).toBeNull();
    expect(core.blobs.want("0".repeat(64))).toMatchObject({ error: { code: "notFound" } });
  });
});

/** A file that is long and takes no room. */
function sparse(bytes: number): string {
  mkdirSync(folder.path, { recursive: true });
  const path = join(folder.path, "sparse.bin");
  const handle = openSync(path, "w");
  ftruncateSync(handle, bytes);
  closeSync(handle);
  return path;
}
