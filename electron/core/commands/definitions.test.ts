import { describe, expect, test } from "vitest";
import type { Core } from "../compose.ts";
import { ask, memoryCore, run } from "../../../tests/support/core/core.ts";

const open = (core: Core, set: Record<string, unknown>) =>
  run(core, { type: "ticket.open", set: { title: "打印机卡纸", ...set } }).id as string;
const printer = { type: "definition.set", family: "category", key: "hardware.printer" };
const unsigned = { reason: "电话里说好了" };
const custody = {
  ...{ place: "一楼", handedAt: "2026-11-23T10:00:00.000+08:00", giverName: "设备库" },
  unsigned,
};
const give = (core: Core, asset: string, more: object) =>
  run(core, { type: "custody.handOver", purpose: "issue", ...custody, lines: [{ asset }], ...more });
const signedBy = (name: string) => ({
  unsigned: null,
  signatures: [
    {
      ...{ role: "receiver", name, identityCheck: "badge", signedAt: custody.handedAt },
      strokes: [
        [
          [0, 0, 0],
          [300, 200, 400],
        ],
      ],
    },
  ],
});

describe("definitions", () => {
  test("exist before anybody has defined anything", () => {
    const core = memoryCore();
    const rows = ask(core, "definition.list", { family: "category" });
    expect(rows).toContainEqual(
      expect.objectContaining({ key: "hardware.printer", version: 1, shipped: true }),
    );
    expect(ask(core, "store.status", {}).operations).toBe(0);
  });

  test("a record shows them as they were when it took them, whatever the team makes of them later", () => {
    const core = memoryCore();
    const before = open(core, { category: "hardware.printer" });
    run(core, { ...printer, set: { title: { "zh-CN": "打印与复印" } } });
    const after = open(core, { category: "hardware.printer" });
    const title = (id: string) => ask(core, "ticket.get", { id }).uses.category;
    expect(title(before)).toMatchObject({ version: 1, title: { "zh-CN": "打印机" } });
    expect(title(after)).toMatchObject({ version: 2, title: { "zh-CN": "打印与复印", en: "Printer" } });
    const rows = ask(core, "definition.list", { family: "category" });
    expect(rows.filter(({ key }) => key === "hardware.printer")).toMatchObject([{ version: 2, pending: 1 }]);
  });

  test("a retired one is refused on every path, and can be taken up again", () => {
    const core = memoryCore();
    const kept = open(core, { category: "hardware.printer" });
    run(core, { ...printer, set: { retired: true } });
    for (const command of [
      { type: "ticket.open", set: { title: "打印机卡纸", category: "hardware.printer" } },
      { type: "ticket.edit", ticket: kept, set: { category: "hardware.printer" } },
    ]) {
      expect(core.execute(command)).toMatchObject({
        ok: false,
        error: { code: "notAllowed", path: "set.category", details: { rule: "retired" } },
      });
    }
    expect(ask(core, "ticket.get", { id: kept }).row.category).toBe("hardware.printer");
    run(core, { ...printer, set: { retired: false } });
    run(core, { type: "ticket.edit", ticket: kept, set: { category: "hardware.printer" } });
  });

  test("one that does not exist is refused, also as a code, a cause, a kind and terms", () => {
    const core = memoryCore();
    const ticket = open(core, {});
    const asset = run(core, { type: "asset.register", set: {} }).id as string;
    const terms = { key: "loans", version: "1", text: "…" };
    const solved = { type: "ticket.resolve", ticket, solution: "换了搓纸轮以后好了" };
    for (const [command, path] of [
      [{ ...solved, resolutionCode: "prayed" }, "resolutionCode"],
      [{ ...solved, resolutionCode: "fixed", rootCause: "weather" }, "rootCause"],
      [{ type: "asset.register", set: { kind: "drone" } }, "set.kind"],
      [
        {
          type: "custody.handOver",
          purpose: "issue",
          ...custody,
          receiverName: "张三",
          lines: [{ asset }],
          terms,
        },
        "terms.key",
      ],
    ] as const) {
      expect(core.execute(command), path).toMatchObject({ ok: false, error: { code: "notFound", path } });
    }
  });

  test("a team's own is used like one that ships", () => {
    const core = memoryCore();
    const cause = run(core, {
      type: "definition.set",
      family: "cause",
      key: "weather",
      set: { title: { en: "Weather" } },
    });
    const ticket = open(core, {});
    const solved = { resolutionCode: "fixed", rootCause: "weather", solution: "雨停了以后好了" };
    run(core, { type: "ticket.resolve", ticket, ...solved });
    expect(ask(core, "ticket.get", { id: ticket }).uses).toMatchObject({
      rootCause: { key: "weather", title: { en: "Weather" } },
      resolutionCode: { key: "fixed", version: 1 },
    });
    expect(ask(core, "history.page", { kind: "definition", id: cause.id as string }).total).toBe(1);
  });
});

describe("own fields of an asset kind", () => {
  test("are kept, shown with what they mean, and outlive a change of kind", () => {
    const core = memoryCore();
    const id = run(core, { type: "asset.register", set: { kind: "monitor", own: { size: 27 } } })
      .id as string;
    const own = () => ask(core, "asset.get", { id }).own;
    expect(own()).toMatchObject([{ field: { key: "size", unit: "inch" }, value: 27, asked: true }]);
    run(core, { type: "asset.edit", asset: id, set: { kind: "laptop" } });
    expect(own()).toMatchObject([
      { field: { key: "size", title: { "zh-CN": "尺寸" }, unit: "inch" }, value: 27, asked: false },
    ]);
    expect(ask(core, "asset.get", { id }).fields).not.toHaveProperty(["own.size"]);
    const wrong = core.execute({ type: "asset.edit", asset: id, set: { own: { size: 24 } } });
    expect(wrong).toMatchObject({
      ok: false,
      error: { path: "set.own.size", details: { rule: "ownField" } },
    });
  });

  test("are the asset manager's to define; other words are not", () => {
    const core = memoryCore();
    const drone = { family: "assetkind", key: "drone", set: { title: { "zh-CN": "无人机" } } };
    expect(core.execute({ type: "definition.set", ...drone })).toMatchObject({
      ok: false,
      error: { code: "malformed", path: "family" },
    });
    run(core, { type: "definition.setAssetKind", ...drone });
    run(core, { type: "asset.register", set: { kind: "drone" } });
    expect(ask(core, "asset.page", { kind: "drone" }).total).toBe(1);
  });
});

describe("who holds an asset", () => {
  test("the register says in stock only of what lies in a pool; the words of 0.1.0 are groups", () => {
    const core = memoryCore();
    const asset = () => run(core, { type: "asset.register", set: { name: "笔记本" } }).id as string;
    const [registered, stored, used, shared, lent] = [asset(), asset(), asset(), asset(), asset()];
    give(core, stored, { purpose: "stock", to: { holder: "pool", name: "备用池" } });
    give(core, used, { receiverName: "张三" });
    give(core, shared, { to: { holder: "place", place: "机柜 4" } });
    give(core, lent, { purpose: "loan", dueBack: "2026-12-24", receiverName: "李四", ...signedBy("李四") });
    const found = (status: "registered" | "inStock" | "inUse" | "onLoan" | "toBeSigned") =>
      ask(core, "asset.page", { status }).rows.map(({ id }) => id);
    expect(found("registered")).toEqual([registered]);
    expect(found("inStock")).toEqual([stored]);
    expect(found("inUse")).toEqual([used, shared, lent]);
    expect(found("onLoan")).toEqual([lent]);
    expect(found("toBeSigned")).toEqual([used]);
    const { row, custody } = ask(core, "asset.get", { id: stored });
    expect(row).toMatchObject({ holder: null });
    expect(custody.events.at(-1)?.to).toMatchObject({ name: "备用池" });
  });

  test("comes back only from somebody", () => {
    const core = memoryCore();
    const asset = run(core, { type: "asset.register", set: {} }).id as string;
    const back = { type: "custody.return", reason: "idle", returnerName: "张三", place: "库房" };
    const returned = { ...back, unsigned, returnedAt: custody.handedAt, lines: [{ asset }] };
    expect(core.execute(returned)).toMatchObject({ ok: false, error: { details: { status: "registered" } } });
    give(core, asset, { to: { holder: "department", name: "财务部", responsible: "王芳" } });
    run(core, returned);
    expect(ask(core, "asset.get", { id: asset }).row).toMatchObject({ status: "inStock", place: "库房" });
    expect(core.execute(returned)).toMatchObject({ ok: false, error: { details: { status: "inStock" } } });
  });
});

test("a note says whom it is written to: the team, unless it says the user", () => {
  const core = memoryCore();
  const ticket = open(core, {});
  run(core, { type: "ticket.note", ticket, text: "密码贴在屏幕上" });
  run(core, { type: "ticket.note", ticket, text: "明天上午来装", to: "user" });
  expect(ask(core, "ticket.get", { id: ticket }).actions.map(({ to }) => to)).toEqual(["team", "user"]);
});
