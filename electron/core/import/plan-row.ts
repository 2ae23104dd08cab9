import { assetFields } from "../../../shared/domain/asset/asset-fields.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { makerForm } from "../../../shared/domain/asset/maker.ts";
import { UNSAID_KIND } from "../../../shared/domain/asset/own-fields.ts";
import { editsOf } from "../../../shared/domain/kind/edits.ts";
import { serialForm, uniqueForm } from "../../../shared/domain/kind/unique-form.ts";
import type { Candidate } from "./identify.ts";
import { identifyRow } from "./identify-row.ts";
import type { Rejection } from "./inventory.ts";
import type { KnownAsset } from "./known-asset.ts";
import { decided } from "./plan.ts";
import type { Decision } from "./plan.ts";
import {
  BLANK,
  COLUMNS,
  COUNTERS,
  EDITED_COLUMNS,
  FOLLOWING_COLUMNS,
  saysSame,
  shownText,
} from "./sheet-columns.ts";
import type { Column } from "./sheet-columns.ts";
import type { SheetRegister, ShownAsset } from "./sheet-register.ts";
import type { SheetRow } from "./sheet.ts";
import { isSpoilt } from "./spoilt.ts";

export type RowPlan =
  | {
      outcome: "new" | "known";
      /** Null for a new one. */
      asset: KnownAsset | null;
      /** What a person wrote into the sheet; empty where it says what the register says. */
      set: Record<string, unknown>;
      /** Columns that say something else and are not taken. */
      kept: string[];
    }
  | { outcome: "doubtful"; candidates: Candidate[] }
  | { outcome: "rejected"; reason: Rejection };

const NOBODY_SAID: ShownAsset = { row: BLANK, saidAt: () => 0 };

/**
 * What a row of an exported register would do. A person writes a sheet, so it may replace what a person
 * wrote before; an emptied cell empties the field, a missing column says nothing.
 *
 * A column stays (`kept`) when it follows from something else, when a spreadsheet spoilt it, and when
 * it was said in the register after the sheet was made: which of the two is meant no program knows, the
 * sheet still has the older word in every cell its author left alone, and whoever exports again sees
 * the newer one. It is judged column by column, so that newer work on one takes nothing from the others.
 */
export function planRow(row: SheetRow, register: SheetRegister, decision?: Decision): RowPlan {
  const named = register.shown(decision?.asset ?? row.cells.get("id") ?? "");
  const { cells, spoilt } = withoutSpoilt(row, named?.row);
  const found = decided(decision, register) ?? identifyRow(cells, register);
  if ("reason" in found) return { outcome: "rejected", reason: found.reason };
  if ("candidates" in found) return { outcome: "doubtful", candidates: found.candidates };
  const { asset } = found;
  const before = (asset && register.shown(asset.id)) ?? NOBODY_SAID;
  const { set, kept } = differences({ ...row, cells }, before, asset !== null);
  const parsed = editsOf(assetFields).safeParse(set);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = String(issue?.path[0] ?? "");
    const message = issue?.message ?? "does not fit the register";
    return { outcome: "rejected", reason: { code: "field", message, path } };
  }
  const clean = Object.entries(parsed.data).filter(
    ([name, value]) => !saysSame(shownText(value as string | null), before.row[name as Column]),
  );
  const taken = heldByOthers(Object.fromEntries(clean), before.row, asset, register);
  const written = Object.fromEntries(clean.filter(([name]) => !taken.includes(name)));
  const all = [...spoilt, ...kept, ...taken];
  return { outcome: asset ? "known" : "new", asset, set: written, kept: all };
}

/** The cells, those that a spreadsheet spoilt with what they were. */
function withoutSpoilt({ cells, lossy }: SheetRow, known: Readonly<AssetRow> | undefined) {
  if (!known) return { cells, spoilt: [] };
  const spoilt = EDITED_COLUMNS.filter((name) => {
    const cell = cells.get(name);
    return cell !== undefined && isSpoilt(cell, shownText(known[name]), lossy);
  });
  const were = spoilt.map((name) => [name, shownText(known[name])] as const);
  return { cells: new Map([...cells, ...were]), spoilt };
}

/** A spreadsheet may leave out the seconds. */
const MINUTE_MS = 60_000;

function differences({ cells, until }: SheetRow, { row, saidAt }: ShownAsset, isKnown: boolean) {
  const set: Record<string, unknown> = {};
  const kept: string[] = [];
  const differs = (name: Column): boolean => {
    const cell = cells.get(name);
    return cell !== undefined && !saysSame(cell, row[name]);
  };
  for (const name of EDITED_COLUMNS.filter(differs)) {
    // Of a record that is here; another register's sheet has times of its own, and nothing to lose.
    if (isKnown && saidAt(name) > until) kept.push(name);
    else set[name] = valueOf(name, cells.get(name) ?? "");
  }
  const movedOn = isKnown && row.updatedAt > until;
  for (const name of FOLLOWING_COLUMNS.filter(differs)) {
    // Of a new record an empty cell says nothing.
    if (isKnown ? !(movedOn && COUNTERS.has(name)) : cells.get(name) !== "") kept.push(name);
  }
  // A sheet is as old as it says, or says it wrong: then nothing that was written before is touched.
  const isTime = until > 0 && until - MINUTE_MS <= row.updatedAt;
  if (isKnown && cells.has("updatedAt") && !isTime) kept.push("updatedAt");
  for (const [name, cell] of cells) if (!COLUMNS.has(name) && cell !== "") kept.push(name);
  return { set, kept };
}

function valueOf(name: Column, cell: string): string | null {
  if (cell !== "") return cell;
  if (name === "kind") return UNSAID_KIND;
  return name === "site" ? null : "";
}

/** Tag and serial that another asset carries: taking them too would only make a conflict. */
function heldByOthers(
  set: Record<string, unknown>,
  row: Readonly<AssetRow>,
  asset: KnownAsset | null,
  register: SheetRegister,
): string[] {
  const tag = uniqueForm(set.tag);
  const serial = serialForm(set.serial);
  const maker = makerForm(set.maker ?? row.maker);
  const others = (found: KnownAsset[]) => found.filter(({ id }) => id !== asset?.id);
  // Serials are unique per maker.
  const alike = (each: KnownAsset) => makerForm(each.fields.maker) === maker;
  return [
    ...(tag !== "" && others(register.find("tag", tag)).length > 0 ? ["tag"] : []),
    ...(serial !== "" && others(register.find("serial", serial)).some(alike) ? ["serial"] : []),
  ];
}
