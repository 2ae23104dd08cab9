import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answeredBy } from "./answer.ts";
import { checklistForm } from "./checklist-form.ts";
import type { Checklist, WrittenChecklist } from "./checklist-form.ts";
import { holds } from "./condition.ts";
import type { Answered, Condition } from "./condition.ts";
import { faultsOf } from "./faults.ts";
import { OUTCOMES } from "./outcomes.ts";
import { play, walk } from "./play.ts";
import { PROBES } from "./probes.ts";
import { worstOf } from "./reading.ts";
import { MAX_PATHS, waysOf } from "./ways.ts";

const titled = { title: { "zh-CN": "看一看" } };
const end = (key: string) => ({
  ...{ key, ...titled, verdict: "hardware", next: "solved", action: { "zh-CN": "完成" } },
});
type Steps = WrittenChecklist["steps"];

function checklist(steps: Steps, ends: readonly string[] = ["good"]): Checklist {
  const conclusions = ends.map(end) as WrittenChecklist["conclusions"];
  return checklistForm.parse({ section: "network", ...titled, steps, conclusions });
}

const codes = (of: Checklist) => faultsOf(of).map(({ code, path }) => `${code} ${path.join(".")}`);
const confirm = (key: string, go: NonNullable<Steps[number]["go"]> = []): Steps[number] => ({
  ...{ key, kind: "confirm", ...titled, go },
});
const to = (key: string) => [{ to: key }];

describe("what is refused, with its place", () => {
  const abnormal: Condition = { step: "a", outcome: "abnormal" };
  test.each<[string, Checklist, string]>([
    ["a target that is not there", checklist([confirm("a", to("b"))]), "noSuchTarget steps.0.go.0.to"],
    [
      "a way back",
      checklist([confirm("a"), confirm("b", [{ when: abnormal, to: "a" }, ...to("good")])]),
      "loop steps.1.go.0.to",
    ],
    ["a way to itself", checklist([confirm("a", to("a"))]), "loop steps.0.go.0.to"],
    ["a key that stands twice", checklist([confirm("a"), confirm("a", to("good"))]), "keyTwice steps.1.key"],
    ["a conclusion called as a step", checklist([confirm("good", to("good"))]), "keyTwice conclusions.0.key"],
    [
      "an end that leads nowhere",
      checklist([confirm("a", [{ when: abnormal, to: "good" }])]),
      "noEnd steps.0",
    ],
    [
      "a step that nothing leads to",
      checklist([confirm("a", to("good")), confirm("b", to("good"))]),
      "unreachable steps.1",
    ],
    [
      "a conclusion that nothing leads to",
      checklist([confirm("a", to("good"))], ["good", "bad"]),
      "unreachable conclusions.1",
    ],
    [
      "a way that no answer takes",
      checklist([confirm("a", [...to("good"), { when: abnormal, to: "good" }])]),
      "wayNeverTaken steps.0.go.1",
    ],
    [
      "a condition on what comes later",
      checklist([
        confirm("a", [{ when: { step: "b", outcome: "normal" }, to: "good" }]),
        confirm("b", to("good")),
      ]),
      "noSuchStep steps.0.go.0.when",
    ],
    [
      "a probe that is not on the list",
      checklist([{ key: "a", kind: "probe", ...titled, probe: "shell", go: to("good") }]),
      "unknownProbe steps.0.probe",
    ],
    [
      "a reading that the probe has not",
      checklist([
        {
          key: "a",
          kind: "probe",
          ...titled,
          probe: "ping",
          judge: [{ reading: "speed", min: 1 }],
          go: to("good"),
        },
      ]),
      "unknownReading steps.0.judge.0.reading",
    ],
    [
      "an option that the probe is not told",
      checklist([
        { key: "a", kind: "probe", ...titled, probe: "ping", with: { command: "rm" }, go: to("good") },
      ]),
      "unknownOption steps.0.with.command",
    ],
    [
      "a choice that is none of the step's",
      checklist([
        {
          ...{ key: "a", kind: "choice", ...titled },
          options: [
            { key: "x", ...titled, outcome: "normal" },
            { key: "y", ...titled, outcome: "abnormal" },
          ],
          go: [{ when: { step: "a", is: "z" }, to: "good" }, ...to("good")],
        },
      ]),
      "unknownOption steps.0.go.0.when",
    ],
  ])("%s", (_, wrong, code) => {
    expect(codes(wrong)).toContain(code);
  });

  test("a form that compares nothing, a range turned round, and more steps than anybody takes", () => {
    const { success } = checklistForm.safeParse({
      ...{ section: "network", ...titled, conclusions: [end("good")] },
      steps: [confirm("a", [{ when: { step: "a" } as Condition, to: "good" }])],
    });
    expect(success).toBe(false);
    const turned = {
      key: "a",
      kind: "number",
      ...titled,
      unit: "V",
      range: { min: 3, max: 1 },
      go: to("good"),
    };
    const many = Array.from({ length: 10_000 }, (_, n) => confirm(`s${n}`));
    for (const steps of [[turned], many]) {
      expect(
        checklistForm.safeParse({ section: "network", ...titled, conclusions: [end("good")], steps }).success,
      ).toBe(false);
    }
  });

  test("more than ten thousand ways, found without walking all of them", () => {
    // Every step has two ways to the next, and the last looks back at all: two to the power of their number.
    const diamonds = (count: number) => {
      const keys = Array.from({ length: count }, (_, n) => `s${n}`);
      const each = keys.map((step): Condition => ({ step, outcome: "abnormal" }));
      const all = [0, 20, 40].flatMap((from) => (from < count ? [{ all: each.slice(from, from + 20) }] : []));
      const steps = keys.map((key) => confirm(key));
      return checklist(
        [...steps, confirm("last", [{ when: { all }, to: "bad" }, ...to("good")])],
        ["good", "bad"],
      );
    };
    expect(waysOf(diamonds(13)).paths).toBeLessThanOrEqual(MAX_PATHS);
    expect(codes(diamonds(13))).toEqual([]);
    expect(codes(diamonds(20))).toEqual(["tooManyPaths steps"]);
    expect(codes(diamonds(50))).toEqual(["tooManyPaths steps"]);
  });
});

describe("a condition", () => {
  const answer = (
    outcome: Answered["outcome"],
    value: Answered["value"] = null,
    readings = {},
  ): Answered => ({
    ...{ outcome, value, readings },
  });
  const answers = new Map([
    ["a", answer("abnormal", 7)],
    ["b", answer("normal", "red", { loss: 30, up: false })],
  ]);
  test.each<[string, Condition, boolean]>([
    ["an outcome", { step: "a", outcome: "abnormal" }, true],
    ["one of several outcomes", { step: "a", outcome: ["normal", "notDone"] }, false],
    ["a value", { step: "b", is: "red" }, true],
    ["one of several values", { step: "b", in: ["blue", "red"] }, true],
    ["a limit that is reached", { step: "a", gte: 7 }, true],
    ["a limit that is not passed", { step: "a", gt: 7 }, false],
    ["both ends", { step: "a", gt: 6, lt: 8 }, true],
    ["a reading", { step: "b", reading: "loss", gt: 10 }, true],
    ["a reading of yes and no", { step: "b", reading: "up", is: false }, true],
    ["a word against a limit", { step: "b", gt: 1 }, false],
    ["a reading that was not taken", { step: "b", reading: "jitter", lt: 1000 }, false],
    ["what nobody answered", { step: "c", outcome: "normal" }, false],
    ["not what nobody answered", { not: { step: "c", outcome: "normal" } }, true],
    [
      "all",
      {
        all: [
          { step: "a", gt: 1 },
          { step: "b", is: "red" },
        ],
      },
      true,
    ],
    [
      "any",
      {
        any: [
          { step: "a", gt: 100 },
          { step: "b", is: "red" },
        ],
      },
      true,
    ],
  ])("%s", (_, condition, expected) => {
    expect(holds(condition, (step) => answers.get(step))).toBe(expected);
  });
});

/** Checklists of any shape whose ways lead forward. */
const anyChecklist = fc.integer({ min: 1, max: 7 }).chain((count) => {
  const keys = Array.from({ length: count }, (_, n) => `s${n}`);
  const steps = keys.map((key, index) => {
    const target = fc.constantFrom(...keys.slice(index + 1), "good", "bad");
    const when = fc.record({
      step: fc.constantFrom(...keys.slice(0, index + 1)),
      outcome: fc.constantFrom(...OUTCOMES),
    });
    const way = fc.record({ when: fc.oneof(when, fc.record({ not: when })), to: target });
    return fc
      .record({ ways: fc.array(way, { maxLength: 2 }), last: target, required: fc.boolean() })
      .map(({ ways, last, required }) => ({ ...confirm(key, [...ways, { to: last }]), required }));
  });
  return fc.tuple(...steps).map((all) => checklist(all as Steps, ["good", "bad"]));
});

describe("for any checklist whose ways lead forward", () => {
  test("every set of answers leads to a conclusion that was foreseen, by ways that were foreseen", () => {
    fc.assert(
      fc.property(anyChecklist, fc.infiniteStream(fc.constantFrom(...OUTCOMES)), (made, dice) => {
        const { reached, stuck } = waysOf(made);
        expect(stuck.size).toBe(0);
        const answers = new Map(
          made.steps.map(
            ({ key }) => [key, { outcome: dice.next().value, value: null, readings: {} }] as const,
          ),
        );
        const { conclusion, path } = walk(made, answers);
        expect(conclusion).not.toBeNull();
        for (const key of [...path, conclusion?.key ?? ""]) expect(reached).toContain(key);
      }),
      { seed: 20261128, numRuns: 300 },
    );
  });

  test("what is foreseen is also reached by some answers", () => {
    fc.assert(
      fc.property(anyChecklist, (made) => {
        const { reached } = waysOf(made);
        const found = new Set<string>();
        const all = [...OUTCOMES, null];
        const count = all.length ** made.steps.length;
        fc.pre(count <= 4000);
        for (let n = 0; n < count; n += 1) {
          const answers = new Map<string, Answered>();
          for (const [index, { key, required }] of made.steps.entries()) {
            const outcome = all[Math.floor(n / all.length ** index) % all.length] ?? null;
            if (outcome !== null) answers.set(key, { outcome, value: null, readings: {} });
            else if (required) answers.set(key, { outcome: "normal", value: null, readings: {} });
          }
          const { path, conclusion } = walk(made, answers);
          for (const key of [...path, conclusion?.key ?? ""]) found.add(key);
        }
        expect([...reached].filter((key) => !found.has(key))).toEqual([]);
      }),
      { seed: 20261128, numRuns: 60 },
    );
  });
});

describe("an answer", () => {
  const number = checklist([
    { key: "a", kind: "number", ...titled, unit: "V", range: { min: 19, max: 20 }, go: to("good") },
  ]);
  const [step] = number.steps;
  test("outside its range suggests abnormal and does not force it", () => {
    expect(answeredBy(step!, 12)?.outcome).toBe("abnormal");
    expect(answeredBy(step!, 19.5)?.outcome).toBe("normal");
    expect(answeredBy(step!, { value: 12, outcome: "normal" })?.outcome).toBe("normal");
    expect(answeredBy(step!, { value: "twelve", outcome: "normal" })).toBeNull();
  });

  test("of a probe is judged by what was expected of the readings there are, and by nobody where there are none", () => {
    const probe = checklist([
      {
        key: "a",
        kind: "probe",
        ...titled,
        probe: "ping",
        judge: [{ reading: "loss", max: 1 }],
        go: to("good"),
      },
    ]).steps[0]!;
    expect(answeredBy(probe, { readings: { loss: 0 } })?.outcome).toBe("normal");
    expect(answeredBy(probe, { readings: { loss: 2 } })?.outcome).toBe("abnormal");
    expect(answeredBy(probe, { readings: {} })).toBeNull();
    expect(answeredBy(probe, { readings: {}, outcome: "abnormal" })?.outcome).toBe("abnormal");
  });

  test("that is missing stops a walk at its step, and gives no verdict", () => {
    const played = play(number, {});
    expect(played).toEqual({
      path: ["a"],
      outcomes: {},
      verdict: null,
      nextAction: null,
      missing: ["a"],
      unfit: [],
    });
    expect(play(number, { a: 19.5 })).toMatchObject({
      verdict: "hardware",
      nextAction: "solved",
      missing: [],
    });
    expect(play(number, { a: "warm", b: 1 }).unfit).toEqual(["a", "b"]);
  });

  test("of a step that was not passed decides nothing", () => {
    const made = checklist(
      [
        confirm("a", [{ when: { step: "a", outcome: "normal" }, to: "c" }]),
        confirm("b"),
        confirm("c", [{ when: { step: "b", outcome: "abnormal" }, to: "bad" }, ...to("good")]),
      ],
      ["good", "bad"],
    );
    expect(play(made, { a: "abnormal", b: "abnormal", c: "normal" }).path).toEqual(["a", "b", "c"]);
    const around = play(made, { a: "normal", b: "abnormal", c: "normal" });
    expect(around.path).toEqual(["a", "c"]);
    expect(
      walk(
        made,
        new Map([
          ["a", { outcome: "normal", value: null, readings: {} }],
          ["b", { outcome: "abnormal", value: null, readings: {} }],
          ["c", { outcome: "normal", value: null, readings: {} }],
        ]),
      ).conclusion?.key,
    ).toBe("good");
  });
});

test("of several readings of one name the worst speaks", () => {
  const free = (of: string, value: number) => ({ name: "free", of, value, unit: "GB" });
  expect(worstOf("disks", [free("C:", 80), free("D:", 2), free("E:", 300)])).toEqual({ free: 2 });
  const wear = (of: string, value: number) => ({ name: "wear", of, value, unit: "%" });
  expect(worstOf("disks", [wear("a", 3), wear("b", 91)])).toEqual({ wear: 91 });
  const up = (of: string, value: boolean) => ({ name: "up", of, value, unit: "" });
  expect(worstOf("link", [up("eth0", true), up("eth1", false)])).toEqual({ up: false });
});

test("the list of probes names units and both languages for everything", () => {
  for (const [name, { title, readings }] of Object.entries(PROBES)) {
    expect(
      title.every((each) => each.length > 0),
      name,
    ).toBe(true);
    for (const [reading, spec] of Object.entries(readings)) {
      expect(
        spec.title.every((each) => each.length > 0),
        `${name}.${reading}`,
      ).toBe(true);
    }
  }
});
