import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { temporaryFolder } from "../../../tests/support/core/core.ts";
import { addProfile, takeApart } from "./backup-file.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder.path, "to"));
});
afterEach(() => folder.remove());

const backup = () => join(folder.path, "backup.db");
const to = () => ({
  store: join(folder.path, "to", "store.db"),
  profile: join(folder.path, "to", "profile.json"),
});
const STORE = Buffer.from("\ndeskside-backup 001 0000000003\n inside a store").toString("latin1").repeat(300);
const PROFILE = '{"format":1,"名":"锁"}';

function whole(): Buffer {
  writeFileSync(backup(), STORE);
  addProfile(backup(), Buffer.from(PROFILE));
  return readFileSync(backup());
}

test("a backup comes apart into what it was made of, byte by byte", () => {
  whole();
  expect(takeApart(backup(), to())).toMatchObject({ ok: true });
  expect(readFileSync(to().store, "utf8")).toBe(STORE);
  expect(readFileSync(to().profile, "utf8")).toBe(PROFILE);
});

test("the two files of an older version are one backup", () => {
  writeFileSync(backup(), STORE);
  writeFileSync(`${backup()}.profile.json`, PROFILE);
  expect(takeApart(backup(), to())).toMatchObject({ ok: true });
  expect(readFileSync(to().store, "utf8")).toBe(STORE);
});

test.each(["one file", "the two files of an older version"])(
  "write-protected, as %s: what it becomes is written to",
  (form) => {
    if (form === "one file") whole();
    else {
      writeFileSync(backup(), STORE);
      writeFileSync(`${backup()}.profile.json`, PROFILE);
      chmodSync(`${backup()}.profile.json`, 0o444);
    }
    chmodSync(backup(), 0o444);
    expect(takeApart(backup(), to())).toMatchObject({ ok: true });
    for (const file of Object.values(to())) expect(statSync(file).mode & 0o200, file).toBe(0o200);
  },
);

test("what was cut short, at whatever length, is no backup", () => {
  const bytes = whole();
  for (const left of [0, 1, 31, 32, 33, 4096, bytes.length - 33, bytes.length - 32, bytes.length - 1]) {
    writeFileSync(backup(), bytes.subarray(0, left));
    const apart = takeApart(backup(), to());
    expect(apart, String(left)).toMatchObject({ ok: false, error: { details: { status: "noBackup" } } });
  }
  expect(existsSync(to().store)).toBe(false);
});

test("an end that promises more than there is, or what is none, is no backup", () => {
  const ends = [
    "\ndeskside-backup 001 0000009999\n",
    "\ndeskside-backup 001 9999999999\n",
    "%%EOF\n".padStart(32),
  ];
  for (const end of ends) {
    writeFileSync(backup(), `store${end}`);
    const apart = takeApart(backup(), to());
    expect(apart, end).toMatchObject({ ok: false, error: { details: { status: "noBackup" } } });
  }
});

test("a newer version's is said to be that; a file that is not there as well", () => {
  writeFileSync(backup(), `${STORE}{}\ndeskside-backup 002 0000000002\n`);
  expect(takeApart(backup(), to())).toMatchObject({ ok: false, error: { details: { status: "newer" } } });
  expect(takeApart(join(folder.path, "none"), to())).toMatchObject({
    ok: false,
    error: { code: "notFound" },
  });
});
