import type { Step } from "../../domain/checklist/checklist-form.ts";
import { printerWordIn } from "../../domain/checklist/printer-words.ts";
import { probeSpec } from "../../domain/checklist/probes.ts";
import type { Measured } from "../../domain/checklist/reading.ts";
import type { Lines } from "../document.ts";
import { filled, printedMoment } from "../printed.ts";
import type { RunPage } from "./run-page.ts";
import type { StepOnWay, StepSaid } from "./run-sources.ts";

/** Readings of one step that are printed; the record has them all. */
const MOST_VALUES = 24;

const lined = (...parts: string[]) => parts.filter((part) => part.trim() !== "").join("\n");

/** Every step of the way that was gone, as it was answered. */
export function stepsOf(page: RunPage): Lines {
  const { sources, words } = page;
  return {
    title: filled(words["steps.title"], { count: sources.steps.length }),
    columns: [
      { head: words["steps.no"], share: 6 },
      { head: words["steps.step"], share: 23 },
      { head: words["steps.outcome"], share: 9 },
      { head: words["steps.said"], share: 30 },
      { head: words["steps.expected"], share: 17 },
      { head: words["steps.by"], share: 15 },
    ],
    rows: sources.steps.map((each, index) => rowOf(page, each, index, index === sources.steps.length - 1)),
  };
}

function rowOf(page: RunPage, { step, said }: StepOnWay, index: number, last: boolean): string[] {
  const { words, told, sources } = page;
  const waits = last && sources.status === "open" && step.required;
  return [
    `${index + 1}`,
    told(step.title),
    said ? words[`outcome.${said.outcome}`] : words[waits ? "waiting" : "unanswered"],
    said ? foundOf(page, step, said) : "",
    expectedOf(page, step),
    said ? lined(said.by, printedMoment(said.at)) : "",
  ];
}

/** Value, readings with where they were measured, words, why not, what is attached. */
function foundOf(page: RunPage, step: Step, answer: StepSaid): string {
  const { words, common, said, told } = page;
  const { value, files, reading, signed } = answer;
  const why = said(answer.reason);
  return lined(
    valueOf(page, step, value),
    ...(reading ? [words[`end.${reading.end}`], told(reading.text)] : []),
    ...(reading ? valuesOf(page, reading.probe, reading.values) : []),
    reading ? measuredOn(page, reading) : "",
    said(answer.words),
    why === "" ? "" : filled(words.because, { reason: why }),
    files.length === 0 ? "" : filled(words.attached, { names: files.join(common.between) }),
    signed ? words.signedBelow : "",
  );
}

function valueOf({ words, told }: RunPage, step: Step, value: StepSaid["value"]): string {
  if (value === null) return "";
  if (step.kind === "choice") return told(step.options.find(({ key }) => key === value)?.title);
  if (typeof value === "boolean") return words[value ? "yes" : "no"];
  return step.kind === "number" ? `${value} ${step.unit}`.trim() : String(value);
}

/** What the probe calls a reading; its own name where this program knows none. */
function nameOf({ language }: RunPage, probe: string, name: string): string {
  const readings = probeSpec(probe)?.readings ?? {};
  const title = Object.hasOwn(readings, name) ? readings[name]?.title : undefined;
  return title?.[language === "zh-CN" ? 0 : 1] ?? name;
}

function unitOf(probe: string, name: string): string {
  const readings = probeSpec(probe)?.readings ?? {};
  return Object.hasOwn(readings, name) ? (readings[name]?.unit ?? "") : "";
}

function valuesOf(page: RunPage, probe: string, values: readonly Measured[]): string[] {
  const { words } = page;
  const shown = values.slice(0, MOST_VALUES).map(({ name, of, value, unit }) => {
    const what = [nameOf(page, probe, name), of].filter(Boolean).join(" ");
    const said = printerWordIn(probe, name, value)?.[page.language === "zh-CN" ? 0 : 1] ?? value;
    const much = typeof said === "boolean" ? words[said ? "yes" : "no"] : String(said);
    return `${what} ${much === "" ? words.none : much} ${unit}`.trim();
  });
  const more = values.length - shown.length;
  return more > 0 ? [...shown, filled(words.moreValues, { count: more })] : shown;
}

/** The machine that a reading is of, and the way it was taken; of the network, from where it was seen. */
function measuredOn({ words }: RunPage, reading: NonNullable<StepSaid["reading"]>): string {
  const { machine, way, at, probe } = reading;
  const name = machine.name || machine.model || words.thisMachine;
  const here = way === "probe" && probeSpec(probe)?.at === "here";
  return filled(words.measuredOn, {
    machine: machine.serial === "" ? name : filled(words.serialOf, { name, serial: machine.serial }),
    way: words[here ? "here.probe" : (`way.${way}` as const)],
    when: printedMoment(at),
  });
}

/** In the words of the checklist; else what it looks at. */
function expectedOf(page: RunPage, step: Step): string {
  const { words, told } = page;
  const stated = told(step.expected);
  const source = told(step.source);
  return lined(
    stated === "" ? lookedAt(page, step) : stated,
    source === "" ? "" : filled(words.source, { source }),
  );
}

function lookedAt(page: RunPage, step: Step): string {
  const { words } = page;
  if (step.kind === "number") return step.range ? `${rangeOf(page, step.range)} ${step.unit}`.trim() : "";
  if (step.kind !== "probe") return "";
  return lined(
    ...step.judge.map(({ reading, is, ...range }) =>
      filled(words.expectReading, {
        name: nameOf(page, step.probe, reading),
        range:
          is === undefined
            ? `${rangeOf(page, range)} ${unitOf(step.probe, reading)}`.trim()
            : typeof is === "boolean"
              ? words[is ? "yes" : "no"]
              : String(is),
      }),
    ),
  );
}

function rangeOf({ words }: RunPage, { min, max }: { min?: number | undefined; max?: number | undefined }) {
  if (min !== undefined && max !== undefined) return `${min} ${words.between} ${max}`;
  return min !== undefined ? `${words.atLeast} ${min}` : max !== undefined ? `${words.atMost} ${max}` : "";
}
