import type { Atom, Compared, Condition } from "../../../../shared/domain/checklist/condition.ts";
import type { StepOutcome } from "../../../../shared/domain/checklist/outcomes.ts";
import { OUTCOMES } from "../../../../shared/domain/checklist/outcomes.ts";
import { probeSpec } from "../../../../shared/domain/checklist/probes.ts";
import type { EditedStep } from "../edited.ts";

/** How deep a group may lie in another and still be drawn; what is deeper is changed in the text. */
export const DRAWN_DEPTH = 2;

export const COMPARISONS = ["outcome", "is", "in", "lt", "lte", "gt", "gte"] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** A comparison with one answer, as a line of the form. */
export interface Line {
  step: string;
  /** '' for the step's own value. */
  reading: string;
  by: Comparison;
  value: unknown;
}

/** A condition as it is drawn: groups of lines. The parts of a comparison that must all hold are lines of their own. */
export type Drawn =
  { is: "line"; line: Line; not: boolean } | { is: "group"; by: "all" | "any"; of: Drawn[]; not: boolean };

export function drawn(said: Condition, not = false): Drawn {
  if ("not" in said) return drawn(said.not, !not);
  if ("all" in said) return { is: "group", by: "all", of: said.all.map((each) => drawn(each)), not };
  if ("any" in said) return { is: "group", by: "any", of: said.any.map((each) => drawn(each)), not };
  const lines = linesOf(said).map((line): Drawn => ({ is: "line", line, not: false }));
  const [first] = lines;
  return lines.length === 1 && first ? { ...first, not } : { is: "group", by: "all", of: lines, not };
}

function linesOf(atom: Atom): Line[] {
  const { step, reading = "" } = atom;
  return COMPARISONS.filter((by) => atom[by] !== undefined).map((by) => ({
    step,
    reading,
    by,
    value: atom[by],
  }));
}

/** The condition that a drawing says; null for a group of nothing. */
export function conditionOf(drawing: Drawn): Condition | null {
  const said = plainOf(drawing);
  return said && drawing.not ? { not: said } : said;
}

function plainOf(drawing: Drawn): Condition | null {
  if (drawing.is === "line") {
    const { step, reading, by, value } = drawing.line;
    return { step, ...(reading === "" ? {} : { reading }), [by]: value } as Atom;
  }
  const of = drawing.of.map(conditionOf).filter((each) => each !== null);
  const [only] = of;
  if (!only) return null;
  if (of.length === 1) return only;
  return drawing.by === "all" ? { all: of } : { any: of };
}

/** How deep groups lie in each other; 0 for a line. */
export function depthOf(drawing: Drawn): number {
  return drawing.is === "line" ? 0 : 1 + Math.max(0, ...drawing.of.map(depthOf));
}

/** What can be asked of the answer of a step: of readings that are words, whether they are this one; of numbers, which is more. */
export function comparisonsOf(step: EditedStep | undefined, reading: string): readonly Comparison[] {
  if (!step) return ["outcome"];
  if (reading !== "")
    return isNumber(step.probe, reading)
      ? ["is", "lt", "lte", "gt", "gte"]
      : ["is", "in", "lt", "lte", "gt", "gte"];
  if (step.kind === "choice") return ["outcome", "is", "in"];
  if (step.kind === "number") return ["outcome", "lt", "lte", "gt", "gte", "is"];
  return ["outcome"];
}

/** A reading with a unit is a number. */
const isNumber = (probe: string, reading: string) => (probeSpec(probe)?.readings[reading]?.unit ?? "") !== "";

/** What a line compares with at first. */
export function firstValue(step: EditedStep | undefined, reading: string, by: Comparison): unknown {
  if (by === "outcome") return "abnormal" satisfies StepOutcome;
  if (by === "in")
    return step?.kind === "choice" && reading === "" ? step.options.slice(0, 1).map(({ key }) => key) : [""];
  if (by === "is") {
    if (reading !== "") return step && isNumber(step.probe, reading) ? 0 : true;
    return step?.kind === "choice" ? (step.options[0]?.key ?? "") : 0;
  }
  return 0;
}

/** A line as one begins with it: that a step came out abnormal. */
export function newLine(step: string): Drawn {
  return { is: "line", line: { step, reading: "", by: "outcome", value: "abnormal" }, not: false };
}

/** Words that a value is typed as: yes and no of readings are chosen, numbers are numbers. */
export function typedValue(text: string): Compared {
  const plain = text.normalize("NFKC").trim();
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

export const isOutcome = (value: unknown): value is StepOutcome =>
  (OUTCOMES as readonly unknown[]).includes(value);
