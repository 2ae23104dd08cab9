import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import { writeField } from "../../log/write.ts";
import type { Draft } from "../../log/write.ts";
import type { EntityState } from "../../log/state.ts";
import { assetFields } from "../asset/asset-fields.ts";
import { act } from "../kind/act.ts";
import type { Guard } from "../kind/act.ts";
import { existing, planned, refused } from "../kind/plan.ts";
import type { Planned, Planning, Result } from "../kind/plan.ts";
import { attemptsOf } from "../medium/clearedness.ts";
import { ref, refTo } from "../words.ts";
import { disposalFields } from "./disposal-fields.ts";
import { MOST_IN_LOT } from "./gathering-acts.ts";
import { markedBy, marksBeside } from "./marking-acts.ts";
import { PERMISSION, assetKeys, lotIn, moveLot, onLot } from "./lot-plan.ts";
import { OUTS, diskStatesIn, outsIn, waitingIn } from "./lot.ts";

const f = disposalFields;

/** Nothing that went out is cancelled. */
const wentOut: Guard<unknown> = (state) => {
  const by = outMarks(state);
  return by.length > 0 ? { by, message: "something of it went out already" } : null;
};

const outMarks = (state: EntityState) =>
  (state.lists[OUTS]?.slice(0) ?? []).flatMap(({ mark }) => state.marks.at(mark) ?? []);

const ended = { disposal: ref, endReason: f.endReason.schema };
/** Assets that no lot holds any more. */
const freed = z.array(refTo("asset")).max(MOST_IN_LOT);
const touchesFreed = ({ disposal, freed: assets }: { disposal: string; freed: string[] }) => [
  entityKeyOf("disposal", disposal),
  ...assetKeys(markedBy(assets)),
];
const freesAssets = { asset: (draft: Draft) => writeField(draft, assetFields.lot, "lot", null) };

/**
 * Before anything went, and before a disk of it was wiped (domain.md 2.5): what was approved waits no more.
 * Disks of it are those that were put into it, and those that are in its machines.
 */
function endable(planning: Planning, id: string, from: Parameters<typeof lotIn>[2]): Result<EntityState> {
  const lot = lotIn(planning, id, from);
  if (!lot.ok) return lot;
  if (outsIn(lot.value).length > 0) {
    return refused("notAllowed", "something of it went out already", "disposal", { rule: "wentOut" });
  }
  // People tell minutes.
  const opened = Math.floor((lot.value.marks.at(0)?.at ?? Infinity) / 60_000) * 60_000;
  const wiped = diskStatesIn(lot.value, planning).some((state) =>
    attemptsOf(state).some(({ value }) => Date.parse(value.at) >= opened),
  );
  return wiped
    ? refused("notAllowed", "a disk of it was wiped already", "disposal", { rule: "wipedInLot" })
    : lot;
}

/** The lot ends, and what waited for its van waits no more. */
function ending(asked: { disposal: string } & Record<string, unknown>, state: EntityState): Planned {
  const freed = waitingIn(state);
  const plan = onLot({ ...asked, freed }, state);
  return plan.ok ? planned({ ...plan.value, ...marksBeside(asked.disposal, freed, false) }) : plan;
}

const disposalCancel = act({
  permission: PERMISSION,
  final: "a lot that was cancelled is opened again as a new one",
  about: "Cancels a lot, before anything of it went out.",
  payload: z.object({ ...ended, freed }),
  touches: touchesFreed,
  fold(draft, { endReason }) {
    moveLot(draft, "cancel");
    writeField(draft, f.endReason, "endReason", endReason);
  },
  alsoFolds: freesAssets,
  asks: z.object(ended),
  guards: { wentOut },
  plan(asked, planning) {
    const lot = endable(planning, asked.disposal, ["open", "approved"]);
    return lot.ok ? ending(asked, lot.value) : lot;
  },
});

const superseding = { ...ended, supersededBy: refTo("disposal") };

const disposalSupersede = act({
  permission: PERMISSION,
  final: "the lot that stands for it says what holds",
  about: "Says that another lot stands for this one, before anything of it went out.",
  payload: z.object({ ...superseding, freed }),
  touches: touchesFreed,
  fold(draft, { endReason, supersededBy }) {
    moveLot(draft, "supersede");
    writeField(draft, f.endReason, "endReason", endReason);
    writeField(draft, f.supersededBy, "supersededBy", supersededBy);
  },
  alsoFolds: freesAssets,
  asks: z.object(superseding).refine(({ disposal, supersededBy }) => disposal !== supersededBy, {
    message: "a lot does not stand for itself",
    path: ["supersededBy"],
  }),
  guards: { wentOut },
  plan(asked, planning) {
    const lot = endable(planning, asked.disposal, ["open", "approved", "rejected"]);
    if (!lot.ok) return lot;
    const other = existing(planning, "disposal", asked.supersededBy, "supersededBy");
    return other.ok ? ending(asked, lot.value) : other;
  },
});

/** A lot that ends without having gone out. */
export const endingActs = { "disposal.cancel": disposalCancel, "disposal.supersede": disposalSupersede };
