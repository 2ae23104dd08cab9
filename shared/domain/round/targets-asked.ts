import { z } from "zod";
import { planned, refused } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";
import { unmerged } from "../asset/asset-acts.ts";
import { refTo, text } from "../words.ts";
import { MOST_TARGETS, keyOfTarget } from "./target.ts";
import type { PlacedTarget, Target } from "./target.ts";

/** Named at once. */
const MOST_AT_ONCE = 200;

const targetAsked = z
  .object({ asset: refTo("asset").nullable().default(null), place: text(60).default("") })
  .refine(
    ({ asset, place }) => (asset === null) !== (place.trim() === ""),
    "an asset or a place: one of them",
  );

/** Assets and places that are put into a round. */
export const targetsAsked = z
  .array(targetAsked)
  .max(MOST_AT_ONCE)
  .refine((targets) => new Set(targets.map(keyOfTarget)).size === targets.length, "one of them stands twice");

/** Assets that are here; one that became part of another is visited there. */
export function targetsExist(planning: Planning, targets: readonly Target[]): Result<null> {
  for (const [index, { asset }] of targets.entries()) {
    if (asset === null) continue;
    const found = unmerged(planning, asset, `targets.${index}.asset`);
    if (!found.ok) return found;
  }
  return planned(null);
}

/** Targets as they are sealed, behind those that stand there: the room between two takes others later. */
export function placedAfter(
  standing: readonly PlacedTarget[],
  targets: readonly Target[],
): Record<string, PlacedTarget> {
  const last = standing.reduce((most, { order }) => Math.max(most, order), 0);
  return Object.fromEntries(
    targets.map(({ asset, place }, index) => [
      keyOfTarget({ asset, place }),
      { asset, place: place.trim(), order: last + (index + 1) * ROOM },
    ]),
  );
}

/** Between two that were added one after the other. */
export const ROOM = 1024;

export const roundFull = () =>
  refused("notAllowed", `a round visits at most ${MOST_TARGETS}: plan another one`, "targets", {
    rule: "roundFull",
    most: MOST_TARGETS,
  });
