import type { Step } from "../../../shared/domain/checklist/checklist-form.ts";
import { probeSpec } from "../../../shared/domain/checklist/probes.ts";
import type { ProbeOption } from "../../../shared/domain/checklist/probes.ts";

type ProbeStep = Extract<Step, { kind: "probe" }>;

/** What the technician is asked before it measures: all that the checklist leaves open. */
export function optionsAsked(step: ProbeStep): { name: ProbeOption; must: boolean }[] {
  const spec = probeSpec(step.probe);
  const open = (names: readonly ProbeOption[], must: boolean) =>
    names.filter((name) => !Object.hasOwn(step.with, name)).map((name) => ({ name, must }));
  return spec ? [...open(spec.needs, true), ...open(spec.may, false)] : [];
}

const NUMBERS: readonly string[] = ["port", "count"];

/** What the probe is told: what the checklist says, and what was typed. */
export function optionsGiven(
  step: ProbeStep,
  typed: Readonly<Record<string, string>>,
): Record<string, string | number> {
  const given: Record<string, string | number> = { ...step.with };
  for (const { name } of optionsAsked(step)) {
    const text = (typed[name] ?? "").normalize("NFKC").trim();
    if (text !== "") given[name] = NUMBERS.includes(name) && /^\d+$/.test(text) ? Number(text) : text;
  }
  return given;
}
