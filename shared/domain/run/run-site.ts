import type { EntityState } from "../../log/state.ts";
import { assetRow } from "../asset/asset-view.ts";
import { textOrNull } from "../kind/read-state.ts";

/** The site a run is worked at, by what it is about: its asset's, else its ticket's; null where nothing says it. */
export function siteOfRun(
  run: EntityState,
  of: (kind: string, id: string) => EntityState | null,
): string | null {
  const asset = textOrNull(run, "asset");
  const ticket = textOrNull(run, "ticket");
  const thing = asset === null ? null : of("asset", asset);
  const reported = ticket === null ? null : of("ticket", ticket);
  return (thing && assetRow(thing).site) ?? (reported && textOrNull(reported, "site"));
}
