import { describe, expect, test } from "vitest";
import { SHIPPED_WORDS } from "../definition/shipped-words.ts";
import { shippedChecklists } from "./catalogue.ts";
import type { Checklist, Step } from "./checklist-form.ts";
import { faultsOf } from "./faults.ts";
import { play } from "./play.ts";
import { MAX_PATHS, waysOf } from "./ways.ts";

const SHIPPED = [...shippedChecklists()];
const HAN = /\p{Script=Han}/u;

/** What ships without a measured step, and why nothing can be measured there. */
const NOTHING_TO_MEASURE: Readonly<Record<string, string>> = {};

interface Text {
  at: string;
  "zh-CN"?: string;
  en?: string;
}

/** Every text of a document that has languages, with its place. */
function textsIn(value: unknown, at = ""): Text[] {
  if (typeof value !== "object" || value === null) return [];
  if ("zh-CN" in value || "en" in value) return [{ ...(value as Omit<Text, "at">), at }];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${at}.${key}`));
}

/** Steps whose answer decides where it goes on. */
const decisions = (checklist: Checklist) =>
  checklist.steps.filter(({ key, go }, index) => {
    const onward = checklist.steps[index + 1]?.key ?? key;
    const asIs = go.some(({ when }) => when === undefined) ? [] : [onward];
    return new Set([...go.map(({ to }) => to), ...asIs]).size > 1;
  });

const expectsSomething = (step: Step) =>
  (step.kind === "probe" && step.judge.length > 0) || (step.kind === "number" && step.range !== undefined);

test("checklists ship", () => {
  expect(SHIPPED.length).toBeGreaterThan(18);
});

describe.each(SHIPPED)("%s", (key, checklist) => {
  test("holds together: every step and way is reached, and all of them end", () => {
    expect(faultsOf(checklist)).toEqual([]);
    const { paths, reached, stuck } = waysOf(checklist);
    expect(paths).toBeLessThanOrEqual(MAX_PATHS);
    expect([...stuck]).toEqual([]);
    const all = [...checklist.steps, ...checklist.conclusions].map((each) => each.key);
    expect(all.filter((each) => !reached.has(each))).toEqual([]);
  });

  test("speaks Chinese and English, each in its own script", () => {
    const texts = textsIn(checklist);
    const lacking = texts.filter((text) => !text["zh-CN"]?.trim() || !text.en?.trim());
    expect(lacking.map(({ at }) => at)).toEqual([]);
    // A source may be a norm alone; all else says something in Chinese.
    const foreign = texts.filter(
      (text) => HAN.test(text.en ?? "") || !(HAN.test(text["zh-CN"] ?? "") || /source|options/.test(text.at)),
    );
    expect(foreign.map(({ at, ...said }) => [at, said])).toEqual([]);
    const units = checklist.steps.flatMap((step) => (step.kind === "number" ? step.unit : []));
    expect(units.filter((unit) => HAN.test(unit))).toEqual([]);
  });

  test("decides, and concludes more than one thing", () => {
    expect(decisions(checklist).length).toBeGreaterThanOrEqual(2);
    expect(checklist.conclusions.length).toBeGreaterThanOrEqual(4);
  });

  test("says where it is written what it expects, and what it judges by", () => {
    const { steps } = checklist;
    const unsourced = steps.filter(
      ({ expected, source }) => (expected === undefined) !== (source === undefined),
    );
    const unsaid = steps.filter((step) => expectsSomething(step) && step.expected === undefined);
    expect([...unsourced, ...unsaid].map((step) => step.key)).toEqual([]);
  });

  test("measures", () => {
    const measured = checklist.steps.some(({ kind }) => kind === "probe");
    expect(measured).toBe(!Object.hasOwn(NOTHING_TO_MEASURE, key));
  });

  test("offers the ticket a solution wherever it solved or replaced something", () => {
    const done = checklist.conclusions.filter(({ next }) => next === "solved" || next === "replacePart");
    const short = done.filter(({ solution }) =>
      [solution?.["zh-CN"], solution?.en].some((text) => [...(text ?? "")].length < 6),
    );
    expect(short.map((conclusion) => conclusion.key)).toEqual([]);
  });

  test("is offered for categories and kinds of assets that ship", () => {
    const known = (family: "category" | "assetkind") => SHIPPED_WORDS[family].map(([word]) => word as string);
    expect(known("category")).toEqual(expect.arrayContaining(checklist.categories));
    expect(known("assetkind")).toEqual(expect.arrayContaining(checklist.assetKinds));
    expect(checklist.categories).not.toEqual([]);
    expect(checklist.symptoms).not.toEqual([]);
  });

  test("lets nothing through a gate that blocks where nothing was done", () => {
    if (checklist.gate !== "block") return;
    const undone = checklist.steps.map(({ key: step }) => [step, { outcome: "notDone" as const }] as const);
    expect(["solved", "replacePart"]).not.toContain(play(checklist, Object.fromEntries(undone)).nextAction);
  });
});

test("no two are alike", () => {
  const titles = SHIPPED.map(
    ([key, { steps }]) => [key, new Set(steps.map(({ title }) => title["zh-CN"]))] as const,
  );
  const alike = titles.flatMap(([key, own], index) =>
    titles.slice(index + 1).flatMap(([other, its]) => {
      const shared = [...own].filter((title) => its.has(title)).length;
      return shared / Math.min(own.size, its.size) < 1 / 3 ? [] : [[key, other]];
    }),
  );
  expect(alike).toEqual([]);
  expect(new Set(SHIPPED.map(([, { title }]) => title["zh-CN"])).size).toBe(SHIPPED.length);
});
