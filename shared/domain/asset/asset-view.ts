import type { EntityState } from "../../log/state.ts";
import { headOf } from "../custody/custody-chain.ts";
import { custodyOf } from "../custody/custody-state.ts";
import { lastChange, textIn, textOrNull } from "../kind/read-state.ts";

/** An asset as the register shows it. */
export interface AssetRow {
  id: string;
  number: string;
  kind: string;
  tag: string;
  serial: string;
  name: string;
  maker: string;
  model: string;
  site: string | null;
  place: string;
  /** Follows from the custody chain. */
  status: "inStock" | "inUse";
  holder: string | null;
  holderPerson: string | null;
  /** More than one story of who has it; the holder is then provisional ("recorded first"). */
  contested: boolean;
  mergedInto: string | null;
  conflicts: number;
  pending: number;
  needsUpdate: boolean;
  updatedAt: number;
}

export function assetRow(state: EntityState): AssetRow {
  const chain = custodyOf(state);
  const holder = headOf(chain)?.holder ?? null;
  return {
    id: state.id,
    number: textIn(state, "number"),
    kind: textIn(state, "kind") || "other",
    tag: textIn(state, "tag"),
    serial: textIn(state, "serial"),
    name: textIn(state, "name"),
    maker: textIn(state, "maker"),
    model: textIn(state, "model"),
    site: textOrNull(state, "site"),
    place: textIn(state, "place"),
    status: holder ? "inUse" : "inStock",
    holder: holder?.name ?? null,
    holderPerson: holder?.person ?? null,
    contested: chain.branches.length > 0,
    mergedInto: textOrNull(state, "mergedInto"),
    conflicts: state.conflicts.length,
    pending: state.pending,
    needsUpdate: state.unread.length > 0,
    updatedAt: lastChange(state),
  };
}

/**
 * What the register filters by. A contested asset is neither in use nor in stock: nobody knows.
 * A merged one is shown as part of another and found under no filter.
 */
export function standingOf(
  row: Pick<AssetRow, "status" | "contested" | "mergedInto">,
): "inStock" | "inUse" | "contested" | "merged" {
  if (row.mergedInto) return "merged";
  return row.contested ? "contested" : row.status;
}
