import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { run } from "../../../tests/support/core/core.ts";
import { counts, gbk, nextRequest, registerDesk, saved } from "../../../tests/support/core/register-sheet.ts";

const { desk, file, exported, importing, register, row, rows, operations, sheet, written } = registerDesk();

/** Texts as they stand in registers, and what spreadsheets do to them. */
const NAMES = [
  ..."财务室打印机|说“你好”|\"引号\"|, ; \t|一行\n两行|回车\r\n换行|=1+1|'=1+1|''-2|'tis|-3|+86 138|@x".split(
    "|",
  ),
  ...'0012|123456789012345678|12E5|1-2|2026-03-05|2026/3|08:30 "夜班"|3月|TRUE|false|MAR-7| 空格 |😀 é'.split(
    "|",
  ),
];

describe("an export just made", () => {
  test.each(["csv", "json"] as const)("as %s changes nothing, whatever an asset may say", async (format) => {
    const site = run(desk.core, { type: "site.set", set: { name: "总部" } }).id;
    for (const [index, name] of NAMES.entries()) {
      register({ name, maker: name, model: name, place: name, tag: `${name}#${index}`, site });
    }
    for (const serial of ["0012345", "123456789012345678", "=1+1", "1E5", "3-4", "9e9"]) register({ serial });
    register({});
    const any = fc.sample(fc.string({ unit: "binary", maxLength: 30 }), { seed: 7, numRuns: 100 });
    for (const name of any) register({ name, place: name });
    const path = await exported(format);
    const before = operations();
    for (const dryRun of [true, false]) {
      const report = await importing(path, { dryRun });
      const count = NAMES.length + 6 + 1 + 100;
      expect(report.items.filter(({ outcome, kept }) => outcome !== "unchanged" || kept.length > 0)).toEqual(
        [],
      );
      expect(report.counts.unchanged).toBe(count);
      expect(report.items[10]).toMatchObject({ file: `${path}:${format === "csv" ? 12 : 11}` });
    }
    expect(operations()).toBe(before);
  });

  test("changes nothing where assets were handed out and merged; one made before takes nothing back", async () => {
    const [a, b] = [register({ serial: "S-1001" }), register({ tag: "T-1" })];
    const id = register({ tag: "T-2", place: "库房" });
    run(desk.core, { type: "asset.merge", asset: a, drop: b });
    const before = readFileSync(await exported(), "utf8");
    desk.environment.clock.now += 3_600_000;
    run(desk.core, {
      ...{ type: "custody.handOver", purpose: "issue", giverName: "库", place: "" },
      ...{ to: { holder: "person", name: "张三", place: "二楼" }, lines: [{ asset: id, condition: "good" }] },
      ...{ handedAt: "2026-11-23T10:00:00.000+08:00", unsigned: { reason: "电话确认" } },
    });
    expect(row(id)).toMatchObject({ status: "toBeSigned", place: "二楼" });
    expect(counts(await importing(await exported()))).toEqual({ unchanged: 2 });
    const { items } = await importing(written(before));
    expect(items.map(({ outcome, kept }) => [outcome, kept])).toEqual([
      ["unchanged", []],
      ["unchanged", ["place", "status", "holder", "unsigned", "unsignedSince"]],
    ]);
    expect(row(id)).toMatchObject({ place: "二楼" });
  });

  test.each([
    [";", "\n", "utf8"],
    ["\t", "\r", "utf8"],
    ["\t", "\r\n", "utf16le"],
    [",", "\r\n", "gbk"],
  ])("may be saved by a spreadsheet, parted by %j, lines by %j, in %s", async (separator, line, encoding) => {
    for (const name of ["财务室", "一行\n两行", "0012", "=1+1", "“引号”"]) {
      register({ name, serial: `00${name.length}123456789012345678`, tag: `固资-${name}` });
    }
    const all = await sheet();
    for (const each of all) {
      each.contested = "FALSE";
      each.updatedAt = (each.updatedAt ?? "").replaceAll("-", "/").replace(/:\d\d$/, "");
    }
    const text = saved(all, { separator, line });
    const bytes =
      encoding === "gbk"
        ? gbk(text)
        : Buffer.from(encoding === "utf8" ? text : `\uFEFF${text}`, encoding as "utf8");
    const report = await importing(written(bytes));
    expect(report.items.filter(({ outcome }) => outcome !== "unchanged")).toEqual([]);
    expect(report.items.flatMap(({ kept }) => kept)).toEqual([]);
    expect(report.counts.unchanged).toBe(5);
  });
});

describe("a file", () => {
  test.each([
    ["name,room\r\n打印机,3\r\n", "otherTable"],
    ["id;number;title;updatedAt\n", "otherTable"],
    ["id,number,tag,updatedAt\r\n", "emptySheet"],
    ["id,number,tag,updatedAt,tag\r\nx,y,z,,\r\n", "twiceNamed"],
    ['id,number,tag,updatedAt\r\nx,"y,z,\r\n', "brokenTable"],
    [`id,number,tag,updatedAt\n${"x,,,\n".repeat(50_001)}`, "tooManyRows"],
  ])("%#: is refused for what it is", async (text, code) => {
    const { items } = await importing(written(text));
    expect(items).toMatchObject([{ file: file("改过的.txt"), outcome: "rejected", reason: { code } }]);
  });

  test("counts its rows, answers between them, and is stopped between two", async () => {
    for (let index = 0; index < 40; index += 1) register({ name: `第${index}台`, tag: `T-${index}` });
    const all = await sheet();
    for (const each of all) each.place = "库房";
    const path = written(saved(all), "资产.csv");
    const id = nextRequest();
    const told: unknown[] = [];
    const stop = desk.core.subscribe((event) => {
      if (event.event !== "job") return;
      told.push(event.progress.total);
      if (event.progress.done === 5)
        void desk.core.handle({ id: nextRequest(), kind: "cancel", job: id } as never);
    });
    const reply = await desk.core.handle({
      id,
      kind: "import",
      paths: [desk.folder],
      dryRun: false,
    } as never);
    stop();
    expect(reply).toMatchObject({ ok: false, error: { code: "cancelled" } });
    expect(told.at(-1)).toBe(40);
    const moved = () => rows().filter(({ place }) => place === "库房").length;
    expect(moved()).toBeGreaterThanOrEqual(5);
    expect(moved()).toBeLessThan(40);
    const before = moved();
    expect(counts(await importing(path))).toEqual({ changed: 40 - before, unchanged: before });
  });
});
