import { describe, expect, test } from "vitest";
import { shippedChecklists } from "../../../shared/domain/checklist/catalogue.ts";
import { shippedDefinitions } from "../../../shared/domain/definition/shipped.ts";
import { CHANNELS } from "../../../shared/domain/ticket/ticket-words.ts";
import { answersTo } from "./answers-to.ts";
import { CREW } from "./crew.ts";
import { OPERATION_TYPES } from "../../../shared/domain/registry.ts";
import { FAULTS } from "./faults/all-faults.ts";
import { monthOf } from "./month.ts";
import { BY_RULE } from "./step.ts";
import type { Step } from "./step.ts";
import { isWorking } from "./working-time.ts";

const END = Date.parse("2026-11-27T15:40:00+08:00");
const month = monthOf({ seed: 7, end: END });
const of = (type: string) => month.steps.filter(({ does }) => does.type === type);
const setOf = ({ does }: Step) => (does.set ?? {}) as Record<string, unknown>;
const keysOf = (family: string) =>
  shippedDefinitions().flatMap((each) => (each.family === family ? [each.key] : []));

test("the same seed and moment make the same month, another seed another", () => {
  expect(monthOf({ seed: 7, end: END })).toEqual(month);
  expect(monthOf({ seed: 8, end: END }).steps).not.toEqual(month.steps);
});

test("it is a department of believable size", () => {
  expect(month.people.length).toBeGreaterThan(110);
  expect(month.machines.length).toBeGreaterThan(240);
  expect(of("ticket.open").length).toBeGreaterThan(300);
  expect(of("ticket.open").length).toBeLessThan(450);
  expect(new Set(month.people.map(({ name }) => name)).size).toBe(month.people.length);
  for (const name of ["tag", "serial"] as const) {
    expect(new Set(month.machines.map((machine) => machine[name])).size, name).toBe(month.machines.length);
  }
});

test("every category, channel and role has its part, and every kind of asset", () => {
  const opened = of("ticket.open").map(setOf);
  expect(new Set(opened.map(({ category }) => category))).toEqual(new Set(keysOf("category")));
  // A task of a package came by none: the department opens it for itself.
  const channels = opened.flatMap(({ channel }) => (channel === undefined ? [] : [channel]));
  expect(new Set(channels)).toEqual(new Set(CHANNELS));
  expect(new Set(month.steps.map(({ by }) => by))).toEqual(new Set(Object.keys(CREW)));
  const { other: _, ...kinds } = Object.fromEntries(keysOf("assetkind").map((kind) => [kind, true]));
  expect(new Set(of("asset.register").map((step) => setOf(step).kind))).toEqual(new Set(Object.keys(kinds)));
  for (const [name, family] of [
    ["resolutionCode", "resolution"],
    ["rootCause", "cause"],
  ] as const) {
    const said = new Set(of("ticket.resolve").map(({ does }) => does[name]));
    expect([...said].filter((key) => key !== null && !keysOf(family).includes(String(key)))).toEqual([]);
    expect(said.size, name).toBeGreaterThan(5);
  }
});

test("nothing is told before it began or after it ended, and each record's story goes forward", () => {
  const moments = month.steps.map(({ at }) => at);
  expect(moments).toEqual([...moments].sort((a, b) => a - b));
  expect(moments[0]).toBeGreaterThanOrEqual(month.from);
  expect(moments.at(-1)).toBeLessThan(END);
  const made = new Set<unknown>();
  for (const { does, as } of month.steps) {
    if (typeof does.ticket === "string") expect(made.has(does.ticket), does.ticket).toBe(true);
    if (as) made.add(as);
  }
});

test("every act is one that a console takes, but for what the hub does by its own clock", () => {
  const ids = new Map<string, string>();
  const idOf = (handle: string) => {
    const id = ids.get(handle) ?? `01990000-0000-7000-8000-${String(ids.size).padStart(12, "0")}`;
    ids.set(handle, id);
    return JSON.stringify(id);
  };
  const named = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value)
        .replaceAll(/"[a-z]+:(@[^"]*)"/g, (_, handle: string) => `"ticket:${idOf(handle).slice(1)}`)
        .replaceAll(/"@[^"]*"/g, idOf),
    );
  const said = month.steps.filter(({ does }) => does.type !== BY_RULE);
  expect(said.length).toBeLessThan(month.steps.length);
  const wrong = said.flatMap(({ does: { type, ...asked } }) => {
    const taken = OPERATION_TYPES.get(type)?.act.asks?.safeParse(named(asked));
    return taken?.success ? [] : [`${type}: ${taken?.error.message ?? "no such act"}`];
  });
  expect([...new Set(wrong)]).toEqual([]);
});

test("people ring while the department works, nine of ten times at least", () => {
  const opened = of("ticket.open");
  const working = opened.filter(({ at }) => isWorking(at));
  expect(working.length / opened.length).toBeGreaterThan(0.9);
  expect(working.length).toBeLessThan(opened.length);
});

test("most of it is closed and archived; what is open today is a queue that one can see over", () => {
  const ended = new Set([...of("ticket.close"), ...of(BY_RULE)].map(({ does }) => does.ticket));
  const open = of("ticket.open").filter(({ as }) => !ended.has(as));
  expect(open.length).toBeGreaterThan(14);
  expect(open.length).toBeLessThan(40);
  const taken = new Set([...of("ticket.accept"), ...of("ticket.assign")].map(({ does }) => does.ticket));
  expect(open.filter(({ as }) => !taken.has(as)).length).toBeGreaterThan(2);
  expect(of("ticket.archive").length).toBeGreaterThan(200);
});

test("a third of what is closed is rated, mostly well, and never where whoever works on it would see it", () => {
  const closed = of("ticket.close").length + of(BY_RULE).length;
  const given = of("rating.give");
  const stars = given.map(({ does }) => Number(does.stars));
  expect(given.length / closed).toBeGreaterThan(0.25);
  expect(given.length / closed).toBeLessThan(0.5);
  expect(new Set(stars).size).toBe(5);
  expect(stars.filter((each) => each >= 4).length / stars.length).toBeGreaterThan(0.8);
  expect(given.filter(({ does }) => does.comment !== "").length).toBeGreaterThan(10);
  expect(of("ticket.close").filter(({ does }) => "rating" in does)).toEqual([]);
  // Three technicians hear of five at least.
  const counts = Map.groupBy(given, ({ by }) => by);
  expect([...counts.values()].filter((each) => each.length >= 5).length).toBeGreaterThanOrEqual(3);
});

test("the department is led: duty sheets, tickets handed on, problems, shifts, callbacks, an arrival and a leaver", () => {
  const sheets = of("definition.set").map((step) => setOf(step).body as { site: unknown; line: string });
  expect(new Set(sheets.map(({ line }) => line)).size).toBe(3);
  expect(new Set(sheets.flatMap(({ site }) => site ?? [])).size).toBe(3);
  expect(new Set(of("ticket.escalate").map(({ does }) => does.to)).size).toBe(3);
  expect(of("ticket.escalate").length).toBeLessThan(40);
  expect(of("problem.open")).toHaveLength(2);
  expect(of("shift.write")).toHaveLength(2);
  expect(of("shift.takeOver")).toHaveLength(2);
  expect(of("ticket.callBack").every(({ ifDrawn }) => ifDrawn)).toBe(true);
  const packed = Map.groupBy(of("ticket.pack"), ({ does }) => (does.package as { key: string }).key);
  expect([...packed.keys()]).toEqual(["arrival", "leaving"]);
  const solved = new Set(of("ticket.resolve").map(({ does }) => does.ticket));
  for (const [key, tasks] of packed) {
    const done = tasks.filter(({ does }) => solved.has(does.ticket)).length;
    expect(done, key).toBeGreaterThan(0);
    expect(done, key).toBeLessThan(tasks.length);
  }
});

describe("the faults", () => {
  test("are many, and of every category", () => {
    expect(FAULTS.length).toBeGreaterThanOrEqual(60);
    expect(new Set(FAULTS.flatMap(({ titles }) => titles)).size).toBeGreaterThan(100);
    expect(new Set(FAULTS.map(({ category }) => category))).toEqual(new Set(keysOf("category")));
  });

  test("fit in their words: a title, what is asked of a solution, a checklist of their category and cause", () => {
    for (const { titles, solution, run, category, cause, request } of FAULTS) {
      for (const title of titles) expect([...title].length, title).toBeGreaterThanOrEqual(4);
      expect([...solution].length, solution).toBeGreaterThanOrEqual(6);
      if (!run) continue;
      const [key, conclusion, own] = run;
      const checklist = shippedChecklists().get(key);
      expect(checklist?.categories, key).toContain(category);
      const found = checklist?.conclusions.find((each) => each.key === conclusion);
      if (!request) expect(found?.verdict, `${key} ${conclusion}`).toBe(cause);
      expect(checklist && answersTo(checklist, conclusion, own), `${key} ${conclusion}`).not.toBeNull();
    }
  });
});

test("Chinese is written with Chinese marks", () => {
  const mixed = /\p{Script=Han}\s*[,;:!?()"']|[,;!?()"']\s*\p{Script=Han}|\p{Script=Han}\.(?!\p{L})/u;
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === "string") texts.push(value);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(collect);
  };
  month.steps.forEach(({ does }) => collect(does));
  expect(texts.length).toBeGreaterThan(10_000);
  // Terms that ship are numbered as a contract is.
  const own = new Set(texts.filter((text) => !text.startsWith("1. ")));
  expect([...own].filter((text) => mixed.test(text))).toEqual([]);
  expect([...own].filter((text) => /[{}]/.test(text))).toEqual([]);
});
