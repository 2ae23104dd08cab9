import type { Medium } from "../../shared/domain/asset/asset-fields.ts";
import { serialForm } from "../../shared/domain/kind/unique-form.ts";
import type { MediumRow } from "../../shared/domain/medium/medium.ts";
import type { Asked } from "../core/index.ts";

type Known = Pick<MediumRow, "reported" | "label">;

const formsOf = ({ reported, label }: Known) =>
  [serialForm(reported), serialForm(label)].filter((form) => form !== "");

/**
 * Disks that an inventory tells of and nobody has entered as media yet. One without a serial is told apart
 * from none: it is entered by hand.
 */
export function unknownDisks(told: readonly Medium[], known: readonly Known[]): Medium[] {
  const serials = new Set(known.flatMap(formsOf));
  return told.filter(({ serial }) => {
    const form = serialForm(serial);
    return form !== "" && !serials.has(form);
  });
}

/** Whether the inventory tells of disks, and not of this medium: it may have been taken out. */
export function isUntold(row: Known, told: readonly Medium[]): boolean {
  const serials = new Set(told.map(({ serial }) => serialForm(serial)).filter((form) => form !== ""));
  const forms = formsOf(row);
  return serials.size > 0 && forms.length > 0 && !forms.some((form) => serials.has(form));
}

/** Enters a disk as the inventory tells it: its type stays a guess. */
export function entering(asset: string, at: string, disk: Medium): Asked {
  const { maker, model, serial, type, capacity, firmware } = disk;
  const said = { maker, model, reported: serial, guess: type, firmware };
  const set: Record<string, unknown> = Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== null && value.trim() !== ""),
  );
  // Of what is told in broken numbers the whole megabytes are kept.
  if (capacity !== null) set.capacity = Math.round(capacity);
  return ["medium.register", { asset, at, set }];
}
