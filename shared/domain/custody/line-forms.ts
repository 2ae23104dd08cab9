import { z } from "zod";
import { refTo, text } from "../words.ts";

/** What is said of one asset of a hand-over or a return (domain.md 2.3, 2.4). */

export const CONDITIONS = ["new", "good", "worn", "damaged"] as const;
export type Condition = (typeof CONDITIONS)[number];
/** It was switched on: it works, it does not, nobody tried. */
export const WORKS = ["normal", "faulty", "unchecked"] as const;
export type Works = (typeof WORKS)[number];
export const DATA_STATES = ["factory", "wiped", "kept"] as const;
export type DataState = (typeof DATA_STATES)[number];
export const ENCRYPTED = ["yes", "no", "notApplicable"] as const;
export const SERIAL_MATCHES = ["match", "differs", "unreadable"] as const;
export type SerialMatch = (typeof SERIAL_MATCHES)[number];
/** What became of an accessory that did not come back. */
export const MISSING_OUTCOMES = ["lost", "left", "explained"] as const;
export type MissingOutcome = (typeof MISSING_OUTCOMES)[number];
/** Whose damage it is: nobody's by use, a person's, or to be found out. */
export const LIABILITIES = ["wear", "person", "open"] as const;
export const LOCKS = ["yes", "no", "notApplicable"] as const;
export const BACKUPS = ["yes", "no", "noData", "waived"] as const;
export const NEXT_STATES = ["wipe", "stock", "repair", "disposal", "supplier"] as const;

const said = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values).nullable().default(null);

/** What belongs to an asset and goes with it. */
export const accessory = z.object({
  name: text(400, 1),
  qty: z.number().int().min(1).max(999).default(1),
  serial: text(120).default(""),
});
export type Accessory = z.output<typeof accessory>;
const accessories = z.array(accessory).max(40);

/** As earlier versions said it, in words: one thing of this name. */
export function accessoriesIn(words: string): Accessory[] {
  return words.trim() === "" ? [] : [{ name: words, qty: 1, serial: "" }];
}

/** File records of photographs; of what is damaged there is one, or why not. */
export const damageShownBy = {
  photos: z.array(refTo("file")).max(20).default([]),
  noPhoto: text(200).default(""),
};

/** Of damage there is a photograph, or words why there is none (domain.md 2.3, 2.4). */
export const isUnshown = (said: { condition: string | null; photos: readonly unknown[]; noPhoto: string }) =>
  said.condition === "damaged" && said.photos.length === 0 && said.noPhoto.trim() === "";

/** Nothing of it is presumed: null and '' until somebody says it. */
const described = {
  /** Asked of each line, shown as missing until it is said (domain.md 2.8). */
  condition: said(CONDITIONS),
  ...damageShownBy,
  accessories: accessories.default([]),
  /** Serial number that was read or scanned from the thing, and whether it is that of the register. */
  serialRead: text(120).default(""),
  serialMatch: said(SERIAL_MATCHES),
  note: text(400).default(""),
};

/** A list of them, or words. */
const accessoriesAsked = z.union([accessories, text(400)]).default([]);

const handed = {
  works: said(WORKS),
  /** Only of what stores data; `dataNote` names the record of the wipe, or who approved that data is kept. */
  dataState: said(DATA_STATES),
  dataNote: text(200).default(""),
  encrypted: said(ENCRYPTED),
};

/** `accepted` is null where the receiver said nothing of it: nobody asked, or nobody signed. */
export const handedLine = { ...described, ...handed, accepted: z.literal(true).nullable().default(null) };
export const handedLineAsked = {
  ...described,
  ...handed,
  accessories: accessoriesAsked,
  accepted: z.boolean().nullable().default(null),
  /** Why the receiver does not accept it. */
  declined: text(200).default(""),
};

/** What of the accessories that went out did not come back. */
const missing = accessory.extend({ outcome: said(MISSING_OUTCOMES), words: text(200).default("") });
export type MissingAccessory = z.output<typeof missing>;

/** Nobody's until somebody other than the finder has decided. */
const liability = z
  .object({
    verdict: z.enum(LIABILITIES),
    /** Who decided; nobody need decide that it is open. */
    by: text(60).default(""),
    person: refTo("person").nullable().default(null),
    /** CNY. */
    amount: z
      .number()
      .min(0)
      .max(100_000_000)
      .refine((yuan) => Math.abs(yuan * 100 - Math.round(yuan * 100)) < 1e-6, "no more than two decimals")
      .nullable()
      .default(null),
  })
  .nullable()
  .default(null);

const returned = {
  liability,
  /** Account and activation locks (and a firmware password) are off: of phones, tablets, Macs. */
  locksRemoved: said(LOCKS),
  /** The user's data were moved. */
  dataMoved: said(BACKUPS),
  /** A legal or audit hold: it may be neither wiped nor disposed of. */
  hold: z.boolean().nullable().default(null),
  next: said(NEXT_STATES),
};

export const returnedLine = {
  ...described,
  ...returned,
  missing: z.array(missing).max(40).default([]),
  /** Whole days after the day it was due back; null where none was agreed. */
  daysLate: z.number().int().min(0).nullable().default(null),
};
export const returnedLineAsked = {
  ...described,
  ...returned,
  accessories: accessoriesAsked,
  /** What became of what did not come back, by name: the core reckons which that is. */
  missing: z
    .array(missing.omit({ serial: true }).extend({ qty: z.number().int().min(1).max(999).optional() }))
    .max(40)
    .default([]),
};
