import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { memoryCore, temporaryFolder } from "../../../tests/support/core/core.ts";
import { socketChecklist } from "../../../tests/e2e/support/socket-checklist.ts";
import { checklistForm } from "../../../shared/domain/checklist/checklist-form.ts";
import type { JobResults } from "../../../shared/ipc/jobs.ts";

const folder = temporaryFolder();
beforeEach(() => mkdirSync(folder.path, { recursive: true }));
afterEach(() => folder.remove());

const ask = async <N extends "readChecklist" | "writeChecklist">(
  name: N,
  params: Record<string, unknown>,
) => {
  const reply = await memoryCore().handle({ id: 1, kind: "job", name, params });
  if (!reply.ok) return { error: reply.error };
  return { told: reply.result as JobResults[N] };
};

const document = checklistForm.parse(socketChecklist);

test("a checklist is written to a file and read from it as it was", async () => {
  const file = join(folder.path, "socket.yaml");
  const { told } = await ask("writeChecklist", { key: "own.socket", document, file });
  expect(told?.text).toBe(readFileSync(file, "utf8"));
  const read = (await ask("readChecklist", { file })).told;
  expect(read).toMatchObject({ key: "own.socket", faults: [], text: told?.text });
  expect({ ...read?.checklist, yaml: undefined }).toEqual({ ...document, yaml: undefined });
});

test("what is written is answered, where no file is named; what is no checklist is not written", async () => {
  expect((await ask("writeChecklist", { key: "x", document })).told?.text).toContain("key: x");
  expect(
    (await ask("writeChecklist", { key: "x", document: { ...document, steps: [] } })).error,
  ).toMatchObject({
    code: "malformed",
    path: "document.steps",
  });
});

test("a hostile file is told by line and column, or refused; nothing is read beyond what a checklist can hold", async () => {
  const file = join(folder.path, "bad.yaml");
  writeFileSync(file, "section: network\ntitle: { zh-CN: 甲 }\nsteps:\n  - shell: rm -rf /\n");
  const { told } = await ask("readChecklist", { file });
  expect(told).toMatchObject({ checklist: null, draft: null });
  expect(told?.faults[0]).toMatchObject({ line: 4, column: 5 });
  writeFileSync(file, "a: &a [x, x]\n".repeat(40_000));
  expect((await ask("readChecklist", { file })).error?.code).toBe("tooLarge");
  writeFileSync(file, "x".repeat(60_001));
  expect((await ask("readChecklist", { file })).told?.faults[0]?.code).toBe("tooLong");
  expect((await ask("readChecklist", { file: folder.path })).error?.code).toBe("file");
  expect((await ask("readChecklist", { text: "- 1" })).told?.checklist).toBeNull();
});

test("one whose ways do not hold together can be gone on with, and says so", async () => {
  const text = (await ask("writeChecklist", { key: "x", document })).told?.text ?? "";
  const { told } = await ask("readChecklist", { text: text.replace("to: link", "to: nowhere") });
  expect(told).toMatchObject({ checklist: null, draft: { section: "network" } });
  expect(told?.faults.map(({ code }) => code)).toEqual(["noSuchTarget"]);
});
