import type { Known } from "../../shared/domain/kind/rule.ts";
import { emptyState } from "../../shared/log/state.ts";
import type { Asked } from "../core/index.ts";
import { breachesOf } from "./breaches.ts";
import type { FormBreach } from "./breaches.ts";

/** A form that asks a command: what it asks, and which of its fields shows what is wrong with it. */
export interface AskingForm<V, F extends string = keyof V & string> {
  asks(values: V): Asked;
  /** What is done just before, in the same act. */
  also?(values: V): Asked[];
  /** Field by path of what is asked; a path stands for all below it. */
  places: Readonly<Record<string, F>>;
  /** The record that is changed, as the form shows it: rules may look at what it is. */
  record?: { kind: string; id: string; fields: Readonly<Record<string, unknown>> };
}

/** What is wrong with a form, by field; `form` for what none of them shows. */
export type Wrongs<F extends string> = Partial<Record<F | "form", FormBreach>>;

/** What the core would refuse of a form, each field's first. */
export function wrongsOf<V, F extends string>(
  { asks, places, record }: AskingForm<V, F>,
  values: V,
  known: Known,
): Wrongs<F> {
  const wrongs: Wrongs<F> = {};
  for (const breach of breachesOf(asks(values), record ? withRecord(known, record) : known))
    wrongs[placeOf(places, breach.path)] ??= breach;
  return wrongs;
}

function withRecord(known: Known, { kind, id, fields }: NonNullable<AskingForm<unknown>["record"]>): Known {
  const state = { ...emptyState(kind, id), exists: true, fields: { ...fields } };
  return { ...known, state: (of, asked) => (of === kind && asked === id ? state : known.state(of, asked)) };
}

function placeOf<F extends string>(places: Readonly<Record<string, F>>, path: string): F | "form" {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const place = Object.hasOwn(places, at) ? places[at] : undefined;
    if (place) return place;
  }
  return "form";
}

/** Places of fields that are set by their own names (`set.title`). */
export function placesInSet<F extends string>(fields: readonly F[]): Record<string, F> {
  return Object.fromEntries(fields.map((name) => [`set.${name}`, name]));
}
