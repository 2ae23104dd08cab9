import type { EntityState } from "../../log/state.ts";
import { headOf } from "../custody/custody-chain.ts";
import { custodyOf } from "../custody/custody-evolve.ts";
import { uniqueForm } from "./asset-fields.ts";

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
  const str = (name: string) => {
    const value = state.fields[name];
    return typeof value === "string" ? value : "";
  };
  const chain = custodyOf(state);
  const holder = headOf(chain)?.holder ?? null;
  return {
    id: state.id,
    number: str("number"),
    kind: str("kind") || "other",
    tag: str("tag"),
    serial: str("serial"),
    name: str("name"),
    maker: str("maker"),
    model: str("model"),
    site: str("site") || null,
    place: str("place"),
    status: holder ? "inUse" : "inStock",
    holder: holder?.name ?? null,
    holderPerson: holder?.person ?? null,
    contested: chain.branches.length > 0,
    mergedInto: str("mergedInto") || null,
    conflicts: state.conflicts.length,
    pending: state.pending,
    needsUpdate: state.unread.length > 0,
    updatedAt: state.marks.reduce((latest, mark) => Math.max(latest, mark.at), 0),
  };
}

/** What must be unique among assets; a merged record no longer claims anything. */
export function uniqueClaims(state: EntityState): { field: string; value: string }[] {
  if (state.kind === "person") {
    const value = uniqueForm(state.fields.employeeNo);
    return value ? [{ field: "employeeNo", value }] : [];
  }
  if (state.kind === "site") {
    const value = uniqueForm(state.fields.code);
    return value ? [{ field: "code", value }] : [];
  }
  if (state.kind !== "asset" || state.fields.mergedInto) return [];
  return (["tag", "serial"] as const)
    .map((name) => ({ field: name as string, value: uniqueForm(state.fields[name]) }))
    .filter(({ value }) => value !== "");
}
