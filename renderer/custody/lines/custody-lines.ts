import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { CONDITIONS } from "../../../shared/domain/custody/custody-forms.ts";

export type Condition = (typeof CONDITIONS)[number];

/** What a line shows of its asset: a copy, so that a recovered draft is readable at once. */
export type LineAsset = Pick<
  AssetRow,
  "id" | "number" | "kind" | "tag" | "serial" | "name" | "model" | "holder" | "contested"
>;

/** One asset of a hand-over or a return. */
export interface Line {
  asset: LineAsset;
  /** Null until somebody has looked at it and said so. */
  condition: Condition | null;
  accessories: string;
  note: string;
}

/** What was taken off the list last, and where it stood. */
export interface Removed {
  line: Line;
  at: number;
}

/** Most assets in one act (shared/domain: `custodyLines`). */
export const MAX_LINES = 200;

export function lineOf(row: AssetRow): Line {
  const { id, number, kind, tag, serial, name, model, holder, contested } = row;
  const asset = { id, number, kind, tag, serial, name, model, holder, contested };
  return { asset, condition: null, accessories: "", note: "" };
}

export type AddOutcome = "added" | "duplicate" | "full";

/** Everything that nobody has said a condition of is in good order; what was said stays. */
export function restInGoodOrder(lines: readonly Line[]): Line[] {
  return lines.map((line) => (line.condition === null ? { ...line, condition: "good" } : line));
}

/** Puts a line at the end; an asset that is there already stays as it is. */
export function addLine(lines: readonly Line[], line: Line): { lines: Line[]; outcome: AddOutcome } {
  if (lines.some((known) => known.asset.id === line.asset.id)) {
    return { lines: [...lines], outcome: "duplicate" };
  }
  if (lines.length >= MAX_LINES) return { lines: [...lines], outcome: "full" };
  return { lines: [...lines, line], outcome: "added" };
}

export function changeLine(lines: readonly Line[], asset: string, change: Partial<Line>): Line[] {
  return lines.map((line) => (line.asset.id === asset ? { ...line, ...change } : line));
}

export function removeLine(
  lines: readonly Line[],
  asset: string,
): { lines: Line[]; removed: Removed | null } {
  const at = lines.findIndex((line) => line.asset.id === asset);
  const line = lines[at];
  if (!line) return { lines: [...lines], removed: null };
  return { lines: lines.filter((known) => known !== line), removed: { line, at } };
}

/** Puts a removed line back where it stood, unless the asset was scanned again meanwhile. */
export function restoreLine(lines: readonly Line[], removed: Removed): Line[] {
  if (lines.some((line) => line.asset.id === removed.line.asset.id)) return [...lines];
  return [...lines.slice(0, removed.at), removed.line, ...lines.slice(removed.at)];
}
