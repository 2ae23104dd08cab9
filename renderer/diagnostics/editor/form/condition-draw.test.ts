import { describe, expect, test } from "vitest";
import type { Condition } from "../../../../shared/domain/checklist/condition.ts";
import { newStep } from "../edited.ts";
import {
  comparisonsOf,
  conditionOf,
  depthOf,
  drawn,
  firstValue,
  newLine,
  typedValue,
} from "./condition-draw.ts";

const lamp: Condition = { step: "lamp", outcome: "abnormal" };
const speed: Condition = { step: "link", reading: "speed", lt: 100 };

describe("a condition as it is drawn", () => {
  test.each<[string, Condition]>([
    ["a comparison", lamp],
    ["one of a reading", speed],
    ["its opposite", { not: lamp }],
    ["several", { all: [lamp, { not: speed }] }],
    ["any of several", { any: [lamp, { all: [lamp, speed] }] }],
    ["the opposite of several", { not: { any: [lamp, speed] } }],
  ])("says the same again: %s", (_, said) => {
    expect(conditionOf(drawn(said))).toEqual(said);
  });

  test("of a comparison with two ends makes two lines that must both hold", () => {
    expect(conditionOf(drawn({ step: "a", gte: 1, lt: 5 }))).toEqual({
      all: [
        { step: "a", lt: 5 },
        { step: "a", gte: 1 },
      ],
    });
  });

  test("twice the opposite is the thing itself, and a group of one needs no group", () => {
    expect(conditionOf(drawn({ not: { not: lamp } }))).toEqual(lamp);
    expect(conditionOf({ is: "group", by: "any", of: [drawn(lamp)], not: false })).toEqual(lamp);
    expect(conditionOf({ is: "group", by: "all", of: [], not: true })).toBeNull();
  });

  test("knows how deep it is", () => {
    expect(depthOf(drawn(lamp))).toBe(0);
    expect(depthOf(drawn({ all: [lamp, { any: [lamp, { all: [lamp, speed] }] }] }))).toBe(3);
    expect(depthOf(newLine("lamp"))).toBe(0);
  });

  test("offers what can be asked of an answer, and a value that fits", () => {
    const probe = { ...newStep("p", "probe"), probe: "link" };
    const choice = newStep("c", "choice");
    expect(comparisonsOf(probe, "speed")).not.toContain("in");
    expect(comparisonsOf(choice, "")).toEqual(["outcome", "is", "in"]);
    expect(comparisonsOf(newStep("x"), "")).toEqual(["outcome"]);
    expect(firstValue(choice, "", "is")).toBe("a");
    expect(firstValue(probe, "speed", "is")).toBe(0);
    expect(firstValue(probe, "up", "is")).toBe(true);
    expect([typedValue("１２"), typedValue("-3.5"), typedValue("full ")]).toEqual([12, -3.5, "full "]);
  });
});
