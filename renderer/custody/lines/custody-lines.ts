import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { Accessory, Condition, LIABILITIES } from "../../../shared/domain/custody/line-forms.ts";
import type { CommandArgs } from "../../core/index.ts";

type Handed = CommandArgs<"custody.handOver">["lines"][number];
type Returned = CommandArgs<"custody.return">["lines"][number];
type Missing = NonNullable<Returned["missing"]>[number];

/** Of one asset, beside its condition: nothing of it is presumed, and what nobody said is absent. */
export interface LineSaid
  extends
    Pick<Handed, "works" | "dataState" | "dataNote" | "encrypted" | "serialRead" | "photos" | "noPhoto">,
    Pick<Returned, "locksRemoved" | "dataMoved" | "hold" | "next"> {
  /** It was looked at, and its serial number cannot be read. */
  unreadable?: boolean;
  /** Why the receiver does not accept it; null and absent: it is accepted. */
  declined?: string | null;
  /** What became of accessories that did not come back, by name. */
  missing?: Readonly<Record<string, Pick<Missing, "outcome" | "words">>>;
  /** Whose the damage or loss is; absent and null until somebody has said it. */
  liability?: LiabilitySaid | null;
  /** A draft of an earlier version: it is to be looked into. */
  open?: boolean;
  /** It did not come back, in the words of whoever answers for it; null and absent: it did. */
  unreturned?: string | null;
}

export interface LiabilitySaid {
  verdict: (typeof LIABILITIES)[number] | null;
  by: string;
  person: string | null;
  /** As it was entered, CNY. */
  amount: string;
}

/** What a line shows of its asset: a copy, so that a recovered draft is readable at once. */
export type LineAsset = Pick<
  AssetRow,
  "id" | "number" | "kind" | "tag" | "serial" | "name" | "model" | "holder" | "contested"
> & {
  /** Absent in a draft of an earlier version. */
  maker?: string;
  holderPerson?: string | null;
  status?: AssetRow["status"];
};

/** One asset of a hand-over or a return. */
export interface Line {
  asset: LineAsset;
  /** Null until somebody has looked at it and said so. */
  condition: Condition | null;
  /** Those that were ticked or named; words in a draft of an earlier version. */
  accessories: readonly Accessory[] | string;
  note: string;
  /** An accessory that is being named and is not among them yet. */
  naming?: string;
  /** What else somebody said of it. */
  said?: LineSaid;
}

/** What was taken off the list last, and where it stood. */
export interface Removed {
  line: Line;
  at: number;
}

/** Most assets in one act (shared/domain: `custodyLines`). */
export const MAX_LINES = 200;

export function lineOf(row: AssetRow): Line {
  const { id, number, kind, tag, serial, name, maker, model, holder, holderPerson, status, contested } = row;
  const asset = {
    id,
    number,
    kind,
    tag,
    serial,
    name,
    maker,
    model,
    holder,
    holderPerson,
    status,
    contested,
  };
  return { asset, condition: null, accessories: [], note: "", said: {} };
}

export type AddOutcome = "added" | "duplicate" | "full";

/** Everything that nobody has said a condition of is in good order; what was said stays. */
export function restInGoodOrder(lines: readonly Line[]): Line[] {
  return lines.map((line) => (isUnsaid(line) ? { ...line, condition: "good" } : line));
}

/** Nobody has said in what condition it is; what did not come back nobody has looked at. */
export const isUnsaid = ({ condition, said }: Line): boolean =>
  condition === null && typeof said?.unreturned !== "string";

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
