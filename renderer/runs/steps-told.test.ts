import { expect, test } from "vitest";
import { checklistForm } from "../../shared/domain/checklist/checklist-form.ts";
import type { Answered } from "../../shared/domain/checklist/condition.ts";
import type { StepOutcome } from "../../shared/domain/checklist/outcomes.ts";
import { walk } from "../../shared/domain/checklist/play.ts";
import { stepNumber, waitingStep } from "./steps-told.ts";

const titled = { title: { "zh-CN": "看一看" } };
const document = checklistForm.parse({
  ...{ section: "network", ...titled },
  steps: [
    { key: "first", kind: "confirm", ...titled },
    { key: "may", kind: "confirm", required: false, ...titled },
    { key: "must", kind: "confirm", ...titled },
    { key: "last", kind: "confirm", required: false, ...titled },
  ],
  conclusions: [{ key: "end", ...titled, verdict: "network", next: "solved", action: { "zh-CN": "完成" } }],
});

function waitsAt(...answered: string[]) {
  const outcome: StepOutcome = "normal";
  const answers = new Map<string, Answered>(
    answered.map((key) => [key, { outcome, value: null, readings: {} }]),
  );
  const detail = { document, walk: walk(document, answers) };
  return [waitingStep(detail)?.key ?? null, stepNumber(detail)];
}

test("a run waits at an optional step as at any other, until something behind it is answered", () => {
  expect(waitsAt()).toEqual(["first", 1]);
  expect(waitsAt("first")).toEqual(["may", 2]);
  expect(waitsAt("first", "may")).toEqual(["must", 3]);
  expect(waitsAt("first", "must")).toEqual(["last", 4]);
  expect(waitsAt("first", "must", "last")).toEqual([null, 4]);
});
