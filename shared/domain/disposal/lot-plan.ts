import { entityKeyOf } from "../../log/operation.ts";
import type { Draft } from "../../log/write.ts";
import { moveState } from "../../log/write.ts";
import type { EntityState } from "../../log/state.ts";
import { APPROVALS } from "../approval/approving.ts";
import { stepsIn } from "../approval/step-act.ts";
import { existing, labelOf, planned, refused } from "../kind/plan.ts";
import type { Planned, Planning, Result } from "../kind/plan.ts";
import type { Rule } from "../kind/rule.ts";
import { DISPOSAL_MOVES } from "./disposal-fields.ts";
import type { DisposalStatus } from "./disposal-fields.ts";
import { statusOf } from "./lot.ts";

export const PERMISSION = "disposal.write";
export const touchesLot = ({ disposal }: { disposal: string }) => [entityKeyOf("disposal", disposal)];
export const assetKeys = (assets: readonly string[]) => assets.map((asset) => entityKeyOf("asset", asset));

export function moveLot(draft: Draft, name: keyof typeof DISPOSAL_MOVES): void {
  const { from, to } = DISPOSAL_MOVES[name];
  moveState(draft, "status", from, to);
}

/** A lot in one of these states. */
export function lotIn(planning: Planning, id: string, from: readonly DisposalStatus[]): Result<EntityState> {
  const found = existing(planning, "disposal", id, "disposal");
  if (!found.ok) return found;
  const status = statusOf(found.value);
  if (from.includes(status)) return found;
  return refused("notAllowed", `this lot is ${status}`, "disposal", { status });
}

/** A lot that still gathers: what somebody has approved stays as he saw it. */
export function gathering(planning: Planning, id: string): Result<EntityState> {
  const found = lotIn(planning, id, ["open"]);
  if (!found.ok || stepsIn(found.value, APPROVALS).length === 0) return found;
  const message = "somebody has approved it: what he saw stays as it was; a new lot takes more";
  return refused("notAllowed", message, "disposal", { rule: "underApproval" });
}

export function onLot(payload: { disposal: string } & Record<string, unknown>, state: EntityState): Planned {
  return planned({ payload, label: labelOf(state), id: payload.disposal, number: null });
}

/** A day that has come. */
export function dayHasCome<N extends string>(name: N): Rule<{ [K in N]: string }> {
  return (asked, { today }) =>
    asked[name] <= today ? null : { rule: "inFuture", path: name, message: "this day has not come yet" };
}
