import { unmerged } from "../asset/asset-acts.ts";
import { statusAfter } from "../asset/asset-status.ts";
import { refused } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";
import type { EntityState } from "../../log/state.ts";
import { toldBy } from "./custody-chain.ts";
import { custodyOf } from "./custody-state.ts";

/** An asset that stands for itself and was not disposed of. What came back from there is taken back first. */
export function inService(planning: Planning, id: string, path: string): Result<EntityState> {
  const asset = unmerged(planning, id, path);
  if (!asset.ok) return asset;
  const told = toldBy(custodyOf(asset.value));
  const status = statusAfter(told);
  if (status !== "disposedOf") return asset;
  const message = `this asset was disposed of (${told?.number ?? ""}, ${told?.at.slice(0, 10) ?? ""}): what came back is taken back first`;
  return refused("notAllowed", message, path, { rule: "disposedOf", status, number: told?.number ?? null });
}
