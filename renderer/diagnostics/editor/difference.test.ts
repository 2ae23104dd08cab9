import { describe, expect, test } from "vitest";
import { checklistForm } from "../../../shared/domain/checklist/checklist-form.ts";
import type { Checklist } from "../../../shared/domain/checklist/checklist-form.ts";
import { socketChecklist } from "../../../tests/e2e/support/socket-checklist.ts";
import { differenceOf, isSame } from "./difference.ts";

const shipped = checklistForm.parse(socketChecklist);
const [lamp, swap, link, doctor] = shipped.steps as [Checklist["steps"][0], ...Checklist["steps"]];
const withSteps = (...steps: (Checklist["steps"][0] | undefined)[]): Checklist => ({
  ...shipped,
  steps: steps.filter((step) => step !== undefined),
});
const steps = (to: Checklist) =>
  differenceOf(shipped, to).steps.map(({ key, is, moved }) => [key, is, moved]);

describe("how the team's differs from what ships", () => {
  test("not at all where it says the same, whatever it was written as and of which edition", () => {
    const same = { ...structuredClone(shipped), edition: 7, yaml: "# by hand" };
    expect(isSame(differenceOf(shipped, same))).toBe(true);
    const turned = { ...shipped, title: { en: shipped.title.en, "zh-CN": shipped.title["zh-CN"] } };
    expect(isSame(differenceOf(shipped, turned))).toBe(true);
  });

  test("a field that says something else, with what it said", () => {
    const { general, steps } = differenceOf(shipped, {
      ...withSteps({ ...lamp, required: false, hint: undefined }, swap, link, doctor),
      gate: "block",
    });
    expect(general).toEqual([{ field: "gate", from: "warn", to: "block" }]);
    expect(steps).toMatchObject([
      {
        ...{ key: "lamp", is: "changed", moved: false },
        fields: [
          { field: "hint", to: undefined },
          { field: "required", from: true, to: false },
        ],
      },
    ]);
  });

  test("a step that was added, and one that was taken out, at its place", () => {
    const added = { ...lamp, key: "before" };
    expect(steps(withSteps(added, lamp, link, doctor))).toEqual([
      ["before", "added", false],
      ["swap", "removed", false],
    ]);
    expect(steps(withSteps(swap, link, doctor))[0]).toEqual(["lamp", "removed", false]);
  });

  test("only what was moved is said to be: not all that stands behind it", () => {
    expect(steps(withSteps(swap, link, lamp, doctor))).toEqual([["lamp", "moved", true]]);
    expect(
      steps(withSteps(doctor, lamp, swap, { ...link, required: false } as Checklist["steps"][0])),
    ).toEqual([
      ["doctor", "moved", true],
      ["link", "changed", false],
    ]);
  });

  test("a conclusion too", () => {
    const conclusions = shipped.conclusions.map((each, index) =>
      index === 0 ? { ...each, next: "sendToRepair" as const } : each,
    );
    expect(differenceOf(shipped, { ...shipped, conclusions }).conclusions).toMatchObject([
      { key: "cable", is: "changed", fields: [{ field: "next", from: "replacePart", to: "sendToRepair" }] },
    ]);
  });
});
