import { isPicture } from "../../blob/media-type.ts";
import type { MediaType } from "../../blob/media-type.ts";
import { setElements } from "../../log/state.ts";
import type { EntityState } from "../../log/state.ts";
import { planned, refused } from "../kind/plan.ts";
import type { PlanError, Planning, Result } from "../kind/plan.ts";
import { textIn, textOrNull } from "../kind/read-state.ts";

/** Of a record, by kind and id; null where it is not here. */
type StateOf = (kind: string, id: string) => EntityState | null;

/** Whether somebody has marked an asset as classified (涉密): no picture, probe or inventory is taken of it. */
export function isClassified(state: EntityState): boolean {
  return state.fields.classified === true;
}

/**
 * Which assets a record speaks of, by its kind: a picture kept with it is one of them. A disposal lot is
 * none: what is photographed there is a load, and its papers.
 */
export const SPEAKS_OF: Readonly<Record<string, (state: EntityState, of: StateOf) => readonly string[]>> = {
  asset: ({ id }) => [id],
  ticket: (state) => setElements(state, "assets"),
  medium: (state) => named(state),
  address: (state) => named(state),
  run: (state, of) => {
    const ticket = textOrNull(state, "ticket");
    const reported = ticket === null ? null : of("ticket", ticket);
    // Begun on a ticket alone it is about whatever is reported there.
    const own = named(state);
    return own.length > 0 || !reported ? own : setElements(reported, "assets");
  },
};

const named = (state: EntityState) => [textOrNull(state, "asset")].filter((id) => id !== null);

/** The first classified asset that a record speaks of, itself or what it was merged into; null for none. */
export function classifiedIn(state: EntityState, of: StateOf): EntityState | null {
  const spoken = SPEAKS_OF[state.kind]?.(state, of) ?? [];
  for (const id of spoken) {
    const found = classifiedAsset(id, of);
    if (found) return found;
  }
  return null;
}

/** This asset, or one it is part of, if it is classified. */
export function classifiedAsset(id: string, of: StateOf): EntityState | null {
  const passed = new Set<string>();
  for (let at: string | null = id; at !== null && !passed.has(at);) {
    passed.add(at);
    const state = of("asset", at);
    if (state?.exists && isClassified(state)) return state;
    at = state ? textOrNull(state, "mergedInto") : null;
  }
  return null;
}

export function refusedAsClassified(
  asset: EntityState,
  what: "picture" | "probe" | "inventory",
  path: string,
): { ok: false; error: PlanError } {
  const message = `this asset is marked as classified: no ${what} is taken of it`;
  return refused("notAllowed", message, path, {
    rule: "classifiedAsset",
    asset: asset.id,
    number: textIn(asset, "number"),
  });
}

/** Whether files that are there may stand with what is said of assets: no picture with one that is classified. */
export function noPicturesOf(
  planning: Pick<Planning, "state">,
  assets: readonly string[],
  files: readonly string[],
  path: string,
): Result<null> {
  const secret = assets.map((id) => classifiedAsset(id, planning.state)).find((found) => found !== null);
  const shown = files.findIndex((id) => {
    const type = planning.state("file", id)?.fields.type;
    return typeof type === "string" && isPicture(type as MediaType);
  });
  return secret && shown >= 0 ? refusedAsClassified(secret, "picture", `${path}.${shown}`) : planned(null);
}
