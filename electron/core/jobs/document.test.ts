import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ask, memoryCore, temporaryFolder } from "../../../tests/support/core/core.ts";
import { pagesIn } from "../../../tests/support/documents/pdf-text.ts";
import { handOver, register } from "../../../tests/support/documents/slips.ts";
import type { Core } from "../compose.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

const at = (name: string) => join(folder.path, name);
const print = (core: Core, params: Record<string, unknown>, id = 1) =>
  core.handle({ id, kind: "job", name: "document", params });

describe("a document is written", () => {
  test("in the language asked for, and noted as a print of these records", async () => {
    const core = memoryCore();
    const assets = register(core, 2);
    const { number } = handOver(core, assets);
    const [zh, en] = [at("zh.pdf"), at("en.pdf")];
    expect(await print(core, { number, file: zh })).toMatchObject({
      ok: true,
      result: { file: zh, number, title: "领用单", replaced: [], bytes: readFileSync(zh).length },
    });
    expect(await print(core, { number, file: en, locale: "en" })).toMatchObject({
      ok: true,
      result: { title: "Issue slip" },
    });
    expect((await pagesIn(readFileSync(en)))[0]).toContain("Issueslip");
    const { rows, total } = ask(core, "access.page", {});
    expect(total).toBe(2);
    expect(rows[0]).toMatchObject({ how: "print", what: "slip", count: 1, format: "pdf" });
    const history = ask(core, "history.page", { kind: "access", id: rows[0]?.id as string });
    expect(history.rows[0]?.payload).toMatchObject({
      filter: { number },
      records: assets.map((asset) => `asset:${asset}`),
    });
  });

  test("for a printer it is answered, byte for byte the file, and nothing is written", async () => {
    const core = memoryCore();
    const { number } = handOver(core, register(core, 1));
    const file = at("same.pdf");
    await print(core, { number, file });
    const before = readdirSync(folder.path);
    const reply = await print(core, { number, file: null });
    expect(reply).toMatchObject({ ok: true, result: { file: null, number, title: "领用单" } });
    const { pdf } = (reply as { result: { pdf: string } }).result;
    expect(Buffer.from(pdf, "base64").equals(readFileSync(file))).toBe(true);
    expect(readdirSync(folder.path)).toEqual(before);
    expect(ask(core, "access.page", {}).rows[0]).toMatchObject({ how: "print", format: "paper" });
    // Whoever asks says which of the two is meant.
    expect(await print(core, { number })).toMatchObject({ error: { code: "malformed", path: "file" } });
  });

  test("with its progress, and a cancelled one leaves nothing", async () => {
    const core = memoryCore();
    const { number } = handOver(core, register(core, 2));
    const steps: [number, number][] = [];
    core.subscribe((event) => {
      if (event.event !== "job") return;
      const { job, done, total } = event.progress;
      steps.push([done, total]);
      if (job === 7) void core.handle({ id: 8, kind: "cancel", job: 7 });
    });
    await print(core, { number, file: at("whole.pdf") });
    expect(steps).toEqual([1, 2, 3, 4].map((done) => [done, 4]));
    expect(await print(core, { number, file: at("stopped.pdf") }, 7)).toMatchObject({
      ok: false,
      error: { code: "cancelled" },
    });
    expect(readdirSync(folder.path).filter((name) => /stopped|part/.test(name))).toEqual([]);
  });
});

describe("a document is not written", () => {
  test("over a file that is there, unless that is said", async () => {
    const core = memoryCore();
    const { number } = handOver(core, register(core, 1));
    const file = at("there.pdf");
    writeFileSync(file, "mine");
    expect(await print(core, { number, file })).toMatchObject({
      error: { code: "notAllowed", details: { status: "exists" } },
    });
    expect(readFileSync(file, "utf8")).toBe("mine");
    expect(await print(core, { number, file, overwrite: true })).toMatchObject({ ok: true });
    expect(readFileSync(file, "latin1")).toMatch(/^%PDF-1\.7/);
  });

  test("for a number that no document bears: an asset’s, nobody’s", async () => {
    const core = memoryCore();
    register(core, 1);
    const asset = ask(core, "asset.page", {}).rows[0]?.number;
    for (const number of [asset, "H-Z9-0001"]) {
      expect(await print(core, { number, file: at("none.pdf") })).toMatchObject({
        error: { code: "notFound", path: "number" },
      });
    }
    expect(existsSync(at("none.pdf"))).toBe(false);
    expect(ask(core, "access.page", {}).total).toBe(0);
  });

  test("for two that bear one number, until it is said which", async () => {
    const core = memoryCore();
    const first = handOver(core, register(core, 1));
    const second = handOver(core, register(core, 1), { receiverName: "周子涵" });
    // As two laptops restored from one backup leave it.
    core.profile.store.db
      .prepare("UPDATE operation SET body = replace(body, ?, ?) WHERE id = ?")
      .run(`"number":"${second.number}"`, `"number":"${first.number}"`, second.operation);
    const found = ask(core, "document.find", { number: first.number });
    expect(found.map(({ operation }) => operation)).toEqual([first.operation, second.operation]);
    const asked = { number: first.number, file: at("which.pdf") };
    expect(await print(core, asked)).toMatchObject({
      error: {
        code: "notAllowed",
        path: "operation",
        details: { candidates: [first.operation, second.operation] },
      },
    });
    expect(await print(core, { ...asked, operation: second.operation })).toMatchObject({ ok: true });
    expect((await pagesIn(readFileSync(at("which.pdf"))))[0]).toContain("周子涵");
  });

  test("it is found by its number, with what it is about; another number finds none", () => {
    const core = memoryCore();
    const assets = register(core, 2);
    const { number, operation } = handOver(core, assets);
    const records = assets.map((asset) => `asset:${asset}`);
    expect(ask(core, "document.find", { number })).toEqual([{ operation, number, records }]);
    expect(ask(core, "document.find", { number: "H-S8-9999" })).toEqual([]);
  });

  test("where it cannot be noted", async () => {
    const core = memoryCore();
    const { number } = handOver(core, register(core, 1));
    core.profile.store.db.pragma("query_only = ON");
    expect(await print(core, { number, file: at("full.pdf") })).toMatchObject({
      error: { code: "readOnly" },
    });
    expect(existsSync(at("full.pdf"))).toBe(false);
  });
});
