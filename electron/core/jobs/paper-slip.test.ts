import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ask, memoryCore, run, temporaryFolder } from "../../../tests/support/core/core.ts";
import { codesIn } from "../../../tests/support/documents/codes.ts";
import { pagesIn } from "../../../tests/support/documents/pdf-text.ts";
import { handOver, register } from "../../../tests/support/documents/slips.ts";
import type { Core } from "../compose.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

const at = (name: string) => join(folder.path, name);
const print = (core: Core, params: Record<string, unknown>) =>
  core.handle({ id: 1, kind: "job", name: "paperSlip", params });

test("a recorded slip is printed to be signed by hand: names, lines to sign on, the terms that are offered, its code", async () => {
  const core = memoryCore();
  const unsigned = { signatures: [], unsigned: { reason: "在纸上签字" }, terms: null };
  const { number } = handOver(core, register(core, 2), unsigned);
  const file = at("filled.pdf");
  expect(await print(core, { number, file })).toMatchObject({
    ok: true,
    result: { number, title: "领用单", blank: false },
  });
  const text = (await pagesIn(readFileSync(file))).join("");
  for (const said of ["请在横线上签字", "使用承诺（第1版）", "妥善保管", "本页供手写签字"]) {
    expect(text).toContain(said);
  }
  expect(text).not.toContain("本单未附使用承诺");
  expect((await codesIn(readFileSync(file))).flat()).toContain(number);
  expect(ask(core, "access.page", {}).rows[0]).toMatchObject({ how: "print", what: "slip" });
});

test("a blank one bears an asset's code and line, found by whichever mark; the rest is left to a pen", async () => {
  const core = memoryCore();
  const [asset = ""] = register(core, 1);
  const { row } = ask(core, "asset.get", { id: asset });
  for (const [act, title] of [
    ["handOver", "交接单"],
    ["return", "归还单"],
  ] as const) {
    const file = at(`${act}.pdf`);
    expect(await print(core, { number: row.tag, act, file })).toMatchObject({
      ok: true,
      result: { number: row.number, title, blank: true },
    });
    const text = (await pagesIn(readFileSync(file))).join("");
    expect(text).toContain("空白单据");
    expect(text).toContain(row.number);
    expect(text).toContain(act === "handOver" ? "使用承诺" : "请在横线上签字");
    expect((await codesIn(readFileSync(file))).flat()).toContain(row.number);
  }
});

test("a number of nothing prints nothing", async () => {
  const core = memoryCore();
  expect(await print(core, { number: "X-9", file: at("none.pdf") })).toMatchObject({
    ok: false,
    error: { code: "notFound", path: "number" },
  });
  expect(existsSync(at("none.pdf"))).toBe(false);
});

const text = async (file: string) => (await pagesIn(readFileSync(file))).join("").replaceAll(/\s/g, "");
const writeTerms = (core: Core, said: string) =>
  run(core, {
    ...{ type: "definition.set", family: "terms", key: "standard" },
    set: { body: { text: { "zh-CN": said } } },
  });
/** Terms of every print of this number, as the log tells them, in their order. */
function printedOn(core: Core, number: string): string[] {
  const filters = ask(core, "access.page", {}).rows.map(
    ({ id }) => ask(core, "history.page", { kind: "access", id }).rows[0]?.payload.filter,
  ) as Record<string, unknown>[];
  return filters
    .filter((filter) => filter.number === number)
    .map(({ terms, version }) => [terms, version].join(" "))
    .sort();
}
const UNSIGNED = { signatures: [], unsigned: { reason: "在纸上签字" } };

test("printed again next week it is the same text, though the team has written other terms meanwhile", async () => {
  const core = memoryCore();
  writeTerms(core, "一、爱护资产。");
  const frozen = { key: "standard", version: "2", language: "zh-CN", text: "一、爱护资产。" };
  const [first = "", second = ""] = register(core, 2);
  const kept = handOver(core, [first], { ...UNSIGNED, terms: frozen });
  // As an earlier version recorded it: without the terms that were on the paper.
  const bare = handOver(core, [second], { ...UNSIGNED, terms: null });
  for (const [number, name] of [
    [kept.number, "kept"],
    [bare.number, "bare"],
  ] as const) {
    expect(await print(core, { number, file: at(`${name}-1.pdf`) })).toMatchObject({ ok: true });
  }
  writeTerms(core, "一、丢失照价赔偿。");
  for (const [number, name] of [
    [kept.number, "kept"],
    [bare.number, "bare"],
  ] as const) {
    expect(await print(core, { number, file: at(`${name}-2.pdf`) })).toMatchObject({ ok: true });
    for (const printed of [await text(at(`${name}-1.pdf`)), await text(at(`${name}-2.pdf`))]) {
      expect(printed).toContain("使用承诺（第2版）");
      expect(printed).toContain("爱护资产");
      expect(printed).not.toContain("照价赔偿");
    }
  }
  // The record says which they are: it holds them, or the log says what was printed.
  const { payload } = ask(core, "operation.read", { id: kept.operation });
  expect(payload.terms).toEqual(frozen);
  expect(printedOn(core, bare.number)).toEqual(["standard 2", "standard 2"]);
});

test("a blank one has the terms of its day, and the log says which", async () => {
  const core = memoryCore();
  const [asset = ""] = register(core, 1);
  const { row } = ask(core, "asset.get", { id: asset });
  await print(core, { number: row.tag, file: at("blank-1.pdf") });
  writeTerms(core, "一、丢失照价赔偿。");
  await print(core, { number: row.tag, file: at("blank-2.pdf") });
  expect(await text(at("blank-1.pdf"))).toContain("使用承诺（第1版）");
  expect(await text(at("blank-2.pdf"))).toContain("使用承诺（第2版）");
  expect(printedOn(core, row.tag)).toEqual(["standard 1", "standard 2"]);
});
