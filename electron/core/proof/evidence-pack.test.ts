import { execFileSync } from "node:child_process";
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { attach, entriesIn, job, packStory } from "../../../tests/interop/pack-story.ts";
import type { PackStory } from "../../../tests/interop/pack-story.ts";
import { OF_PACKS } from "../../../tests/interop/pack-tampering.ts";
import type { Entries } from "../../../tests/interop/pack-tampering.ts";
import { must, temporaryFolder } from "../../../tests/support/core/core.ts";
import { filesIn, pagesIn } from "../../../tests/support/documents/pdf-text.ts";
import { referencesIn } from "../../../shared/log/parts.ts";
import { PACK_PROBLEM_KINDS } from "../../../shared/proof/check/pack.ts";
import { verifyEvidence } from "./verify-evidence.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());
const at = (name: string) => join(folder.path, name);

async function zip(file: string, entries: Entries): Promise<void> {
  const archive = new ZipFile();
  for (const [name, bytes] of entries) archive.addBuffer(bytes, name, { mtime: new Date(0) });
  archive.end();
  await pipeline(archive.outputStream, createWriteStream(file));
}

let told: PackStory;
beforeAll(async () => {
  told = await packStory(folder.path);
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

  test("a stranger without any program of ours checks all of it", () => {
    const unpacked = at("unpacked");
    for (const [name, bytes] of told.entries) {
      mkdirSync(dirname(join(unpacked, name)), { recursive: true });
      writeFileSync(join(unpacked, name), bytes);
    }
    const shell = (...words: string[]) =>
      execFileSync(words[0] as string, words.slice(1), { cwd: unpacked, encoding: "utf8" });
    expect(shell("sh", "verify.sh", told.hub.key.publicKey, ".")).toContain("no problem was found");
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
    const { id, address } = await attach(folder.path, one.core, assets[0] as string, "删.txt", "erased\n");
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
  test.each(OF_PACKS)("%s: %s", async (kind, name, change) => {
    const entries = new Map(told.entries);
    change(entries, told);
    const file = at(`${kind} ${name}.zip`);
    await zip(file, entries);
    const { ok, problems } = await verified(file);
    expect(ok).toBe(false);
    expect(problems.map((problem) => problem.kind)).toContain(kind);
  });

  test("repacked as it was, nothing is; every word has a case above", async () => {
    await zip(at("same.zip"), told.entries);
    expect(await verified(at("same.zip"))).toMatchObject({ ok: true, problems: [] });
    const done = new Set(OF_PACKS.map(([kind]) => kind));
    expect(PACK_PROBLEM_KINDS.filter((kind) => !done.has(kind))).toEqual([]);
  });
});
