import { describe, expect, test, vi } from "vitest";
import { QUERIES } from "../../../shared/ipc/queries.ts";
import { ask, memoryCore, must, run } from "../../../tests/support/core/core.ts";

// Real processes and many folds on a busy machine: a stuck test is stopped, a slow one is not.
vi.setConfig({ testTimeout: 120_000 });

const nobody = "0190aaaa-0000-7000-8000-00000000dead";

describe("lookups", () => {
  test.each([
    ["ticket.get", { id: nobody }],
    ["asset.get", { id: nobody }],
    ["person.get", { id: nobody }],
    ["site.get", { id: nobody }],
    ["operation.get", { id: nobody }],
    ["asset.document", { id: nobody, sha256: "0".repeat(64) }],
  ] as const)("%s of nothing is notFound", (name, params) => {
    expect(memoryCore().query(name, params)).toMatchObject({ ok: false, error: { code: "notFound" } });
  });

  test("every query refuses parameters without form, with their place", () => {
    const core = memoryCore();
    for (const name of Object.keys(QUERIES)) {
      const outcome = core.query(name, {
        offset: -1,
        limit: "many",
        id: 7,
        text: 3,
        after: {},
        code: [],
        state: 0,
      });
      const path = expect.stringMatching(/^params\./) as string;
      expect(outcome, name).toMatchObject({ ok: false, error: { code: "malformed", path } });
    }
    expect(core.query("nothing.like.it")).toMatchObject({ ok: false, error: { code: "unknownQuery" } });
    expect(core.query("constructor")).toMatchObject({ ok: false, error: { code: "unknownQuery" } });
  });

  test("a scanner finds by tag, serial and number, also inside a URL", () => {
    const core = memoryCore();
    const asset = run(core, { type: "asset.register", set: { tag: "IT-00042", serial: "5CD123" } });
    const ticket = run(core, { type: "ticket.open", set: { title: "打印机卡纸" } });
    const hit = { kind: "asset", id: asset.id };
    const number = asset.number as string;
    for (const code of [
      "it-00042",
      " 5cd123 ",
      number,
      `https://it.example/a/${number}?x=1`,
      "http://q/?tag=IT-00042",
    ]) {
      expect(ask(core, "scan.resolve", { code })).toEqual(hit);
    }
    const short = (ticket.number as string).replace(/-0+/, "-");
    expect(short).not.toBe(ticket.number);
    for (const code of [ticket.number as string, short, short.toLowerCase()]) {
      expect(ask(core, "scan.resolve", { code })).toEqual({ kind: "ticket", id: ticket.id });
      expect(ask(core, "search.all", { text: code }).map(({ id }) => id)).toEqual([ticket.id]);
    }
    for (const code of ["%", "https://", "https://%E0%A4%A", "'; DROP TABLE asset; --"]) {
      expect(ask(core, "scan.resolve", { code })).toBeNull();
    }
  });

  test("what a person types is text, never a query of the index", () => {
    const core = memoryCore();
    run(core, { type: "ticket.open", set: { title: '引号 " 和 OR 星号 * 的标题' } });
    for (const typed of ['"', '" OR 1', "AND", "title:x", "*", "^", "NEAR(a b)", "a* -b", "\u0000", "(((("]) {
      must(core.query("ticket.page", { text: typed }));
      must(core.query("search.all", { text: typed }));
      must(core.query("asset.page", { text: typed }));
    }
    expect(ask(core, "ticket.page", { text: '"' }).total).toBe(0);
    expect(ask(core, "search.all", { text: "星号" })).toHaveLength(1);
  });

  test("history tells every operation of a record in order, readable by name", () => {
    const core = memoryCore();
    const id = run(core, { type: "ticket.open", set: { title: "打印机卡纸" } }).id as string;
    run(core, { type: "ticket.accept", ticket: id });
    run(core, { type: "ticket.note", ticket: id, text: "看过了" });
    const { rows, total } = ask(core, "history.page", { kind: "ticket", id });
    expect(rows.map(({ type }) => type)).toEqual(["ticket.open", "ticket.accept", "ticket.note"]);
    expect(total).toBe(3);
    expect(rows[0]).toMatchObject({ actorName: "王五", readable: true, seq: null });
  });
});
