import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { changesSomething, existing, labelOf } from "./plan.ts";
import type { Planner, Planning } from "./plan.ts";

const registerAsset: Planner<"asset.register"> = ({ set, document }, planning) => {
  const found = siteExists(planning, set);
  if (!found.ok) return found;
  const asset = planning.newId();
  const number = planning.number("A");
  const payload = { asset, number, set, ...(document ? { document } : {}) };
  const name = typeof set.name === "string" ? set.name : "";
  return success({
    act: { type: "asset.register", payload, label: `${number} ${name}`.trim() },
    id: asset,
    number,
  });
};

const editAsset: Planner<"asset.edit"> = (command, planning) => {
  const said = changesSomething(command.set, { document: command.document });
  if (!said.ok) return said;
  const asset = unmerged(planning, command.asset, "asset");
  if (!asset.ok) return asset;
  const found = siteExists(planning, command.set);
  if (!found.ok) return found;
  const { document, ...rest } = command;
  const payload = document ? { ...rest, document } : rest;
  return success({
    act: { type: "asset.edit", payload, label: labelOf(asset.value) },
    id: command.asset,
    number: null,
  });
};

const mergeAssets: Planner<"asset.merge"> = (command, planning) => {
  const asset = unmerged(planning, command.asset, "asset");
  if (!asset.ok) return asset;
  const drop = unmerged(planning, command.drop, "drop");
  if (!drop.ok) return drop;
  return success({
    act: { type: "asset.merge", payload: command, label: labelOf(asset.value) },
    id: command.asset,
    number: null,
  });
};

/** An asset that stands for itself. */
export function unmerged(planning: Planning, id: string, path: string): Outcome<EntityState> {
  const asset = existing(planning, "asset", id, path);
  if (!asset.ok) return asset;
  const into = asset.value.fields.mergedInto;
  if (typeof into !== "string") return asset;
  return failure("notAllowed", "this record is part of another one", path, { status: "merged", into });
}

function siteExists(planning: Planning, set: { site?: unknown }): Outcome<unknown> {
  return typeof set.site === "string" ? existing(planning, "site", set.site, "set.site") : success(null);
}

export const assetPlanners = {
  "asset.register": registerAsset,
  "asset.edit": editAsset,
  "asset.merge": mergeAssets,
};
