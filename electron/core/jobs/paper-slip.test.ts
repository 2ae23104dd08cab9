import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ask, memoryCore, temporaryFolder } from "../../../tests/support/core/core.ts";
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
