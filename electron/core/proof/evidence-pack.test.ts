import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ZipFile } from "yazl";
import {
  StandInHub,
  enrolledConsole,
  must,
  temporaryFolder,
  testEnvironment,
} from "../../../tests/support/core/core.ts";
import { png } from "../../../tests/support/domain/pictures.ts";
import { filesIn, pagesIn } from "../../../tests/support/documents/pdf-text.ts";
import { handOver, register } from "../../../tests/support/documents/slips.ts";
import { referencesIn } from "../../../shared/log/parts.ts";
import { PACK_PROBLEM_KINDS } from "../../../shared/proof/check/pack.ts";
import { vouchingStatement } from "../../../shared/proof/vouching.ts";
import type { JobResults } from "../../../shared/ipc/jobs.ts";
import type { Core } from "../compose.ts";
import { signerOf } from "../keys/device-key.ts";
import { verifyEvidence } from "./verify-evidence.ts";
import { zipEntries } from "./zip-entries.ts";

type Entries = Map<string, Buffer>;

const folder = temporaryFolder();
afterAll(() => folder.remove());
const at = (name: string) => join(folder.path, name);
const hashOf = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const entriesIn = async (file: string) => (await zipEntries(readFileSync(file))) as Entries;

async function job<N extends "attach" | "evidence">(core: Core, name: N, params: object) {
  const reply = await core.handle({ id: 1, kind: "job", name, params });
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.result as JobResults[N];
}

async function attach(core: Core, asset: string, name: string, content: string | Uint8Array) {
  writeFileSync(at(name), content);
  return job(core, "attach", { about: `asset:${asset}`, file: at(name) });
}

async function zip(file: string, entries: Entries): Promise<void> {
  const archive = new ZipFile();
  for (const [name, bytes] of entries) archive.addBuffer(bytes, name, { mtime: new Date(0) });
  archive.end();
  await pipeline(archive.outputStream, createWriteStream(file));
}

/** Two assets handed over on a laptop that its hub vouches for; a photo and a log, and one file of a colleague's. */
async function story() {
  const hub = new StandInHub(testEnvironment(1));
  const one = enrolledConsole(hub, "甲", "A1", 2);
  const other = enrolledConsole(hub, "乙", "B2", 3);
  const { publicKey } = one.core.profile.store.identity();
  const sig = signerOf(hub.key.privateKey).sign(vouchingStatement("A1", publicKey));
  one.sync.setVouching({ code: "A1", publicKey, sig });
  const assets = register(one.core, 2);
  const [first = "", second = ""] = assets;
  await attach(one.core, first, "划痕.png", png({ width: 4, height: 4 }));
  await attach(one.core, second, "日志.txt", "disk ok\n");
  const { number } = handOver(one.core, assets);
  for (const { sync } of [one, other]) hub.sync(sync);
  const theirs = await attach(other.core, second, "外观.txt", "还在乙的电脑上\n");
  for (const { sync } of [other, one]) hub.sync(sync);
  const file = at("pack.zip");
  const result = await job(one.core, "evidence", { number, file });
  return { hub, one, other, number, theirs, file, result, entries: await entriesIn(file), assets };
}

let told: Awaited<ReturnType<typeof story>>;
beforeAll(async () => {
  told = await story();
});

const verified = async (file: string) => must(await verifyEvidence(file, told.hub.key.publicKey));

describe("the pack of a document", () => {
  test("holds the document, what is attached to its assets, and names what is not at hand", async () => {
    const { entries, number, theirs, result, file } = told;
    expect(result).toMatchObject({ files: 2, missing: 1 });
    expect([...entries.keys()]).toEqual([
      ...["readme.txt", "anchor.txt", "verify.sh", "receipt.txt", "record.txt", `${number}.pdf`],
      ...["attached.txt", "missing.txt", "files/01 划痕.png", "files/03 日志.txt", "log.txt"],
      ...["contents.txt", "seal.txt"],
    ]);
    expect(String(entries.get("missing.txt"))).toBe(`${theirs.address}  files/02 外观.txt\n`);
    expect(String(entries.get("files/03 日志.txt"))).toBe("disk ok\n");
    expect(await verified(file)).toMatchObject({
      ok: true,
      problems: [],
      checked: { receipts: 1, records: 1, files: 2, missing: 1 },
    });
  });

  test("its PDF is the document, with the record that the pack holds and the same receipt", async () => {
    const { entries, number } = told;
    const pdf = entries.get(`${number}.pdf`) as Buffer;
    const [page = ""] = await pagesIn(pdf);
    const words = (text: string) => text.replace(/\s/g, "");
    expect(page).toContain(`领用单编号${number}`);
    const receipt = words(String(entries.get("receipt.txt")));
    expect((await pagesIn(pdf)).join("")).toContain(receipt);
    const record = (await filesIn(pdf))[`${number}.record.json`] as string;
    expect(String(entries.get("record.txt"))).toContain(record);
  });

  test("says in its readme what it is, and each file in both languages", () => {
    const readme = String(told.entries.get("readme.txt"));
    expect(readme).toContain(`领用单 ${told.number}`);
    for (const name of told.entries.keys()) if (name !== "readme.txt") expect(readme).toContain(name);
    expect(readme).toContain("不在本包中的附件（1 个）");
  });

  test("a stranger without any program of ours checks the script's files and every hash", () => {
    const unpacked = at("unpacked");
    for (const [name, bytes] of told.entries) {
      mkdirSync(dirname(join(unpacked, name)), { recursive: true });
      writeFileSync(join(unpacked, name), bytes);
    }
    const shell = (...words: string[]) =>
      execFileSync(words[0] as string, words.slice(1), { cwd: unpacked, encoding: "utf8" });
    const files = ["receipt.txt", "record.txt", "log.txt"];
    expect(shell("sh", "verify.sh", told.hub.key.publicKey, ...files)).toContain("no problem was found");
    expect(shell("sha256sum", "--strict", "-c", "contents.txt")).not.toContain("FAILED");
  });

  test("the same record gives the same bytes", async () => {
    await job(told.one.core, "evidence", { number: told.number, file: at("again.zip") });
    expect(readFileSync(at("again.zip")).equals(readFileSync(told.file))).toBe(true);
  });

  test("of a lone laptop, and of a whole log, is sealed too", async () => {
    await job(told.one.core, "evidence", { file: at("whole.zip") });
    expect([...(await entriesIn(at("whole.zip"))).keys()].slice(-3)).toEqual([
      ...["log.txt", "contents.txt", "seal.txt"],
    ]);
    expect(await verified(at("whole.zip"))).toMatchObject({ ok: true });
  });

  test("a file that was erased is named by nothing, and nothing is wrong", async () => {
    const { one, assets } = told;
    const { id, address } = await attach(one.core, assets[0] as string, "删.txt", "erased\n");
    const { store } = one.core.profile;
    const [attaching] = store.operationsOf("file", id);
    const targets = [{ operation: attaching?.id, parts: referencesIn(attaching?.body ?? "") }];
    const said = { records: [`file:${id}`], what: ["name", "blob"], until: null };
    const payload = { ...said, reason: "本人要求", rule: "保存期满", targets };
    must(store.write(() => store.append({ type: "record.erase", payload, label: "" })));
    told.hub.sync(one.sync);
    await job(one.core, "evidence", { number: told.number, file: at("erased.zip") });
    const texts = [...(await entriesIn(at("erased.zip"))).values()].join("");
    expect(texts).not.toContain(address);
    expect(await verified(at("erased.zip"))).toMatchObject({ ok: true, problems: [] });
  });
});

describe("what was done to a pack is named", () => {
  const without = (text: Buffer | undefined, word: string) =>
    Buffer.from(
      String(text)
        .split("\n")
        .filter((line) => !line.includes(word))
        .join("\n"),
    );
  const flipped = (bytes: Buffer | undefined) => {
    const copy = Buffer.from(bytes as Buffer);
    copy[copy.length >> 1] = (copy[copy.length >> 1] as number) ^ 1;
    return copy;
  };
  /** The list is put right again by somebody who cannot seal it. */
  const listedAgain = (entries: Entries) => {
    const sums = [...entries].filter(([name]) => !["contents.txt", "seal.txt"].includes(name));
    const text = sums.map(([name, bytes]) => `${hashOf(bytes)}  ${name}\n`).join("");
    entries.set("contents.txt", Buffer.from(text));
  };
  const sealedBy = (entries: Entries, core: Core) => {
    listedAgain(entries);
    const { code, publicKey } = core.profile.store.identity();
    const hash = hashOf(entries.get("contents.txt") as Buffer);
    const statement = `evidence-pack|${told.number}|${hash}|${code}|${publicKey}`;
    entries.set("seal.txt", Buffer.from(`${statement}|-|${core.profile.store.sign(statement)}\n`));
  };
  const PHOTO = "files/01 划痕.png";

  const CASES: [string, string, (entries: Entries) => void][] = [
    [
      "pack-changed",
      "a page of the document",
      (e) => e.set(`${told.number}.pdf`, flipped(e.get(`${told.number}.pdf`))),
    ],
    ["pack-changed", "a photo", (e) => e.set(PHOTO, flipped(e.get(PHOTO)))],
    ["pack-changed", "the readme", (e) => e.set("readme.txt", Buffer.from("ok\n"))],
    ["pack-changed", "the script", (e) => e.set("verify.sh", Buffer.from("echo no problem was found\n"))],
    [
      "pack-changed",
      "the list itself",
      (e) => {
        e.set(PHOTO, flipped(e.get(PHOTO)));
        listedAgain(e);
      },
    ],
    ["pack-lacks", "a photo is gone", (e) => e.delete(PHOTO)],
    ["pack-lacks", "the document is gone", (e) => e.delete(`${told.number}.pdf`)],
    ["pack-unlisted", "a document more", (e) => e.set("H-A1-0009.pdf", Buffer.from("%PDF-1.7"))],
    [
      "pack-unlisted",
      "list and seal are gone",
      (e) => {
        e.delete("contents.txt");
        e.delete("seal.txt");
      },
    ],
    ["pack-form", "a list that is none", (e) => e.set("contents.txt", Buffer.from("all good\n"))],
    ["pack-form", "a seal that is none", (e) => e.set("seal.txt", Buffer.from("sealed\n"))],
    ["pack-form", "no seal", (e) => e.delete("seal.txt")],
    ["pack-form", "who attached is no text of ours", (e) => e.set("attached.txt", Buffer.from([0xff, 0x0a]))],
    ["pack-form", "what is missing is no list", (e) => e.set("missing.txt", Buffer.from("one photo\n"))],
    [
      "seal-signature",
      "the number that was sealed",
      (e) => e.set("seal.txt", Buffer.from(String(e.get("seal.txt")).replace(told.number, "H-A1-0042"))),
    ],
    [
      "seal-signature",
      "another signature",
      (e) =>
        e.set(
          "seal.txt",
          Buffer.from(String(e.get("seal.txt")).replace(/[^|]{88}\n$/, `${"A".repeat(86)}==\n`)),
        ),
    ],
    ["seal-key", "sealed by a laptop that nobody vouches for", (e) => sealedBy(e, told.other.core)],
    [
      "file-unknown",
      "a photo that nobody attached, sealed",
      (e) => {
        e.set("files/09 别的.png", Buffer.from("x"));
        sealedBy(e, told.one.core);
      },
    ],
    [
      "file-unknown",
      "a photo changed by who may seal",
      (e) => {
        e.set(PHOTO, flipped(e.get(PHOTO)));
        sealedBy(e, told.one.core);
      },
    ],
    [
      "file-lacks",
      "a photo left out by who may seal",
      (e) => {
        e.delete(PHOTO);
        sealedBy(e, told.one.core);
      },
    ],
    [
      "file-lacks",
      "what is missing is not said",
      (e) => {
        e.delete("missing.txt");
        sealedBy(e, told.one.core);
      },
    ],
    [
      "signature",
      "another hash in what was attached",
      (e) =>
        e.set(
          "attached.txt",
          Buffer.from(
            String(e.get("attached.txt"))
              .replace(/("\$part":")./, "$1f0")
              .replace(/f0(.)/, "f"),
          ),
        ),
    ],
    [
      "type",
      "another act among what was attached",
      (e) =>
        e.set(
          "attached.txt",
          Buffer.concat([
            e.get("attached.txt") as Buffer,
            Buffer.from(`${String(e.get("log.txt")).trimEnd().split("\n").at(-1)}\n`),
          ]),
        ),
    ],
    [
      "not-enrolled",
      "enrolments of who attached are gone",
      (e) => e.set("attached.txt", without(e.get("attached.txt"), "device.enrol")),
    ],
    [
      "part-form",
      "a part that is none",
      (e) =>
        e.set("attached.txt", Buffer.concat([e.get("attached.txt") as Buffer, Buffer.from("part\t{}\n")])),
    ],
  ];

  test.each(CASES)("%s: %s", async (kind, name, change) => {
    const entries = new Map(told.entries);
    change(entries);
    const file = at(`${kind} ${name}.zip`);
    await zip(file, entries);
    const { ok, problems } = await verified(file);
    expect(ok).toBe(false);
    expect(problems.map((problem) => problem.kind)).toContain(kind);
  });

  test("repacked as it was, nothing is; every word has a case above", async () => {
    await zip(at("same.zip"), told.entries);
    expect(await verified(at("same.zip"))).toMatchObject({ ok: true, problems: [] });
    const done = new Set(CASES.map(([kind]) => kind));
    expect(PACK_PROBLEM_KINDS.filter((kind) => !done.has(kind))).toEqual([]);
  });
});
