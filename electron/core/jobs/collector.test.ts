import { mkdirSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { memoryCore, temporaryFolder } from "../../../tests/support/core/core.ts";
import { collectedOf } from "../../../tests/support/probes/machine.ts";

const folder = temporaryFolder();
beforeEach(() => mkdirSync(folder.path, { recursive: true }));
afterEach(() => folder.remove());

const ask = (name: "collector" | "readCollected", file: string) =>
  memoryCore().handle({ id: 1, kind: "job", name, params: { file } });

test("the collector lies beside the file that was named", async () => {
  const reply = await ask("collector", join(folder.path, "collect.cmd"));
  const files = ["collect.sh", "collect.cmd", "collect.ps1"].map((name) => join(folder.path, name));
  expect(reply).toMatchObject({ ok: true, result: { files } });
  expect(readdirSync(folder.path)).toHaveLength(3);
});

test("another's file of that name stays, and a folder that is none is told", async () => {
  writeFileSync(join(folder.path, "collect.sh"), "mine");
  expect(await ask("collector", join(folder.path, "x"))).toMatchObject({
    ok: false,
    error: { code: "notAllowed", path: "file" },
  });
  expect(await ask("collector", join(folder.path, "none", "x"))).toMatchObject({
    ok: false,
    error: { code: "file", path: "file" },
  });
});

test("a collector's file is read, with the machine and the time it was taken", async () => {
  const file = join(folder.path, "deskside-PF3Q7K2L.json");
  writeFileSync(file, JSON.stringify(collectedOf("windows-chinese")));
  expect(await ask("readCollected", file)).toMatchObject({
    ok: true,
    result: {
      machine: { serial: "PF3Q7K2L" },
      takenAt: "2026-11-04T00:00:00Z",
      answers: expect.arrayContaining([
        expect.objectContaining({ probe: "battery", end: "result", reason: null }),
        expect.objectContaining({ probe: "disks", end: "result" }),
      ]) as unknown,
    },
  });
});

test("what is none is refused in a word", async () => {
  const file = join(folder.path, "x.json");
  writeFileSync(file, '{"format":"deskside-collected","version":1,"outputs":[');
  expect(await ask("readCollected", file)).toMatchObject({
    ok: false,
    error: { details: { reason: "cutOff" } },
  });
  writeFileSync(file, JSON.stringify(collectedOf("linux-chinese")));
  expect(await ask("readCollected", file)).toMatchObject({
    error: { code: "file", details: { reason: "noSerial", machine: { name: "行政部-李娜" } } },
  });
  truncateSync(file, 9_000_000);
  expect(await ask("readCollected", file)).toMatchObject({ error: { code: "tooLarge" } });
  expect(await ask("readCollected", folder.path)).toMatchObject({ error: { code: "file" } });
  expect(await ask("readCollected", join(folder.path, "none"))).toMatchObject({ error: { code: "file" } });
});
