import { describe, expect, test } from "vitest";
import { ask, memoryCore, run, testEnvironment } from "../../../tests/support/core/core.ts";
import { counts, gbk, registerDesk, saved } from "../../../tests/support/core/register-sheet.ts";

const { desk, exported, importing, register, row, rows, operations, sheet, written } = registerDesk();

describe("a row that a person changed", () => {
  test("is one edit, shown before it is written, over what a person wrote; run again it changes nothing", async () => {
    const id = register({
      name: "打印机",
      maker: "联想",
      serial: "PF4TEST07",
      place: "三楼",
      kind: "printer",
    });
    register({ name: "别的", tag: "T-2" });
    const all = await sheet();
    Object.assign(all[0] ?? {}, { name: "财务打印机", place: "", maker: "惠普", kind: "" });
    const path = written(saved(all));
    const before = operations();
    const rehearsed = await importing(path, { dryRun: true });
    expect(rehearsed.items[0]).toMatchObject({
      file: `${path}:2`,
      row: 2,
      outcome: "changed",
      asset: id,
      changes: ["kind", "name", "maker", "place"],
      kept: [],
    });
    expect(operations()).toBe(before);
    const done = await importing(path);
    expect({ ...done, dryRun: true }).toEqual(rehearsed);
    expect(operations()).toBe(before + 1);
    expect(row(id)).toMatchObject({ name: "财务打印机", place: "", maker: "惠普", kind: "other" });
    expect(counts(await importing(path))).toEqual({ unchanged: 2 });
    expect(operations()).toBe(before + 1);
  });

  test("keeps what follows from other things, and columns that nobody knows, and says so", async () => {
    const id = register({ name: "一", tag: "T-1" });
    const all = await sheet();
    Object.assign(all[0] ?? {}, {
      status: "inUse",
      holder: "张三",
      pending: "7",
      number: "A-K7-9999",
      备注: "看这里",
    });
    const { items } = await importing(written(saved(all)));
    expect(items).toMatchObject([{ outcome: "unchanged", asset: id, changes: [] }]);
    expect(items[0]?.kept.toSorted()).toEqual(["holder", "number", "pending", "status", "备注"].toSorted());
    expect(row(id)).toMatchObject({ status: "registered", holder: null });
  });

  test("takes nothing from what was written since the sheet was made, and writes the rest", async () => {
    const id = register({ name: "旧名", tag: "T-1", place: "一楼" });
    const all = await sheet();
    desk.environment.clock.now += 3_600_000;
    run(desk.core, { type: "asset.edit", asset: id, set: { name: "新名" } });
    Object.assign(all[0] ?? {}, { place: "二楼" });
    for (const dryRun of [true, false]) {
      const { items } = await importing(written(saved(all)), { dryRun });
      expect(items).toMatchObject([{ outcome: "changed", changes: ["place"], kept: ["name"] }]);
    }
    expect(row(id)).toMatchObject({ name: "新名", place: "二楼" });
    // A sheet that does not tell when it was made fills what is empty.
    Object.assign(all[0] ?? {}, { updatedAt: "昨天", model: "M1", place: "三楼" });
    const { items } = await importing(written(saved(all)));
    expect(items).toMatchObject([{ changes: ["model"], kept: ["name", "place", "updatedAt"] }]);
  });

  test("is rehearsed as it is imported, beside an inventory that says something newer", async () => {
    const id = register({ serial: "PF4TEST07" });
    await exported();
    desk.environment.clock.now += 3_600_000;
    written(JSON.stringify({ content: { bios: { ssn: "PF4TEST07", smodel: "T14" } } }), "a.json");
    for (const dryRun of [true, false]) {
      const { items } = await importing(desk.folder, { dryRun });
      expect(items).toMatchObject([
        { outcome: "changed", changes: ["kind", "model"] },
        { outcome: "unchanged", kept: ["kind", "model"] },
      ]);
    }
    expect(row(id).model).toBe("T14");
  });

  test("says nothing in a column that is missing", async () => {
    const id = register({ name: "一", tag: "T-1", maker: "联想" });
    const columns = ["id", "number", "tag", "updatedAt"];
    expect(counts(await importing(written(saved(await sheet(), { columns }))))).toEqual({ unchanged: 1 });
    expect(row(id)).toMatchObject({ name: "一", maker: "联想" });
  });

  test("with another serial is asked about, and taken when a person says so", async () => {
    const id = register({ name: "一", serial: "PF4TEST07" });
    const all = await sheet();
    Object.assign(all[0] ?? {}, { serial: "PF4TEST08" });
    const path = written(saved(all));
    const report = await importing(path);
    expect(report.items).toMatchObject([
      { outcome: "doubtful", candidates: [{ id, agrees: ["name"], contradicts: ["serial"] }] },
    ]);
    expect(row(id).serial).toBe("PF4TEST07");
    const decided = await importing(path, { decisions: [{ file: `${path}:2`, asset: id }] });
    expect(decided.items).toMatchObject([{ outcome: "changed", changes: ["serial"] }]);
  });

  test("with rows mixed up by sorting one column is asked about", async () => {
    for (const index of [1, 2])
      register({ name: `名${index}`, serial: `PF4TEST0${index}`, tag: `T-${index}` });
    const [one = {}, two = {}] = await sheet();
    const mixed = [
      { ...one, id: two.id ?? "" },
      { ...two, id: one.id ?? "" },
    ];
    const report = await importing(written(saved(mixed)));
    expect(report.items.map(({ outcome, candidates }) => [outcome, candidates.length])).toEqual([
      ["doubtful", 2],
      ["doubtful", 2],
    ]);
  });

  test("loses nothing to a spreadsheet that took long digits for a number, or lacked a character", async () => {
    const id = register({
      serial: "123456789012345678",
      tag: "000482",
      name: "José 的本子😀",
      model: "12E5",
    });
    const all = await sheet();
    const spoilt = { serial: "1.23457E+17", tag: "482", name: "Jos? 的本子??", model: "1.20E+06" };
    Object.assign(all[0] ?? {}, spoilt, { maker: "联想" });
    const { items } = await importing(written(gbk(saved(all))));
    expect(items).toMatchObject([
      { outcome: "changed", asset: id, changes: ["maker"], kept: ["tag", "serial", "name", "model"] },
    ]);
    expect(row(id)).toMatchObject({ serial: "123456789012345678", tag: "000482", name: "José 的本子😀" });
  });

  test("that does not fit, or gives a mark of another asset, says so for itself", async () => {
    register({ name: "一", tag: "T-1" });
    register({ name: "二" });
    register({ name: "三", serial: "S-3001" });
    const all = await sheet();
    Object.assign(all[0] ?? {}, { name: "长".repeat(121) });
    Object.assign(all[1] ?? {}, { tag: "t-1", place: "二楼" });
    Object.assign(all[2] ?? {}, { kind: "椅子！" });
    const text = saved(all);
    const { items } = await importing(written(text.replace(/\r\n$/, ",多\r\n")));
    expect(items).toMatchObject([
      { outcome: "rejected", reason: { code: "field", path: "name" } },
      { outcome: "changed", changes: ["place"], kept: ["tag"] },
      { outcome: "rejected", reason: { code: "moreCells" } },
    ]);
    expect((await importing(written(text))).items[2]).toMatchObject({
      reason: { code: "field", path: "kind" },
    });
    expect(ask(desk.core, "conflict.page", {}).total).toBe(0);
  });

  test("and stands twice is taken once", async () => {
    const id = register({ name: "一", tag: "T-1" });
    const [one = {}] = await sheet();
    for (const dryRun of [true, false]) {
      const path = written(
        saved([
          { ...one, name: "二" },
          { ...one, name: "二" },
          { ...one, name: "三" },
        ]),
      );
      const { items } = await importing(path, { dryRun });
      expect(items.map(({ outcome, reason }) => [outcome, reason?.code, reason?.path])).toEqual([
        ["changed", undefined, undefined],
        ["unchanged", undefined, undefined],
        ["rejected", "twice", "2"],
      ]);
    }
    expect(row(id).name).toBe("二");
  });
});

describe("a row of another register", () => {
  test("is registered under this console's own number, and found again", async () => {
    const other = memoryCore(testEnvironment(9));
    const site = run(other, { type: "site.set", set: { name: "分部" } }).id;
    for (const set of [
      { name: "一", serial: "PF4TEST07", kind: "laptop", site, place: "二楼" },
      { name: "二", tag: "0012" },
      { name: "三" },
    ]) {
      run(other, { type: "asset.register", set });
    }
    register({ name: "先来的", tag: "X-1" });
    const path = await exported("csv", other);
    await other.close();
    const rehearsed = await importing(path, { dryRun: true });
    const done = await importing(path);
    expect(done.counts).toEqual(rehearsed.counts);
    expect(done.items).toMatchObject([
      { outcome: "new", changes: ["kind", "serial", "name", "place"], kept: ["number", "pending", "site"] },
      { outcome: "new", changes: ["tag", "name"], kept: ["number", "pending"] },
      // Nothing would find it again, and it would be there twice.
      { outcome: "rejected", reason: { code: "unidentified" } },
    ]);
    const made = rows().map(({ number }) => number);
    expect(new Set(made).size).toBe(3);
    expect(row(done.items[0]?.asset ?? "")).toMatchObject({ serial: "PF4TEST07", site: null });
    expect(counts(await importing(path))).toEqual({ unchanged: 2, rejected: 1 });
  });

  test("or one that a person added is new; without its id it is found by number and one more sign", async () => {
    const id = register({ name: "一", place: "一楼" });
    const [one = {}] = await sheet();
    const blank = Object.fromEntries(Object.keys(one).map((name) => [name, ""]));
    const path = written(
      saved([
        { ...one, id: "", place: "二楼" },
        { ...one, id: "", name: "改了" },
        blank,
        { ...blank, serial: "NEW-0001", name: "新的" },
      ]),
    );
    const { items } = await importing(path);
    expect(items).toMatchObject([
      { outcome: "changed", asset: id, changes: ["place"] },
      { outcome: "doubtful", candidates: [{ id }] },
      { file: `${path}:5`, outcome: "new", changes: ["serial", "name"], kept: [] },
    ]);
  });
});
