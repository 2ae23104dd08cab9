import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { temporaryFolder } from "../../../../../tests/support/core/core.ts";
import { SCRIPTS, scriptBytes } from "./scripts.ts";
import { writeCollector } from "./write-collector.ts";

const folder = temporaryFolder();
beforeEach(() => mkdirSync(folder.path, { recursive: true }));
afterEach(() => folder.remove());
const random = (count: number) => new Uint8Array(count).fill(7);
const write = () => writeCollector(folder.path, random);

test("three scripts, whole", () => {
  expect(write()).toMatchObject({
    ok: true,
    value: { files: SCRIPTS.map((name) => join(folder.path, name)) },
  });
  for (const name of SCRIPTS) expect(readFileSync(join(folder.path, name))).toEqual(scriptBytes(name));
  expect(readdirSync(folder.path)).toHaveLength(SCRIPTS.length);
});

test("an older one of ours is replaced", () => {
  writeFileSync(join(folder.path, "collect.sh"), "#!/bin/sh\n# Deskside collector of another day\n");
  expect(write().ok).toBe(true);
  expect(readFileSync(join(folder.path, "collect.sh"))).toEqual(scriptBytes("collect.sh"));
});

test("what somebody else put there stays, and then nothing is written", () => {
  writeFileSync(join(folder.path, "collect.ps1"), "Write-Host mine");
  expect(write()).toMatchObject({
    ok: false,
    error: { code: "notAllowed", details: { name: "collect.ps1" } },
  });
  expect(readdirSync(folder.path)).toEqual(["collect.ps1"]);
  expect(readFileSync(join(folder.path, "collect.ps1"), "utf8")).toBe("Write-Host mine");
});

test("a link is somebody else's, wherever it leads; so is a folder", () => {
  const elsewhere = join(folder.path, "elsewhere");
  writeFileSync(elsewhere, "Deskside collector");
  symlinkSync(elsewhere, join(folder.path, "collect.sh"));
  expect(write()).toMatchObject({ ok: false, error: { code: "notAllowed" } });
  expect(readFileSync(elsewhere, "utf8")).toBe("Deskside collector");
});

test("no folder, or a place that holds no files", () => {
  expect(writeCollector(join(folder.path, "none"), random)).toMatchObject({
    ok: false,
    error: { code: "file" },
  });
  mkdirSync(join(folder.path, "collect.cmd"));
  expect(write()).toMatchObject({ ok: false, error: { code: "notAllowed" } });
  expect(writeCollector("/proc", random)).toMatchObject({ ok: false, error: { code: "file" } });
});
