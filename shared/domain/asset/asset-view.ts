import type { EntityState } from "../../log/state.ts";
import { toldBy } from "../custody/custody-chain.ts";
import type { CustodyEvent } from "../custody/custody-chain.ts";
import { custodyOf } from "../custody/custody-state.ts";
import { awaitingOf, dueBackOf, isMissing, sealOf } from "../custody/later.ts";
import { joined, lastChange, textIn, textOrNull } from "../kind/read-state.ts";
import { madeAt } from "../kind/undo-facts.ts";
import { isClassified } from "./classified.ts";
import { statusAfter } from "./asset-status.ts";
import type { AssetStatus } from "./asset-status.ts";
import { UNSAID_KIND } from "./own-fields.ts";

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
  /** Where it is: as the register says, or as a custody act since then does. */
  site: string | null;
  place: string;
  /** Follows from the custody chain, and from the lot that has approved its disposal. */
  status: AssetStatus;
  /** Who has it in hand; null while it lies in a pool or nothing is known. */
  holder: string | null;
  holderPerson: string | null;
  /** More than one story of who has it; the holder is then provisional ("recorded first"). */
  contested: boolean;
  /** The document of its last custody act while nobody has signed it: its operation, and when it was done (ms). */
  unsigned: string | null;
  unsignedSince: number | null;
  /** Of a loan, the day on which it is due back. */
  dueBack: string | null;
  /** Number of the seal under which it was taken in and nobody has looked at it yet; null where there is none. */
  seal: string | null;
  /** 涉密: no picture, probe or inventory is taken of it. */
  classified: boolean;
  mergedInto: string | null;
  conflicts: number;
  pending: number;
  needsUpdate: boolean;
  updatedAt: number;
}

/** Maker and model as one name; '' where neither is known. */
export function modelOf({ maker, model }: Pick<AssetRow, "maker" | "model">): string {
  return joined([maker, model], " ");
}

export function assetRow(state: EntityState): AssetRow {
  const chain = custodyOf(state);
  const told = toldBy(chain);
  const holder = told?.holder ?? null;
  const awaiting = awaitingOf(state, told);
  return {
    id: state.id,
    number: textIn(state, "number"),
    kind: textIn(state, "kind") || UNSAID_KIND,
    tag: textIn(state, "tag"),
    serial: textIn(state, "serial"),
    name: textIn(state, "name"),
    maker: textIn(state, "maker"),
    model: textIn(state, "model"),
    ...placeOf(state, told),
    status: statusIn(state, statusAfter(told, awaiting, isMissing(state, told))),
    holder: holder?.name ?? null,
    holderPerson: holder?.person ?? null,
    contested: chain.branches.length > 0,
    unsigned: awaiting ? (told?.id ?? null) : null,
    unsignedSince: awaiting && told ? Date.parse(told.at) : null,
    dueBack: dueBackOf(state, told),
    seal: sealOf(state, told),
    classified: isClassified(state),
    mergedInto: textOrNull(state, "mergedInto"),
    conflicts: state.conflicts.length,
    pending: state.pending,
    needsUpdate: state.unread.length > 0,
    updatedAt: lastChange(state),
  };
}

/** Follows from the custody chain; what a lot has approved waits for the van, wherever it lies. */
function statusIn(state: EntityState, status: AssetStatus): AssetStatus {
  return status !== "disposedOf" && textOrNull(state, "lot") !== null ? "toBeDisposed" : status;
}

/** Corrected time when what a row shows was said last, ms since the epoch; 0 when nobody said it. */
export function saidAt(state: EntityState, column: keyof AssetRow): number {
  const made = madeAt(state, column);
  const written = made < 0 ? 0 : (state.marks.at(made)?.at ?? 0);
  const told = column === "site" || column === "place" ? toldBy(custodyOf(state)) : undefined;
  return Math.max(written, told ? (state.marks.at(told.mark)?.at ?? 0) : 0);
}

/**
 * A custody act moves the asset; what is written into the register after it moves it again. What an undo
 * brings back says no more than it said in its time.
 */
function placeOf(state: EntityState, told: CustodyEvent | undefined): { site: string | null; place: string } {
  const isNewer = (field: string) => told !== undefined && told.mark > madeAt(state, field);
  const to = told?.to;
  const site = to?.site && isNewer("site") ? to.site : textOrNull(state, "site");
  // A site without a room: the room in the register is one of the site before.
  const moved = to && (to.place !== "" || to.site !== null) && isNewer("place");
  return { site, place: moved ? to.place : textIn(state, "place") };
}

/**
 * What the register filters by. A contested asset is neither in use nor in stock: nobody knows.
 * A merged one is shown as part of another and found under no filter.
 */
export function standingOf(
  row: Pick<AssetRow, "status" | "contested" | "mergedInto">,
): AssetStatus | "contested" | "merged" {
  if (row.mergedInto) return "merged";
  return row.contested ? "contested" : row.status;
}
