import { numberForm } from "../../../shared/domain/kind/unique-form.ts";
import { ref } from "../../../shared/domain/words.ts";
import type { AssetKind } from "./asset-kind.ts";
import { identify } from "./identify.ts";
import type { Candidate, Identified } from "./identify.ts";
import { serialMark, mark } from "./identity-marks.ts";
import type { Inventory, Measured } from "./inventory.ts";
import type { KnownAsset } from "./known-asset.ts";
import type { SheetRegister } from "./sheet-register.ts";
import { compare } from "./signs.ts";

/** What tells one thing from another; a name, a maker and a kind are rewritten by whoever knows better. */
const IDENTIFYING = ["serial", "tag"] as const;

/**
 * The asset a row is about: the record it was exported from, unless its serial or tag are others now.
 * Then somebody corrected them, or sorted one column alone, or took the row for a pattern: it goes by
 * the signs, as an inventory does, and where these name another record or none, a person says which.
 *
 * A row without an id that has a number of this register needs another sign beside it, as a number may
 * be guessed. The number of a record that is not here is another register's.
 *
 * @param cells without what a spreadsheet spoilt
 */
export function identifyRow(cells: ReadonlyMap<string, string>, register: SheetRegister): Identified {
  const id = cells.get("id") ?? "";
  const inventory = inventoryOf(cells);
  const named = ref.safeParse(id).success ? register.standing(id) : null;
  if (named) {
    const { contradicts } = compare(named, inventory);
    if (named.id === id && !IDENTIFYING.some((sign) => contradicts.has(sign))) return { asset: named };
  }
  const numbered = id === "" ? numberedOf(cells, register) : [];
  const [one] = numbered;
  if (one && numbered.length === 1) {
    const { agrees, contradicts } = compare(one, inventory);
    const speaks = [...IDENTIFYING, "name" as const].some((sign) => agrees.has(sign));
    if (speaks && !IDENTIFYING.some((sign) => contradicts.has(sign))) return { asset: one };
  }
  const asked = [...(named ? [named] : []), ...numbered];
  const found = identify(inventory, "", register);
  if (asked.length === 0) return found;
  if ("asset" in found && asked.every((each) => each.id === found.asset?.id && each.id === id)) return found;
  return { candidates: candidatesOf(asked, found, inventory) };
}

function numberedOf(cells: ReadonlyMap<string, string>, register: SheetRegister): KnownAsset[] {
  const number = numberForm(cells.get("number") ?? "");
  return number === "" ? [] : register.find("number", number);
}

function candidatesOf(asked: readonly KnownAsset[], found: Identified, inventory: Inventory): Candidate[] {
  const others = "candidates" in found ? found.candidates.map(({ asset }) => asset) : [];
  const one = "asset" in found && found.asset ? [found.asset] : [];
  const all = new Map([...asked, ...one, ...others].map((each) => [each.id, each]));
  return [...all.values()].map((each) => ({ asset: each, ...compare(each, inventory) }));
}

/** A row in the form in which signs are compared. */
function inventoryOf(cells: ReadonlyMap<string, string>): Inventory {
  const said = (["tag", "serial", "name", "maker", "model", "kind"] as const).flatMap((name) => {
    const text = cells.get(name) ?? "";
    return text === "" ? [] : [[name, text] as const];
  });
  const { kind, ...set } = Object.fromEntries(said) as Partial<Record<keyof Measured, string>>;
  const marks = { serial: serialMark(set.serial), uuid: "", tag: mark(set.tag), macs: [] };
  const measured = { ...set, ...(kind === undefined ? {} : { kind: kind as AssetKind }) } as Measured;
  return { set: measured, fill: {}, bios: null, firmwares: null, takenAt: null, marks, paths: {} };
}
