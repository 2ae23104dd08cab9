import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { findCanaries, searchFiles } from "../e2e/support/canaries.ts";

// I8, S20 and S21 rest on this search: it must be shown to find.
const canary = "金丝雀 Canary-7f";
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "deskside-canary-"));
});
const plant = (name: string, bytes: Uint8Array | string): void => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
};

test.each([
  ["utf8", Buffer.from(canary)],
  ["utf16le", Buffer.from(canary, "utf16le")],
  ["utf16be", Buffer.from(canary, "utf16le").swap16()],
  ["escaped", '{"t":"\\u91d1\\u4e1d\\u96c0 Canary-7f"}'],
])("finds a planted canary in %s, deep in a binary file", async (encoding, bytes) => {
  const noise = Buffer.from(Array.from({ length: 100_003 }, (_, n) => (n * 31) % 251));
  plant("Default/Local Storage/leveldb/000003.log", Buffer.concat([noise, Buffer.from(bytes), noise]));
  plant("Crashpad/other.dmp", noise);
  const found = await findCanaries([folder], [canary, "not there"]);
  expect(found).toEqual([
    { file: path.join(folder, "Default/Local Storage/leveldb/000003.log"), canary, encoding },
  ]);
});

test("finds each of several, in each of several folders, and names hidden files too", async () => {
  plant("a/.hidden", "one two");
  plant("b/x", "two");
  const found = await findCanaries([path.join(folder, "a"), path.join(folder, "b")], ["one", "two"]);
  expect(found.map(({ file, canary: word }) => [path.relative(folder, file), word])).toEqual([
    ["a/.hidden", "one"],
    ["a/.hidden", "two"],
    ["b/x", "two"],
  ]);
});

test("an innocent folder, an empty file and a dangling link give nothing", async () => {
  plant("empty", "");
  plant("innocent", "Canary-7e");
  symlinkSync("/nonexistent/target", path.join(folder, "SingletonLock"));
  expect(await findCanaries([folder], [canary])).toEqual([]);
});

test.each([
  ["raw", (key: Buffer) => key],
  ["hex", (key: Buffer) => Buffer.from(`key=x'${key.toString("hex")}'`)],
  ["hex", (key: Buffer) => Buffer.from(key.toString("hex").toUpperCase())],
  ["base64", (key: Buffer) => Buffer.from(JSON.stringify({ key: key.toString("base64") }))],
  ["base64", (key: Buffer) => Buffer.from(key.toString("base64url"))],
  // Inside a longer text the same bytes have three forms.
  ["base64", (key: Buffer) => Buffer.from(Buffer.concat([Buffer.from("k"), key]).toString("base64"))],
  [
    "base64",
    (key: Buffer) =>
      Buffer.from(Buffer.concat([Buffer.from("k:"), key, key.subarray(0, 5)]).toString("base64")),
  ],
])("finds a key that is not text, written as %s", async (encoding, write) => {
  const key = Buffer.from(Array.from({ length: 32 }, (_, n) => (n * 89 + 200) % 256));
  plant("core.log", write(key));
  const { found } = await searchFiles([folder], [{ word: "the key", secret: true, raw: key }]);
  expect(found.map((each) => each.encoding)).toEqual([encoding]);
});

test("finds a passphrase inside base64, and a record's text only as text", async () => {
  const word = "correct horse 金丝雀";
  plant("env", Buffer.from(`pass=${word};`).toString("base64"));
  const encodings = async (secret: boolean) =>
    (await searchFiles([folder], [{ word, secret }])).found.map(({ encoding }) => encoding);
  expect(await encodings(true)).toEqual(["base64"]);
  expect(await encodings(false)).toEqual([]);
});
