import { z } from "zod";
import { refTo, text } from "../words.ts";

/** Who or what answers for an asset (domain.md 2.7). */
export const KEEPERS = ["person", "department", "place", "pool", "supplier"] as const;
export type Keeper = (typeof KEEPERS)[number];

/**
 * Where an asset is after a custody act: with a person; in a department, for which one person answers;
 * in service at a place (switch, shared printer); in a pool (storeroom, spares); with a supplier.
 */
export const keeping = z.object({
  holder: z.enum(KEEPERS),
  /** Record of the person, of a person alone; null when the directory does not know them. */
  person: refTo("person").nullable().default(null),
  /** Of a place and a pool it may be '': the place says enough. */
  name: text(60).default(""),
  /** Who answers for it in a department. */
  responsible: text(60).default(""),
  site: refTo("site").nullable().default(null),
  /** Room, seat, rack, shelf. */
  place: text(60).default(""),
});
export type Keeping = z.output<typeof keeping>;

/** Of whom a name must be stated. */
const NAMED: readonly Keeper[] = ["person", "department", "supplier"];

/** What must be stated of a keeper and is not: names of parts of `to`. */
export function unstated(to: Keeping): string[] {
  if (NAMED.includes(to.holder) && to.name.trim() === "") return ["name"];
  if (to.holder === "department" && to.responsible.trim() === "") return ["responsible"];
  const somewhere = to.name.trim() !== "" || to.place.trim() !== "" || to.site !== null;
  return to.holder === "place" && !somewhere ? ["place"] : [];
}

const NOWHERE = { person: null, name: "", responsible: "", site: null, place: "" };

export function withPerson(person: string | null, name: string): Keeping {
  return { ...NOWHERE, holder: "person", person, name };
}

export function inPool(place: string): Keeping {
  return { ...NOWHERE, holder: "pool", place };
}

/** Who has it in hand, as lists say it; null while it lies in a pool. */
export function handOf(to: Keeping): { person: string | null; name: string } | null {
  if (to.holder === "pool") return null;
  return { person: to.holder === "person" ? to.person : null, name: to.name || to.place };
}
