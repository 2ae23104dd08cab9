import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../../shared/domain/commands.ts";
import { LEVELS } from "../../../shared/domain/approval/levels.ts";
import { levelsForm, levelsValues, neededBy, rulesIn, wrongIn } from "./levels-form.ts";

const shipped = levelsValues(LEVELS.disposal);

test("what ships is shown and asked for as it stands", () => {
  expect(rulesIn(shipped)).toEqual(LEVELS.disposal);
  const [type, args] = levelsForm.asks(shipped);
  expect(COMMANDS[type].schema.safeParse(args).success).toBe(true);
});

describe("refused before it is sent:", () => {
  test.each(["", "1 000", "-5", "0.001", "viel"])("an amount of “%s”", (finance) => {
    expect(wrongIn({ ...shipped, from: { ...shipped.from, finance } })).toEqual({ finance: "amount" });
  });

  test("a rule that leaves the cheap ones to nobody, as the core would", () => {
    const values = { ...shipped, kinds: { ...shipped.kinds, department: ["server"] } };
    expect(wrongIn(values)).toEqual({ order: "always" });
    const [type, args] = levelsForm.asks(values);
    expect(COMMANDS[type].schema.safeParse(args).success).toBe(false);
    expect(wrongIn({ ...shipped, order: ["finance"] })).toEqual({ order: "always" });
  });

  test("but not the amount of a level that is not asked", () => {
    const from = { ...shipped.from, management: "" };
    expect(wrongIn({ ...shipped, order: ["department", "finance"], from })).toEqual({});
  });
});

describe("what it comes to", () => {
  test("is said from each value on", () => {
    expect(neededBy(LEVELS.disposal)).toEqual([
      { from: 0, kind: null, levels: ["department"] },
      { from: 1_000_000, kind: null, levels: ["department", "finance"] },
      { from: 10_000_000, kind: null, levels: ["department", "finance", "management"] },
    ]);
  });

  test("and of a kind where that is otherwise", () => {
    const rules = [
      { level: "department", from: 0 },
      { level: "management", from: 0, kinds: ["server"] },
    ];
    expect(neededBy(rules)).toEqual([
      { from: 0, kind: null, levels: ["department"] },
      { from: 0, kind: "server", levels: ["department", "management"] },
    ]);
  });

  test("in the order in which they are asked", () => {
    const values = {
      ...shipped,
      order: ["finance", "department"] as const,
      from: { ...shipped.from, finance: "0" },
    };
    expect(neededBy(rulesIn({ ...values, order: [...values.order] }) ?? [])).toEqual([
      { from: 0, kind: null, levels: ["finance", "department"] },
    ]);
  });
});
