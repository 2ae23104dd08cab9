import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, test } from "vitest";
import { isOpenTicket } from "../../../shared/domain/ticket/ticket-view.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { TICKET_SCOPES } from "../../../shared/ipc/ticket-filter.ts";
import type { TicketFilter, TicketScope } from "../../../shared/ipc/ticket-filter.ts";
import { ask, memoryCore, run, temporaryFolder, testEnvironment } from "../../../tests/support/core/core.ts";
import type { Core } from "../compose.ts";
import { FILED } from "../../../tests/support/domain/filed.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

const LEVELS = ["high", "medium", "low"] as const;
const CATEGORIES = ["hardware.printer", "hardware.computer", "network.access", "own.badge", null] as const;

/** Sixty tickets over three weeks, of every kind that a filter tells apart. */
function office() {
  const environment = testEnvironment(11);
  const core = memoryCore(environment);
  const me = core.profile.store.identity().member;
  run(core, {
    ...{ type: "definition.set", family: "category", key: "own.badge" },
    set: { title: { "zh-CN": "门禁卡" }, body: { group: "hardware" } },
  });
  run(core, { type: "definition.set", family: "group", key: "network", set: { body: { members: [me] } } });
  const site = run(core, { type: "site.set", set: { name: "总部三楼" } }).id as string;
  for (let n = 0; n < 60; n += 1) {
    const ticket = run(core, {
      type: "ticket.open",
      set: {
        title: `打印机第 ${n} 次卡纸`,
        type: n % 4 === 0 ? "request" : "incident",
        impact: LEVELS[n % 3],
        urgency: LEVELS[(n >> 1) % 3],
        category: CATEGORIES[n % CATEGORIES.length],
        securityFlag: n % 7 === 0,
        ...(n % 3 === 0 ? { site } : {}),
      },
      ...(n % 2 === 0 ? { assignee: me } : {}),
    }).id as string;
    if (n % 4 !== 1) run(core, { type: "ticket.group", ticket, group: n % 4 === 0 ? "network" : "systems" });
    if (n % 5 === 0) {
      run(core, { type: "ticket.resolve", ticket, resolutionCode: "fixed", solution: "清理进纸轮并试印" });
      run(core, { type: "ticket.close", ticket, confirmation: "verbal", rootCause: FILED.rootCause });
    }
    environment.clock.now += 8 * 3_600_000;
  }
  return { core, me, site };
}

const rowsIn = (core: Core) =>
  core.profile.store.db
    .prepare<[], string>("SELECT row FROM ticket")
    .pluck()
    .all()
    .map((row) => JSON.parse(row) as TicketRow);

const dayOf = (ms: number) => {
  const at = new Date(ms);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
};

const inGroup = (category: string | null, group: string) =>
  category !== null && (category === "own.badge" ? "hardware" : category.split(".")[0]) === group;

function fits(row: TicketRow, filter: TicketFilter): boolean {
  const { category, group, priorities, type, site, assignee, workgroup, security, conflicts } = filter;
  const { from, until } = filter;
  return (
    (category === undefined || row.category === category) &&
    (group === undefined || inGroup(row.category, group)) &&
    (priorities === undefined || priorities.includes(row.priority)) &&
    (type === undefined || row.type === type) &&
    (site === undefined || row.site === site) &&
    (assignee === undefined || (assignee === "nobody" ? row.assignee === null : row.assignee === assignee)) &&
    (workgroup === undefined || row.group === (workgroup === "mine" ? "network" : workgroup)) &&
    (security === undefined || row.securityFlag) &&
    (conflicts === undefined || row.conflicts > 0) &&
    (from === undefined || dayOf(row.openedAt) >= from) &&
    (until === undefined || dayOf(row.openedAt) <= until)
  );
}

const inScope = (row: TicketRow, scope: TicketScope, me: string) =>
  scope === "all" ||
  (scope === "closed" || scope === "archived"
    ? row.status === scope
    : isOpenTicket(row) &&
      (scope === "team" || (scope === "mine" ? row.assignee === me : row.assignee === null)));

describe("filtered tickets", () => {
  const { core, me, site } = office();
  const all = rowsIn(core);
  const days = [...new Set(all.map(({ openedAt }) => dayOf(openedAt)))];
  const some = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 1 });
  const filters = fc
    .record({
      category: some("hardware.printer", "own.badge"),
      group: some("hardware", "network"),
      priorities: some<("P1" | "P2" | "P3" | "P4")[]>(["P1"], ["P2", "P3"], ["P4"]),
      type: some("incident" as const, "request" as const),
      site: some(site),
      assignee: some(me, "nobody"),
      workgroup: some("mine", "systems"),
      security: some(true as const),
      conflicts: fc.option(fc.constant(true as const), { nil: undefined, freq: 8 }),
      from: some(...days),
      until: some(...days),
    })
    .map((filter) => JSON.parse(JSON.stringify(filter)) as TicketFilter);

  test("are those of a naive filter over all rows: in every view, with and without words, and its counts", () => {
    let found = 0;
    fc.assert(
      fc.property(
        filters,
        fc.constantFrom(...TICKET_SCOPES),
        fc.constantFrom("", "卡纸"),
        (filter, scope, text) => {
          const wanted = all.filter((row) => fits(row, filter) && inScope(row, scope, me));
          const page = ask(core, "ticket.page", { scope, text, filter, limit: 500 });
          expect(page.rows.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
          expect(page.total).toBe(wanted.length);
          const opened = page.rows.map(({ openedAt }) => openedAt);
          expect(opened).toEqual([...opened].sort((a, b) => b - a));
          expect(ask(core, "ticket.counts", { text, filter })[scope]).toBe(wanted.length);
          found += wanted.length;
        },
      ),
      { seed: 20261128, numRuns: 300 },
    );
    expect(found).toBeGreaterThan(300);
  });

  test("a strange part is refused with its path, and no day that there is not", () => {
    for (const [filter, path] of [
      [{ priorities: ["P9"] }, "filter.priorities.0"],
      [{ priorities: [] }, "filter.priorities"],
      [{ from: "2026-02-30" }, "filter.from"],
      [{ category: "x' OR 1=1" }, "filter.category"],
      [{ priority: "P1" }, "filter"],
    ] as const) {
      const refused = core.query("ticket.page", { filter });
      expect(refused).toMatchObject({ ok: false, error: { code: "malformed", path: `params.${path}` } });
    }
  });

  async function exported(asked: Record<string, unknown>, name: string) {
    const file = join(folder.path, name);
    const reply = await core.handle({ id: 1, kind: "export", what: "tickets", ...asked, file } as never);
    return { reply, bytes: reply.ok ? readFileSync(file) : Buffer.alloc(0) };
  }

  test("what is found is what is exported, and who did it is noted without the words", async () => {
    const filter = { group: "hardware", security: true } as const;
    const { bytes } = await exported({ scope: "team", text: "卡纸", filter, format: "json" }, "found.json");
    const wanted = all.filter((row) => fits(row, filter) && isOpenTicket(row));
    const rows = JSON.parse(bytes.toString("utf8")) as TicketRow[];
    expect(rows.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
    expect(wanted.length).toBeGreaterThan(1);
    const { rows: noted } = ask(core, "access.page", {});
    expect(noted[0]).toMatchObject({ how: "export", what: "tickets", count: wanted.length });
    const { rows: history } = ask(core, "history.page", { kind: "access", id: noted[0]?.id as string });
    expect(history[0]?.payload.filter).toEqual({ ...filter, scope: "team", searched: true });
  });

  test("cells are what a person reads when a language is asked for, and plain without", async () => {
    const read = async (asked: Record<string, unknown>, name: string) => {
      const { bytes } = await exported({ format: "csv", filter: { site }, ...asked }, name);
      return parse<Record<string, string>>(bytes.toString("utf8").slice(1), { columns: true });
    };
    const [zh, en, plain] = [
      await read({ locale: "zh-CN" }, "zh.csv"),
      await read({ locale: "en" }, "en.csv"),
      await read({}, "plain.csv"),
    ];
    expect(zh[0]).toMatchObject({
      ...{
        状态: "已关闭",
        优先级: "P1 特急",
        类型: "服务请求",
        大类: "硬件",
        分类: "打印机",
        地点: "总部三楼",
      },
      ...{ 处理人: "王五", 涉及信息安全: "是" },
    });
    expect(zh[0]?.登记时间).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(zh.find((row) => row.分类 === "门禁卡")?.大类).toBe("硬件");
    expect(en[0]).toMatchObject({ State: "Closed", Priority: "P1 Critical", Category: "Printer" });
    expect(plain[0]).toMatchObject({ status: "closed", priority: "P1", category: "hardware.printer" });
  });

  test("the log and the outbox are no sheets, and none but tickets are found", async () => {
    for (const [asked, path] of [
      [{ what: "log", format: "xlsx" }, "format"],
      [{ what: "outbox", format: "xlsx" }, "format"],
      [{ what: "assets", filter: {} }, "filter"],
      [{ what: "log", text: "卡纸" }, "text"],
      [{ filter: { from: "yesterday" } }, "filter.from"],
    ] as const) {
      const { reply } = await exported(asked, "refused");
      expect(reply).toMatchObject({ ok: false, error: { code: "malformed", path } });
    }
    expect((await exported({ format: "xlsx", locale: "zh-CN" }, "all.xlsx")).reply).toMatchObject({
      ok: true,
      result: { records: all.length },
    });
  });
});
