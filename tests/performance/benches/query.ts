import { grouping } from "../../../renderer/queue/work-groups.ts";
import { serviceRulesOf } from "../../../shared/domain/ticket/ticket-clock.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import type { Bench } from "../bench.ts";
import { systemEnvironment } from "../../../electron/core/compose.ts";
import { LARGE, largeProfile, openConsole } from "../large-console.ts";
import { deterministic } from "../office-stream.ts";
import { spread } from "../statistics.ts";

const ROUNDS = 60;

/** Pages of the queue whose answer is grouped by its clocks, as the list does it before it is drawn. */
const WITH_CLOCKS = ["ticketQueueWithClocks"];
const rules = serviceRulesOf([]);

/** What one looks up: pages of the register, filters, Chinese and pinyin search. */
export const query: Bench = async ({ say }) => {
  const core = openConsole(await largeProfile(LARGE, say));
  const random = deterministic(7);
  const page = (params: Record<string, unknown>) => ["asset.page", params] as const;
  const cases: Record<string, () => readonly [string, Record<string, unknown>]> = {
    registerFirstPage: () => page({ limit: 100 }),
    registerDeepPage: () => page({ offset: random.below(LARGE.assets - 100), limit: 100 }),
    registerByName: () => page({ sort: "name", offset: random.below(LARGE.assets - 100), limit: 100 }),
    registerFiltered: () => page({ kind: "laptop", status: "inUse", limit: 100 }),
    assetByTag: () => page({ text: `IT-${String(random.below(LARGE.assets)).padStart(5, "0")}` }),
    assetChinese: () => page({ text: random.pick(["联想", "华为", "仓储"]) }),
    ticketChinese: () => [
      "ticket.page",
      { text: random.pick(["打印机", "唤醒黑屏", "共享文件夹", "登录超时"]) },
    ],
    ticketQueueWithClocks: () => ["ticket.page", { scope: "team", limit: 100 }],
    ticketQueue: () => ["ticket.page", { scope: "team", limit: 100 }],
    ticketFiltered: () => ["ticket.page", { scope: "all", filter: { priorities: ["P1", "P2"] }, limit: 100 }],
    ticketAllPinyin: () => ["ticket.page", { scope: "all", text: random.pick(["dayinji", "xianshiqi"]) }],
    ticketLike: () => ["ticket.similar", { title: random.pick(["打印机又卡纸了", "登录业务系统超时"]) }],
    ticketCounts: () => ["ticket.counts", {}],
    personPinyin: () => ["person.page", { text: random.pick(["zhangwei", "wang fang", "lij", "zm"]) }],
    paletteChinese: () => ["search.all", { text: random.pick(["打印机", "财务", "张伟"]) }],
    palettePinyin: () => ["search.all", { text: random.pick(["zhangw", "caiwubu", "lina"]) }],
    scan: () => ["scan.resolve", { code: `IT-${String(random.below(LARGE.assets)).padStart(5, "0")}` }],
  };
  const figures: Record<string, unknown> = {};
  const all: number[] = [];
  const now = Math.floor(systemEnvironment().now() / 1000);
  for (const [name, make] of Object.entries(cases)) {
    const sample: number[] = [];
    let rows = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const [queryName, params] = make();
      const from = performance.now();
      const outcome = core.query(queryName, params);
      const text = JSON.stringify(outcome);
      if (outcome.ok && WITH_CLOCKS.includes(name)) {
        const { rows: page } = outcome.value as { rows: TicketRow[] };
        if (grouping(rules)(page, now).rows.length !== page.length)
          throw new Error("a ticket is in no group");
      }
      sample.push(performance.now() - from);
      if (!outcome.ok) throw new Error(text);
      const value = outcome.value as { rows?: unknown[] } | unknown[] | null;
      rows = Math.max(rows, Array.isArray(value) ? value.length : (value?.rows?.length ?? 1));
    }
    if (rows === 0) throw new Error(`${name} found nothing: the benchmark measures nothing`);
    figures[name] = spread(sample);
    all.push(...sample);
  }
  await core.close();
  return {
    sizes: { assets: LARGE.assets, tickets: LARGE.tickets, people: LARGE.people, rounds: ROUNDS },
    figures: { ...figures, all: spread(all) },
    ratios: {},
  };
};
