import { expect, test } from "vitest";
import { MAX_RAW_AT_ONCE } from "../../../shared/domain/checklist/reading.ts";
import type { Reading } from "../../../shared/domain/checklist/reading.ts";
import type { Brought, ProbeStep } from "./machine-readings.ts";
import { fitsIn, isOfMachine, sharedRaw, typedAsked, typedReading } from "./machine-readings.ts";

const common = { title: {}, required: true, touchesData: false, destroys: false, evidence: false, go: [] };
const step = (key: string, probe: string, judge: ProbeStep["judge"] = []): ProbeStep => ({
  ...{ ...common, key, kind: "probe", probe, with: {}, judge },
});
const MACHINE = { name: "CW", serial: "PF3", model: "T14" };
const AT = "2026-11-20T08:00:00+08:00";
const answer = (probe: string, values: Reading["values"], end: Reading["end"] = "result", raw = "") => ({
  ...{ probe, end, reason: end === "result" ? null : "toolMissing", values, text: {} },
  ...{ raw, rawAs: "text" as const, rawCut: false },
});
const wear = [{ name: "wear", of: "", value: 61, unit: "%" }];
const brought: Brought = {
  ...{ machine: MACHINE, takenAt: AT, tookMs: 5 },
  answers: [answer("battery", wear), answer("disks", [], "notAvailable"), answer("memory", [])],
};
const steps = [
  step("battery", "battery", [{ reading: "wear", max: 40 }]),
  step("disks", "disks"),
  step("memory", "memory"),
  step("ping", "ping"),
  step("again", "battery"),
];

test("a file answers the open steps of its machine that it has a reading for, and suggests", () => {
  const fits = fitsIn({ steps }, { again: {} }, brought, "collector");
  expect(fits.map(({ step: { key }, suggests }) => [key, suggests])).toEqual([
    ["battery", "abnormal"],
    ["memory", null],
  ]);
  expect(fits[0]?.reading).toMatchObject({
    way: "collector",
    at: AT,
    machine: MACHINE,
    reason: "",
    values: wear,
  });
  expect(steps.filter(isOfMachine).map(({ key }) => key)).not.toContain("ping");
});

test("outputs that are said at once fit one operation together, and say that they were shortened", () => {
  const read = (length: number): Reading => ({
    ...{ ...answer("disks", []), reason: "", way: "collector", machine: MACHINE, at: AT, tookMs: 0 },
    raw: "x".repeat(length),
  });
  expect(sharedRaw([read(10), read(20)]).map(({ rawCut }) => rawCut)).toEqual([false, false]);
  const shared = sharedRaw([read(100), read(MAX_RAW_AT_ONCE), read(MAX_RAW_AT_ONCE)]);
  expect(shared.reduce((sum, { raw }) => sum + raw.length, 0)).toBeLessThanOrEqual(MAX_RAW_AT_ONCE);
  expect(shared.map(({ rawCut }) => rawCut)).toEqual([false, true, true]);
});

test("what the step judges is typed, in its unit; it says that it was typed", () => {
  const judged = step("battery", "battery", [
    { reading: "wear", max: 40 },
    { reading: "present", is: true },
  ]);
  expect(typedAsked(judged)).toEqual([
    { name: "wear", unit: "%", form: "number" },
    { name: "present", unit: "", form: "yesNo" },
  ]);
  expect(typedReading(judged, { wear: " ３５，5", present: "no" }, MACHINE, AT)).toMatchObject({
    ...{ way: "typed", end: "result", probe: "battery" },
    values: [
      { name: "wear", value: 35.5, unit: "%" },
      { name: "present", value: false, unit: "" },
    ],
  });
  expect(typedReading(judged, { wear: "viel", present: "" }, MACHINE, AT)).toBeNull();
  expect(typedAsked(step("battery", "battery")).map(({ name }) => name)).toContain("wear");
});
