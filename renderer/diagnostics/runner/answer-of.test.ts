import { expect, test } from "vitest";
import type { Step } from "../../../shared/domain/checklist/checklist-form.ts";
import { MAX_RAW } from "../../../shared/domain/checklist/reading.ts";
import type { ProbeTold } from "../../../shared/ipc/diagnostics.ts";
import type { StepDraft } from "./answer-of.ts";
import { UNSAID, answerOf, draftOf, followsFrom, numberIn, readingOf, stillMissing } from "./answer-of.ts";

const AT = "2026-11-20T08:00:00+08:00";
const common = {
  ...{ key: "s", title: {}, required: true, touchesData: false, destroys: false, evidence: false, go: [] },
};
const confirm: Step = { ...common, kind: "confirm" };
const number: Step = { ...common, kind: "number", unit: "张", range: { max: 50 } };
const photo: Step = { ...common, kind: "photo" };
const battery: Step = {
  ...{ ...common, kind: "probe", probe: "battery", with: {} },
  judge: [{ reading: "wear", max: 40 }],
};
const draft = (more: Partial<StepDraft>): StepDraft => ({ ...UNSAID, ...more });
const told = (raw: string): ProbeTold => ({
  ...{ run: "r", step: "s", probe: "battery", end: "result", reason: "", tookMs: 3, at: AT },
  ...{ machine: { name: "CW", serial: "PF3", model: "" }, text: {}, raw, rawAs: "text", rawCut: false },
  values: [{ name: "wear", of: "", value: 61, unit: "%" }],
});

test.each([
  ["１２．５", 12.5],
  [" -3 ", -3],
  ["2,5", 2.5],
  ["1e3", null],
  ["0x10", null],
  ["1,000,000", null],
  ["十", null],
  ["", null],
])("%j is typed for the number %j", (typed, read) => expect(numberIn(typed)).toBe(read));

test("an outcome follows from a number in its range, a photo that was taken, a reading that is judged", () => {
  expect(followsFrom(number, draft({ value: "50" }))).toBe("normal");
  expect(followsFrom(number, draft({ value: "51" }))).toBe("abnormal");
  expect(followsFrom(number, draft({ value: "很多" }))).toBe(null);
  expect(followsFrom(photo, UNSAID)).toBe(null);
  expect(followsFrom(photo, draft({ files: ["f"] }))).toBe("normal");
  expect(followsFrom(battery, draft({ reading: readingOf(told("")) }))).toBe("abnormal");
  // That it could not be asked is neither good nor bad.
  const unasked = { ...readingOf(told("")), end: "noAnswer" as const };
  expect(followsFrom(battery, draft({ reading: unasked }))).toBe(null);
  expect(followsFrom(confirm, draft({ words: "看过" }))).toBe(null);
});

test("what was left open keeps its reason, and nothing that was entered before", () => {
  const said = draft({ value: "3", words: "数过", reason: " 没有钥匙 ", files: ["f"] });
  expect(answerOf(number, said, "notDone", AT)).toEqual({
    ...{ outcome: "notDone", value: null, words: "", reason: "没有钥匙", reading: null, files: [], at: AT },
  });
  expect(answerOf(number, said, "abnormal", AT)).toMatchObject({ value: 3, words: "数过", reason: "" });
});

test("an answer that is corrected is drafted as it was said", () => {
  const said = { ...answerOf(number, draft({ value: "3", words: "数过" }), "normal", AT), signature: null };
  expect(draftOf(said)).toEqual(draft({ value: "3", words: "数过" }));
  const open = { ...answerOf(number, draft({ reason: "锁着" }), "notDone", AT), signature: null };
  expect(draftOf(open)).toMatchObject({ open: "notDone", reason: "锁着" });
});

test("what must stand behind an answer is asked for by its name", () => {
  const missing = (step: Step, outcome: "normal" | "notDone", said: Partial<StepDraft>) =>
    stillMissing(step, answerOf(step, draft(said), outcome, AT));
  expect(missing(number, "normal", { value: "?" })).toBe("value");
  expect(missing({ ...common, kind: "text" }, "normal", { words: "  " })).toBe("words");
  expect(missing(photo, "normal", {})).toBe("files");
  expect(missing({ ...confirm, evidence: true }, "normal", {})).toBe("files");
  expect(missing(battery, "normal", {})).toBe("byHand");
  expect(missing(battery, "normal", { words: "换过电池" })).toBe(null);
  expect(missing(confirm, "notDone", {})).toBe("reason");
  expect(missing({ ...confirm, required: false }, "notDone", {})).toBe(null);
});

test("a reading keeps as much of what was received as a run may, and says that it was cut", () => {
  expect(readingOf(told("短")).rawCut).toBe(false);
  const kept = readingOf(told("长".repeat(MAX_RAW + 1)));
  expect([kept.raw.length, kept.rawCut]).toEqual([MAX_RAW, true]);
});
