import type { EntityState } from "../../log/state.ts";
import { mapIn, textIn, textOrNull } from "../kind/read-state.ts";
import type { Falling } from "./due-dates.ts";
import type { Rhythm } from "./rhythm.ts";
import type { PlacedTarget } from "./target.ts";

export const ROUND_STATUS = ["active", "ended"] as const;
export type RoundStatus = (typeof ROUND_STATUS)[number];

export const roundStatus = ({ fields }: Pick<EntityState, "fields">): RoundStatus =>
  fields.ended === true ? "ended" : "active";

/** What it visits, in its order. */
export function targetsOf(state: EntityState): (PlacedTarget & { key: string })[] {
  const placed = Object.entries(mapIn(state, "target")).flatMap(([key, value]) =>
    value === null ? [] : [{ key, ...(value as PlacedTarget) }],
  );
  // Two who added offline may have given one place: then the key decides, alike for all.
  return placed.sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1));
}

/** When it falls due; null while nobody has said so, which a newer program may have done otherwise. */
export function fallingOf(state: EntityState): Falling | null {
  const { rhythm } = state.fields;
  const from = textIn(state, "from");
  if (rhythm === undefined || rhythm === null || from === "") return null;
  return { rhythm: rhythm as Rhythm, from, until: textOrNull(state, "until") };
}

export const graceOf = ({ fields }: EntityState) => (fields.grace as number | undefined) ?? 0;
export const whoOf = ({ fields }: EntityState) => (fields.who as readonly string[] | undefined) ?? [];
