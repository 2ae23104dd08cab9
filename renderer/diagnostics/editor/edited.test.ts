import { describe, expect, test } from "vitest";
import { checklistForm } from "../../../shared/domain/checklist/checklist-form.ts";
import { socketChecklist } from "../../../tests/e2e/support/socket-checklist.ts";
import { freeKey, moved, renamed, withConclusion, withStep, without } from "./draft-acts.ts";
import { newChecklist, newStep, toEdit } from "./edited.ts";
import type { EditedChecklist } from "./edited.ts";
import { faultWithin, faultsOfPart, lookAtDraft, partOf } from "./faults-at.ts";

const document = checklistForm.parse(socketChecklist);
const draft = toEdit(document);
const said = (one: EditedChecklist) => lookAtDraft(one).checklist;
const faults = (one: EditedChecklist) =>
  lookAtDraft(one).faults.map(({ path, code }) => [path.join("."), code]);
const changed = (index: number, change: object) => ({
  ...draft,
  steps: draft.steps.map((step, at) => (at === index ? { ...step, ...change } : step)),
});

describe("a draft", () => {
  test("that nothing was done to is the checklist it was begun on", () => {
    expect(said(draft)).toEqual(document);
    expect(faults(draft)).toEqual([]);
  });

  test("says nothing of what is empty, nor of what another kind of step asks", () => {
    const step = {
      hint: { "zh-CN": " ", en: "" },
      kind: "confirm",
      options: [],
      probe: "disks",
      range: { min: "" },
    };
    const [first] = said(changed(0, step))?.steps ?? [];
    expect(first).not.toHaveProperty("hint");
    expect(Object.keys(first ?? {})).not.toContain("probe");
  });

  test("keeps what is no number as it was typed, and says so at its place", () => {
    const range = { kind: "number", unit: "V", range: { min: "3,5", max: "19" } };
    expect(said(changed(0, range))?.steps[0]).toMatchObject({ range: { min: 3.5, max: 19 } });
    expect(faults(changed(0, { ...range, range: { min: "much" } }))).toEqual([
      ["steps.0.range.min", "wrongType"],
    ]);
    expect(faults(changed(0, { ...range, range: { min: "9", max: "1" } }))).toEqual([
      ["steps.0.range", "rangeTurnedRound"],
    ]);
  });

  test("that is new wants words, and says where", () => {
    expect(faults(newChecklist())).toEqual([
      ["title", "noWords"],
      ["steps.0.title", "noWords"],
      ["conclusions.0.title", "noWords"],
      ["conclusions.0.action", "noWords"],
    ]);
    const [first] = lookAtDraft(newChecklist()).faults.slice(1);
    expect(first && partOf(newChecklist(), first)).toBe("step1");
  });

  test("shows a fault at its field, and one of a whole step at the step", () => {
    const { faults } = lookAtDraft(changed(3, { go: [{ to: "nowhere" }] }));
    expect(faultWithin(faults, ["steps", 3, "go", 0, "to"])?.code).toBe("noSuchTarget");
    expect(faultWithin(faults, ["steps", 2])).toBeUndefined();
    const stuck = lookAtDraft(changed(3, { go: [] })).faults;
    expect(faultsOfPart(stuck, ["steps", 3]).map(({ code }) => code)).toEqual(["noEnd"]);
  });
});

describe("done to a draft:", () => {
  test("a step is added behind another, with a key that nobody has", () => {
    const [next, key] = withStep({ ...draft, steps: [...draft.steps, newStep("step6")] }, 0);
    expect(next.steps.map((step) => step.key).slice(0, 2)).toEqual(["lamp", key]);
    expect(key).toBe("step7");
    expect(freeKey(withConclusion(draft)[0], "end")).toBe("end7");
  });

  test("a part is moved, and one at the edge stays", () => {
    expect(moved([1, 2, 3], 0, 1)).toEqual([2, 1, 3]);
    expect(moved([1, 2, 3], 2, 1)).toEqual([1, 2, 3]);
    expect(moved([1, 2, 3], 0, -1)).toEqual([1, 2, 3]);
    expect(moved([1, 2, 3], -1, 1)).toEqual([1, 2, 3]);
  });

  test("a part is taken out, and the ways to it become faults", () => {
    expect(faults(without(draft, "cable"))).toEqual([
      ["steps.1.go.0.to", "noSuchTarget"],
      ["steps.2.go.1.to", "noSuchTarget"],
    ]);
  });

  test("a key is changed wherever it is named", () => {
    const next = renamed(renamed(draft, "lamp", "light"), "cable", "wire");
    expect(faults(next)).toEqual([]);
    expect(JSON.stringify(next)).not.toMatch(/"(lamp|cable)"/);
  });
});
