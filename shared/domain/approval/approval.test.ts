import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HIDDEN } from "../../log/parts.ts";
import { firstBreach } from "../kind/rule.ts";
import { LEVELS, levelsFor, standingAfter } from "./levels.ts";
import type { LevelRule } from "./levels.ts";
import { samePerson } from "../person/same-person.ts";
import { stepAsked, stepRules } from "./step.ts";

const KINDS = ["laptop", "server", "printer"];
const NAMES = ["a", "b", "c", "d"];
const rules: fc.Arbitrary<LevelRule[]> = fc
  .uniqueArray(fc.constantFrom(...NAMES), { maxLength: 4 })
  .chain((names) =>
    fc.tuple(
      ...names.map((level) =>
        fc.record(
          { level: fc.constant(level), from: fc.nat(5), kinds: fc.subarray(KINDS) },
          { requiredKeys: ["level", "from"] },
        ),
      ),
    ),
  );
const weight = fc.record({ value: fc.nat(6), kinds: fc.subarray(KINDS) });
const taken = fc.array(
  fc.record({
    level: fc.constantFrom(...NAMES, "other"),
    decision: fc.constantFrom("approve" as const, "approve" as const, "reject" as const),
  }),
  { maxLength: 5 },
);

describe("which steps are due", () => {
  test("are those that a person would name who walks through the rule with a finger", () => {
    fc.assert(
      fc.property(rules, weight, taken, (rule, things, steps) => {
        const standing = standingAfter(levelsFor(rule, things), steps);
        // Naively: every level by itself, without a word of the code.
        const open: string[] = [];
        for (const { level, from, kinds } of rule) {
          if (things.value < from) continue;
          if (kinds && KINDS.every((kind) => !kinds.includes(kind) || !things.kinds.includes(kind))) continue;
          if (steps.filter((each) => each.level === level).length === 0) open.push(level);
        }
        const no = steps.find(({ decision }) => decision === "reject") !== undefined;
        expect(standing).toEqual({
          rejected: no,
          due: no ? [] : open,
          next: no || open.length === 0 ? null : open[0],
          approved: !no && open.length === 0,
        });
      }),
    );
  });

  test("grow with the value and never shrink", () => {
    fc.assert(
      fc.property(rules, weight, fc.nat(5), (rule, things, more) => {
        const heavier = levelsFor(rule, { ...things, value: things.value + more });
        expect(heavier).toEqual(expect.arrayContaining(levelsFor(rule, things)));
      }),
    );
  });

  test("of a disposal are one level below 10 000, two from there on, three from 100 000", () => {
    const levels = (yuan: number) => levelsFor(LEVELS.disposal, { value: yuan * 100, kinds: [] });
    expect(levels(9_999.99)).toEqual(["department"]);
    expect(levels(10_000)).toEqual(["department", "finance"]);
    expect(levels(100_000)).toEqual(["department", "finance", "management"]);
  });
});

describe("who is the same person", () => {
  const [ZHANG, LI] = ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"];
  test.each([
    [
      "one record under two spellings",
      { person: ZHANG, name: "张伟" },
      { person: ZHANG, name: "张 伟" },
      true,
    ],
    [
      "two of one name whom the directory tells apart",
      { person: ZHANG, name: "张伟" },
      { person: LI, name: "张伟" },
      false,
    ],
    [
      "one whom the directory does not know, by name",
      { person: null, name: "ＬＩ Na" },
      { person: LI, name: "li na" },
      true,
    ],
    ["two names without records", { person: null, name: "张伟" }, { person: null, name: "张薇" }, false],
    ["two whose names were erased", { person: null, name: HIDDEN }, { person: null, name: HIDDEN }, false],
  ])("%s", (_, a, b, same) => {
    expect(samePerson(a, b)).toBe(same);
    expect(samePerson(b, a)).toBe(same);
  });
});

describe("a step", () => {
  const known = { now: Date.parse("2026-11-25T10:00:00+08:00"), today: "2026-11-25", state: () => null };
  const asked = (more: object) => ({
    step: stepAsked.parse({
      ...{ name: "王主任", decision: "approve", at: "2026-11-25T09:30:00.000+08:00", way: "account" },
      ...more,
    }),
  });
  const signature = {
    strokes: [[[1, 2, 0]]],
    signedAt: "2026-11-25T09:30:00.000+08:00",
    identityCheck: "badge",
  };
  const file = "00000000-0000-4000-8000-000000000003";

  test.each([
    ["an account", {}],
    ["a signature on this screen", { way: "signature", signature }],
    ["a photographed paper", { way: "paper", paper: file }],
    [
      "a number of the company's system, afterwards",
      { way: "external", external: { number: "OA-118" }, afterwards: true },
    ],
  ])("by %s is taken", (_, more) => {
    expect(firstBreach(stepRules, asked(more), known)).toBeNull();
  });

  test.each([
    ["signature", "step.signature"],
    ["paper", "step.paper"],
    ["external", "step.external"],
  ])("by %s shows what it was taken by", (way, missing) => {
    expect(firstBreach(stepRules, asked({ way }), known)).toMatchObject({ details: { missing: [missing] } });
  });

  test("is taken before it is told", () => {
    const at = "2026-11-26T09:30:00.000+08:00";
    expect(firstBreach(stepRules, asked({ at }), known)).toMatchObject({
      ...{ path: "step.at", details: { rule: "inFuture" } },
    });
  });

  test("presets nothing that a person states", () => {
    expect(
      stepAsked
        .safeParse({ name: "王主任", at: "2026-11-25T09:30:00.000+08:00" })
        .error?.issues.map(({ path }) => path.join(".")),
    ).toEqual(["decision", "way"]);
    expect(
      stepAsked.safeParse({ ...asked({}).step, signature: { ...signature, identityCheck: "none" } }).success,
    ).toBe(false);
  });
});
