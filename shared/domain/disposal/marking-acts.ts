import { z } from "zod";
import { MAX_TOUCHES, entityKeyOf } from "../../log/operation.ts";
import { writeField } from "../../log/write.ts";
import { assetFields } from "../asset/asset-fields.ts";
import { coreAct } from "../kind/act.ts";
import type { Guard } from "../kind/act.ts";
import type { Plan } from "../kind/plan.ts";
import { ref, refTo } from "../words.ts";
import type { DisposalStatus } from "./disposal-fields.ts";
import { PERMISSION, assetKeys } from "./lot-plan.ts";
import { statusOf } from "./lot.ts";

/** As many assets as one operation touches beside their lot. */
export const MOST_BESIDE_LOT = MAX_TOUCHES - 1;

/** Of a decision on a lot that is larger than one operation: those that the operation itself marks. */
export const markedBy = (assets: readonly string[]): string[] => assets.slice(0, MOST_BESIDE_LOT);

/** The rest of them, marked by an operation of their own that is sealed with the decision. */
export function marksBeside(disposal: string, assets: readonly string[], waits: boolean): Pick<Plan, "also"> {
  const rest = assets.slice(MOST_BESIDE_LOT);
  return rest.length === 0
    ? {}
    : { also: [{ type: "disposal.mark", payload: { disposal, marked: rest, waits } }] };
}

interface Said {
  waits: boolean;
}

/** What a lot has not decided it does not mark: the decision was refused, or another came first. */
const undecided: Guard<Said> = (state, { waits }) => {
  const decided: readonly DisposalStatus[] = waits ? ["approved", "out"] : ["cancelled", "superseded"];
  const first = state.marks.at(0);
  if (!first || decided.includes(statusOf(state))) return null;
  return { by: [first], message: "the lot has not decided this" };
};

/** Marks assets of a lot that its decision could not name for their number. */
export const markingActs = {
  "disposal.mark": coreAct({
    permission: PERMISSION,
    payload: z.object({
      disposal: ref,
      marked: z.array(refTo("asset")).min(1).max(MOST_BESIDE_LOT),
      /** They wait for the van; or the lot has ended and holds them no more. */
      waits: z.boolean(),
    }),
    touches: ({ disposal, marked }) => [entityKeyOf("disposal", disposal), ...assetKeys(marked)],
    fold() {
      // The lot itself says who is approved; only the assets are told.
    },
    alsoFolds: {
      asset: (draft, { disposal, waits }: Said & { disposal: string }) =>
        writeField(draft, assetFields.lot, "lot", waits ? disposal : null),
    },
    guards: { undecided },
  }),
};
