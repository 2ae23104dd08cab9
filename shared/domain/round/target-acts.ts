import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import type { EntityState } from "../../log/state.ts";
import { act } from "../kind/act.ts";
import { writeKeys } from "../kind/edits.ts";
import { existing, labelOf, planned, refused } from "../kind/plan.ts";
import type { Planned } from "../kind/plan.ts";
import { ref } from "../words.ts";
import { roundFields } from "./round-fields.ts";
import { targetsOf } from "./round-state.ts";
import { MOST_TARGETS, targetKey } from "./target.ts";
import type { PlacedTarget } from "./target.ts";
import { ROOM, placedAfter, roundFull, targetsAsked, targetsExist } from "./targets-asked.ts";

const f = roundFields;
const PERMISSION = "round.write";
const UNDO = "round.undo";
const touches = ({ round }: { round: string }) => [entityKeyOf("round", round)];
const payload = z.object({ round: ref, target: f.target.schema });

/** Targets are written key by key: one act says what it changes, and no more. */
const writing = {
  permission: PERMISSION,
  undo: UNDO,
  payload,
  touches,
  fold: (draft: Parameters<typeof writeKeys>[0], { target }: z.output<typeof payload>) =>
    writeKeys(draft, f.target, "target", target),
} as const;

function placing(state: EntityState, target: Record<string, PlacedTarget | null>): Planned {
  return planned({
    ...{ payload: { round: state.id, target }, label: labelOf(state) },
    ...{ id: state.id, number: null },
  });
}

const roundAdd = act({
  ...writing,
  about: "Adds assets or places to a round, up to 200 at once, behind those that it visits.",
  asks: z.object({
    round: ref,
    targets: targetsAsked.refine((targets) => targets.length > 0, "nothing is added"),
  }),
  plan({ round, targets }, planning) {
    const found = existing(planning, "round", round, "round");
    if (!found.ok) return found;
    const known = targetsExist(planning, targets);
    if (!known.ok) return known;
    const standing = targetsOf(found.value);
    const there = new Set(standing.map(({ key }) => key));
    const added = Object.entries(placedAfter(standing, targets)).filter(([key]) => !there.has(key));
    if (added.length === 0) {
      return refused("notAllowed", "the round visits this already", "targets", { rule: "thereAlready" });
    }
    return standing.length + added.length > MOST_TARGETS
      ? roundFull()
      : placing(found.value, Object.fromEntries(added));
  },
});

const roundTakeOut = act({
  ...writing,
  about: "Takes assets or places (`targets` are their keys) out of a round. What is being walked keeps them.",
  asks: z.object({ round: ref, targets: z.array(targetKey).min(1).max(200) }),
  plan({ round, targets }, planning) {
    const found = existing(planning, "round", round, "round");
    if (!found.ok) return found;
    const there = new Set(targetsOf(found.value).map(({ key }) => key));
    const strange = targets.findIndex((key) => !there.has(key));
    if (strange >= 0) return refused("notFound", "the round does not visit this", `targets.${strange}`);
    return placing(found.value, Object.fromEntries(targets.map((key) => [key, null])));
  },
});

const roundOrder = act({
  ...writing,
  about: "Moves one asset or place of a round behind another (`after`, its key), or to the beginning (null).",
  asks: z.object({ round: ref, target: targetKey, after: targetKey.nullable() }),
  plan({ round, target, after }, planning) {
    const found = existing(planning, "round", round, "round");
    if (!found.ok) return found;
    const all = targetsOf(found.value);
    const moved = all.find(({ key }) => key === target);
    if (!moved) return refused("notFound", "the round does not visit this", "target");
    const others = all.filter(({ key }) => key !== target);
    const at = after === null ? 0 : others.findIndex(({ key }) => key === after) + 1;
    if (after !== null && at === 0) return refused("notFound", "the round does not visit this", "after");
    return placing(found.value, between(others, moved, at));
  },
});

/** One target at its place between two; all anew where there is no room left between them. */
function between(
  others: readonly (PlacedTarget & { key: string })[],
  { key, ...moved }: PlacedTarget & { key: string },
  at: number,
): Record<string, PlacedTarget> {
  const [before, behind] = [others[at - 1]?.order, others[at]?.order];
  const order =
    before === undefined
      ? (behind ?? 0) - ROOM
      : behind === undefined
        ? before + ROOM
        : Math.floor((before + behind) / 2);
  const room = (before ?? -Infinity) < order && order < (behind ?? Infinity);
  if (room) return { [key]: { ...moved, order } };
  const anew = [...others.slice(0, at), { key, ...moved }, ...others.slice(at)];
  return Object.fromEntries(
    anew.map(({ key: each, ...target }, index) => [each, { ...target, order: (index + 1) * ROOM }]),
  );
}

/** What a round visits. */
export const targetActs = {
  "round.add": roundAdd,
  "round.takeOut": roundTakeOut,
  "round.order": roundOrder,
};
