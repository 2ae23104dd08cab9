import type { Checklist } from "../../../shared/domain/checklist/checklist-form.ts";
import type { Localized } from "../../../shared/domain/definition/localized.ts";

/** A field that says something else: what it said, and what it says; undefined for nothing. */
export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}

export interface PartChange {
  key: string;
  title: Localized;
  is: "added" | "removed" | "changed" | "moved";
  /** It stands before or behind others than it did; also of one that says something else. */
  moved: boolean;
  fields: FieldChange[];
}

export interface Difference {
  general: FieldChange[];
  steps: PartChange[];
  conclusions: PartChange[];
}

type Part = { key: string; title: Localized } & object;

/** Neither is said by a person: by whom it was written as YAML, and of which edition it is. */
const NOT_SAID = ["yaml", "edition", "steps", "conclusions", "key"];

/** How one checklist differs from another, part by part. */
export function differenceOf(from: Checklist, to: Checklist): Difference {
  return {
    general: fieldsOf(from, to),
    steps: partsOf(from.steps, to.steps),
    conclusions: partsOf(from.conclusions, to.conclusions),
  };
}

export const isSame = ({ general, steps, conclusions }: Difference): boolean =>
  general.length + steps.length + conclusions.length === 0;

function fieldsOf(from: object, to: object): FieldChange[] {
  const [was, is] = [from as Record<string, unknown>, to as Record<string, unknown>];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((field) => !NOT_SAID.includes(field) && told(was[field]) !== told(is[field]))
    .map((field) => ({ field, from: was[field], to: is[field] }));
}

/** The parts in the order of the new one; what was taken out stands behind what it stood behind. */
function partsOf(from: readonly Part[], to: readonly Part[]): PartChange[] {
  const stays = inOrder(
    from.map(({ key }) => key),
    to.map(({ key }) => key),
  );
  const before = new Map(from.map((each) => [each.key, each]));
  const changes = to.map((part): PartChange & { same: boolean } => {
    const was = before.get(part.key);
    const { key, title } = part;
    if (!was) return { key, title, is: "added", moved: false, fields: [], same: false };
    const fields = fieldsOf(was, part);
    const moved = !stays.has(key);
    const is = fields.length > 0 ? "changed" : "moved";
    return { key, title, is, moved, fields, same: !moved && fields.length === 0 };
  });
  for (const [index, { key, title }] of from.entries()) {
    if (to.some((each) => each.key === key)) continue;
    const behind = from.slice(0, index).map((each) => each.key);
    const at = changes.findLastIndex((each) => behind.includes(each.key));
    changes.splice(at + 1, 0, { key, title, is: "removed", moved: false, fields: [], same: false });
  }
  return changes.filter(({ same }) => !same).map(({ same: _, ...change }) => change);
}

/** As many of those in both lists as can be said to stand where they stood: the longest run in one order. */
function inOrder(from: readonly string[], to: readonly string[]): Set<string> {
  const places = to.map((key) => from.indexOf(key)).filter((place) => place >= 0);
  const longest: number[][] = [];
  for (const place of places) {
    const best = longest.reduce<number[]>(
      (found, run) => ((run.at(-1) ?? -1) < place && run.length > found.length ? run : found),
      [],
    );
    longest.push([...best, place]);
  }
  const run = longest.reduce<number[]>((found, each) => (each.length > found.length ? each : found), []);
  return new Set(run.map((place) => from[place] as string));
}

/** Alike for what says the same, in whatever order its fields stand. */
function told(value: unknown): string {
  return (
    JSON.stringify(value, (_, each: unknown) =>
      typeof each === "object" && each !== null && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
        : each,
    ) ?? ""
  );
}
