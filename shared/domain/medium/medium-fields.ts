import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { makerOf } from "../asset/maker.ts";
import { keeping } from "../custody/keeping.ts";
import { numberForm, serialForm } from "../kind/unique-form.ts";
import { moment, refTo, text } from "../words.ts";
import { attempt, mediumHold, validation, verification } from "./clearing-forms.ts";
import { MEDIUM_TYPES } from "./medium-types.ts";

/** How the serial on the label was read when the type was confirmed. */
export const LABEL_READ = ["read", "unreadable", "noLabel"] as const;

/** Where a medium is when it is in no machine: a pool, a place, a department, a supplier. */
export const away = keeping.extend({ holder: z.enum(["department", "place", "pool", "supplier"]) });

/** Why an uncleared medium may go to a supplier: who allowed it, and where that stands. */
export const mayLeave = z.object({ by: text(60, 1), reference: text(60, 1) });

/** One stay: in a machine or elsewhere, from when on. */
const stay = z.object({
  asset: refTo("asset").nullable(),
  away: away.nullable(),
  seal: text(40),
  at: moment,
  approval: mayLeave.nullable(),
});
export type Stay = z.output<typeof stay>;

export const mediumFields = {
  number: field("register", z.string().max(24), { found: "number", uniqueForm: numberForm }),
  maker: field("register", text(120), { edited: true, found: "text" }),
  model: field("register", text(200), { edited: true, found: "text" }),
  /** The serial printed on the label; what the disk itself reports may be another one. */
  label: field("unique", text(120), {
    edited: true,
    found: "number",
    uniqueForm: serialForm,
    uniqueWithin: makerOf,
  }),
  /** The serial that the disk reports: a second medium with it is the same one entered twice, until it is told apart. */
  reported: field("unique", text(120), {
    edited: true,
    found: "number",
    uniqueForm: serialForm,
    uniqueWithin: makerOf,
  }),
  /** MB. */
  capacity: field("register", z.number().int().nonnegative().nullable(), { edited: true }),
  firmware: field("register", text(120), { edited: true }),
  /** What an inventory takes it for; it never selects a method. */
  guess: field("register", text(60), { edited: true }),
  remark: field("text", text(1000), { edited: true, found: "text", personal: true }),
  /** As somebody who held it in hand has said. */
  mediumType: field("register", z.enum(MEDIUM_TYPES).nullable()),
  labelRead: field("register", z.enum(LABEL_READ).nullable()),
  asset: field("register", refTo("asset").nullable()),
  away: field("register", away.nullable()),
  seal: field("register", text(40)),
  stays: field("append", stay),
  /** Whether what is on it must be kept, by whose word. */
  hold: field("register", mediumHold),
  /** Wipes and destructions, what came of them, and what was said of each (domain.md 2.5). */
  attempts: field("append", attempt),
  verifications: field("append", verification),
  validations: field("append", validation),
} as const satisfies FieldTable;
