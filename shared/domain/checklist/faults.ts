import type { Checklist, Step } from "./checklist-form.ts";
import { inLanguage } from "../definition/localized.ts";
import type { Localized } from "../definition/localized.ts";
import { atomsOf } from "./condition.ts";
import { probeSpec } from "./probes.ts";
import { MAX_PATHS, waysOf } from "./ways.ts";

export const FAULT_CODES = [
  "keyTwice",
  "noWords",
  "noSuchTarget",
  "noSuchStep",
  "loop",
  "unknownProbe",
  "unknownReading",
  "unknownOption",
  "noEnd",
  "unreachable",
  "wayNeverTaken",
  "tooManyPaths",
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** What is wrong with a checklist, and where in it. */
export interface Fault {
  path: (string | number)[];
  code: FaultCode;
  message: string;
}

/** Why a checklist of the right form does not hold together; empty when every way in it ends. */
export function faultsOf(checklist: Checklist): Fault[] {
  const faults = [
    ...keysTwice(checklist),
    ...wordless(checklist),
    ...targets(checklist),
    ...probes(checklist),
  ];
  // Ways are walked once they lead somewhere.
  return faults.length > 0 ? faults : walked(checklist);
}

function keysTwice({ steps, conclusions }: Checklist): Fault[] {
  const seen = new Set<string>();
  return [
    ...steps.map(({ key }, index) => ({ key, path: ["steps", index, "key"] })),
    ...conclusions.map(({ key }, index) => ({ key, path: ["conclusions", index, "key"] })),
  ].flatMap(({ key, path }) => {
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ path, code: "keyTwice" as const, message: `${key} stands twice` }];
  });
}

/** What a person reads stands there in one language at least. */
function wordless({ title, steps, conclusions }: Checklist): Fault[] {
  const read: [Localized, Fault["path"]][] = [
    [title, ["title"]],
    ...steps.flatMap((step, index): [Localized, Fault["path"]][] => [
      [step.title, ["steps", index, "title"]],
      ...(step.kind === "choice" ? step.options : []).map((option, at): [Localized, Fault["path"]] => [
        option.title,
        ["steps", index, "options", at, "title"],
      ]),
    ]),
    ...conclusions.flatMap((each, index): [Localized, Fault["path"]][] => [
      [each.title, ["conclusions", index, "title"]],
      [each.action, ["conclusions", index, "action"]],
    ]),
  ];
  return read
    .filter(([said]) => inLanguage(said, "zh-CN") === "")
    .map(([, path]) => ({ path, code: "noWords", message: "it says nothing in any language" }));
}

function targets({ steps, conclusions }: Checklist): Fault[] {
  const faults: Fault[] = [];
  const place = new Map(steps.map(({ key }, index) => [key, index]));
  const ends = new Set(conclusions.map(({ key }) => key));
  for (const [index, step] of steps.entries()) {
    for (const [at, { when, to }] of step.go.entries()) {
      const path = ["steps", index, "go", at];
      const target = place.get(to);
      if (target === undefined && !ends.has(to)) {
        faults.push({ path: [...path, "to"], code: "noSuchTarget", message: `there is no ${to}` });
      } else if (target !== undefined && target <= index) {
        faults.push({ path: [...path, "to"], code: "loop", message: `${to} lies behind: ways lead forward` });
      }
      for (const atom of when ? atomsOf(when) : []) {
        const asked = place.get(atom.step);
        if (asked === undefined || asked > index) {
          const message = `${atom.step} is no step before this one`;
          faults.push({ path: [...path, "when"], code: "noSuchStep", message });
        } else {
          faults.push(...compared(steps[asked] as Step, atom, [...path, "when"]));
        }
      }
    }
  }
  return faults;
}

type Atom = ReturnType<typeof atomsOf>[number];

/** A comparison looks at what its step can say. */
function compared(step: Step, atom: Atom, path: Fault["path"]): Fault[] {
  if (atom.reading !== undefined) {
    const known = step.kind === "probe" && Object.hasOwn(probeSpec(step.probe)?.readings ?? {}, atom.reading);
    const message = `${step.key} has no reading ${atom.reading}`;
    return known ? [] : [{ path, code: "unknownReading", message }];
  }
  if (step.kind !== "choice") return [];
  const options = new Set<unknown>(step.options.map(({ key }) => key));
  return [...(atom.is === undefined ? [] : [atom.is]), ...(atom.in ?? [])]
    .filter((word) => !options.has(word))
    .map((word) => ({ path, code: "unknownOption", message: `${step.key} has no option ${String(word)}` }));
}

function probes({ steps }: Checklist): Fault[] {
  return steps.flatMap((step, index): Fault[] => {
    if (step.kind !== "probe") return [];
    const path = ["steps", index];
    const spec = probeSpec(step.probe);
    if (!spec) {
      const message = `${step.probe} is not on the list of probes`;
      return [{ path: [...path, "probe"], code: "unknownProbe", message }];
    }
    const options: readonly string[] = [...spec.needs, ...spec.may];
    return [
      ...Object.keys(step.with)
        .filter((name) => !options.includes(name))
        .map((name): Fault => {
          const message = `${step.probe} is told no ${name}`;
          return { path: [...path, "with", name], code: "unknownOption", message };
        }),
      ...step.judge.flatMap(({ reading }, at): Fault[] =>
        Object.hasOwn(spec.readings, reading)
          ? []
          : [
              {
                path: [...path, "judge", at, "reading"],
                code: "unknownReading",
                message: `${step.probe} has no reading ${reading}`,
              },
            ],
      ),
    ];
  });
}

function walked(checklist: Checklist): Fault[] {
  const { paths, reached, taken, stuck } = waysOf(checklist);
  if (paths > MAX_PATHS) {
    const message = `more than ${MAX_PATHS} ways lead through it`;
    return [{ path: ["steps"], code: "tooManyPaths", message }];
  }
  const { steps, conclusions } = checklist;
  const unreached = (name: "steps" | "conclusions", keys: readonly { key: string }[]) =>
    keys.flatMap(({ key }, index): Fault[] => {
      const message = `no answers lead to ${key}`;
      return reached.has(key) ? [] : [{ path: [name, index], code: "unreachable", message }];
    });
  return [
    ...steps.flatMap(({ key }, index): Fault[] => {
      const message = `some answers of ${key} lead nowhere`;
      return stuck.has(key) ? [{ path: ["steps", index], code: "noEnd", message }] : [];
    }),
    ...unreached("steps", steps),
    ...unreached("conclusions", conclusions),
    ...steps.flatMap(({ key, go }, index) =>
      go.flatMap((_, at): Fault[] => {
        if (!reached.has(key) || taken.has(`${key}.${at}`)) return [];
        const message = "no answers lead this way";
        return [{ path: ["steps", index, "go", at], code: "wayNeverTaken", message }];
      }),
    ),
  ];
}
