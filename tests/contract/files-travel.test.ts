import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AssetRow } from "../../shared/domain/asset/asset-view.ts";
import type { AssetDetail, FileEntry, Page } from "../../shared/ipc/queries.ts";
import { success } from "../../electron/core/outcome.ts";
import { FIXTURES } from "../support/core/inventory-fixtures.ts";
import { addressOf } from "../support/hub/file-client.ts";
import { open, status } from "../support/sync/sync-desk.ts";
import { must, openOffice } from "../support/sync/sync-office.ts";
import type { Console, Office } from "../support/sync/sync-office.ts";

// Files between consoles over a real hub (ADR 37): the record is there before the bytes, and says so.

let office: Office;
let a: Console;
let b: Console;
beforeEach(async () => {
  office = await openOffice("over HTTPS");
  a = await office.console(await office.member());
  b = await office.console(await office.member());
});
afterEach(() => office.close());

/** A file of these bytes, taken in and attached; answers its record and address. */
function attach(at: Console, ticket: string, bytes: Buffer) {
  const { blobs, environment } = at.profile.store;
  const address = addressOf(bytes);
  must(
    at.profile.store.write(() => {
      const row = blobs.beginIntake(address, environment.now());
      blobs.append(row, bytes);
      blobs.finish(row, address, { type: "text/plain", size: bytes.length, width: null, height: null });
      return success(null);
    }),
  );
  const about = `ticket:${ticket}`;
  return { address, file: at.act({ type: "file.attach", about, blob: address, name: "日志.txt" }), about };
}

const entry = (at: Console, file: string) => at.query<FileEntry>("file.get", { id: file });
async function settle(...consoles: Console[]): Promise<void> {
  for (const each of consoles) {
    expect(await each.sync()).toMatchObject({ ok: true });
    await each.core.sync.filesSettled();
  }
}
const want = (at: Console, address: string) => must(at.core.blobs.want(address));
const bytesAt = (at: Console, address: string) => at.core.blobs.forSync.read(address, 0, 100_000_000);

test("a record is accepted while its file waits on the laptop, everybody reads where, and then that it is there", async () => {
  const bytes = randomBytes(700_000);
  const ticket = open(a);
  const { address, file } = attach(a, ticket, bytes);
  a.line.filesCut = true;
  await settle(a, b);
  expect(status(a)).toMatchObject({
    waiting: 0,
    problem: null,
    files: { waiting: 1, bytes: bytes.length, problem: "unreachable" },
  });
  expect(entry(a, file).standing).toBe("here");
  const { code, device } = a.profile.store.identity();
  expect(entry(b, file)).toMatchObject({ standing: "waiting", device, deviceCode: code });
  want(b, address);
  await settle(b);
  expect(bytesAt(b, address)).toHaveLength(0);

  a.line.filesCut = false;
  office.advance(10 * 60_000);
  await settle(a, b);
  expect(status(a).files).toEqual({ waiting: 0, bytes: 0, problem: null, nextTry: null });
  expect(entry(a, file).standing).toBe("sent");
  // It was wanted: it came by itself.
  expect(entry(b, file).standing).toBe("sent");
  expect(Buffer.from(bytesAt(b, address)).equals(bytes)).toBe(true);
  // A third, who wants nothing, is told that the hub has it.
  const c = await office.console(await office.member());
  await settle(c);
  expect(entry(c, file).standing).toBe("absent");
  expect(c.line.fileRequests).toEqual(["asked"]);
  // Nobody asks again for what is known.
  await settle(a, b, c);
  expect(c.line.fileRequests).toEqual(["asked"]);
});

test("the same bytes are not sent a second time, by nobody", async () => {
  const bytes = randomBytes(50_000);
  attach(a, open(a), bytes);
  await settle(a);
  const { file } = attach(b, open(b), bytes);
  await settle(b);
  expect(b.line.fileRequests).toEqual(["asked"]);
  expect(entry(b, file).standing).toBe("sent");
  expect(status(b).files.waiting).toBe(0);
});

test("small files go first, and one that the hub will not have holds up no other", async () => {
  const ticket = open(a);
  const sizes = [400_000, 1_000, 90_000];
  const files = sizes.map((size) => attach(a, ticket, randomBytes(size)));
  const spoilt = files[1]!;
  // On its disk the smallest has become something else than its address says.
  const { blobs } = a.profile.store;
  const row = blobs.get(spoilt.address)!;
  must(
    a.profile.store.write(() => {
      blobs.empty(row, "partly");
      blobs.append({ ...row, held: 0 }, randomBytes(1_000));
      blobs.finish(row, spoilt.address, row);
      return success(null);
    }),
  );
  const order: number[] = [];
  const { forSync } = a.core.blobs;
  const { read } = forSync;
  forSync.read = (address, offset, length) => {
    if (offset === 0) order.push(sizes[files.findIndex((each) => each.address === address)]!);
    return read(address, offset, length);
  };
  await settle(a);
  expect(order).toEqual([1_000, 90_000, 400_000]);
  expect(files.map(({ file }) => entry(a, file).standing)).toEqual(["sent", "here", "sent"]);
  expect(status(a).files).toMatchObject({ waiting: 1, bytes: 1_000 });
});

test("a hub restored from an old backup is given the files it lacks, from whoever has them, once", async () => {
  const ticket = open(a);
  await settle(a, b);
  const backup = await office.backup();
  const bytes = randomBytes(120_000);
  const { address, file } = attach(a, ticket, bytes);
  await settle(a, b);
  want(b, address);
  await settle(b);
  expect(entry(b, file).standing).toBe("sent");
  const c = await office.console(await office.member());
  await settle(c);
  expect(entry(c, file).standing).toBe("absent");

  await office.restore(backup);
  // The laptop that attached it never comes back: the one that had fetched it brings it.
  b.line.fileRequests.length = 0;
  await settle(b);
  expect(b.line.fileRequests.filter((each) => each === "upload")).toHaveLength(1);
  a.line.fileRequests.length = 0;
  await settle(a);
  expect(a.line.fileRequests).toEqual(["asked"]);
  await settle(a);
  expect(a.line.fileRequests).toEqual(["asked"]);
  const d = await office.console(await office.member());
  await settle(d);
  want(d, address);
  await settle(d);
  expect(Buffer.from(bytesAt(d, address)).equals(bytes)).toBe(true);
});

test("a fetch that breaks off goes on where it stood; other bytes than the address says do not count", async () => {
  const bytes = randomBytes(2_000_000);
  const { address, file } = attach(a, open(a), bytes);
  await settle(a, b);
  const { forSync } = b.core.blobs;
  const { append } = forSync;
  const offsets: number[] = [];
  let spoil = true;
  forSync.append = (each, offset, piece) => {
    offsets.push(offset);
    return append(each, offset, spoil && offset === 0 ? Buffer.alloc(piece.length) : piece);
  };
  want(b, address);
  await settle(b);
  expect(entry(b, file).standing).toBe("absent");
  expect(bytesAt(b, address)).toHaveLength(0);

  spoil = false;
  offsets.length = 0;
  forSync.append = (each, offset, piece) => {
    offsets.push(offset);
    const kept = append(each, offset, piece);
    if (offset > 0 && offsets.length === 3) void b.core.sync.stop();
    return kept;
  };
  office.advance(10 * 60_000);
  expect(await b.sync()).toMatchObject({ ok: true });
  await b.core.sync.filesSettled();
  await b.core.sync.stop();
  const reached = offsets.length;
  expect(entry(b, file).standing).toBe("absent");
  office.advance(10 * 60_000);
  await settle(b);
  expect(offsets[reached]).toBeGreaterThan(0);
  expect(entry(b, file).standing).toBe("sent");
  expect(Buffer.from(bytesAt(b, address)).equals(bytes)).toBe(true);
});

test("an inventory that was imported is read on another laptop once its file is fetched", async () => {
  const path = `${FIXTURES}/good/laptop.json`;
  await a.core.handle({ id: 1, kind: "import", paths: [path], dryRun: false });
  await settle(a, b);
  const [asset] = b.query<Page<AssetRow>>("asset.page").rows;
  const [document] = b.query<AssetDetail>("asset.get", { id: asset?.id }).documents;
  const asked = { id: asset?.id, sha256: document?.sha256 };
  expect(document).toMatchObject({ name: "laptop.json" });
  expect(b.core.query("asset.document", asked)).toMatchObject({ ok: false, error: { code: "notFound" } });
  want(b, document?.sha256 as string);
  await settle(b);
  expect(b.query<{ text: string }>("asset.document", asked).text).toBe(readFileSync(path, "utf8"));
  // Taken in once, whoever takes it in again.
  const again = await b.core.handle({ id: 1, kind: "import", paths: [path], dryRun: false });
  expect(again).toMatchObject({ result: { counts: { unchanged: 1 } } });
});
