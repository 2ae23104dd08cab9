import { z } from "zod";
import { subnetForm } from "../address/subnet-form.ts";
import { LEVEL_WORDS } from "../approval/levels.ts";
import { checklistForm } from "../checklist/checklist-form.ts";
import { teamCalendar } from "../../sla/team-calendar.ts";
import { definedKey, money, refTo, text } from "../words.ts";
import { catalogueItem } from "./catalogue-item.ts";
import { dutySheet } from "./duty-sheet.ts";
import { localized } from "./localized-form.ts";
import { distinct, ownField } from "./own-field.ts";
import { reportLimit } from "./report-limit.ts";
import { serviceTarget } from "./service-target.ts";
import { taskPackage } from "./task-package.ts";

/**
 * What a team defines for itself, and what a definition of each family says beside its title. A new
 * tenant of the mechanism is one line here and its shipped ones; programs that do not know a family
 * keep its definitions and show none.
 */
export const FAMILIES = {
  /** First level of ticket categories. */
  categorygroup: z.object({}),
  category: z.object({ group: definedKey("categorygroup") }),
  resolution: z.object({}),
  cause: z.object({}),
  assetkind: z.object({
    fields: z.array(ownField).max(40).refine(distinct, "a key stands twice").default([]),
    /** What goes with every asset of the kind: ticked at a hand-over. */
    accessories: z
      .array(z.object({ title: localized(60), qty: z.number().int().min(1).max(99).default(1) }))
      .max(20)
      .default([]),
  }),
  /** What a receiver agrees to; frozen with the signature (domain.md 2.3). */
  terms: z.object({ text: localized(4000) }),
  /** That a signature on the screen binds, and what is kept of a signer, why and how long; frozen likewise. */
  agreement: z.object({ text: localized(4000), kept: localized(4000) }),
  /** Steps that are worked through, with their ways and conclusions; whether they hold together is asked where one is saved. */
  checklist: checklistForm,
  /** Who approves a matter, one level after the other, each from a value on (yuan) or for some kinds of things. */
  approval: z.object({
    levels: z
      .array(
        z.object({
          level: z.enum(LEVEL_WORDS),
          from: money.default(0),
          kinds: z.array(definedKey("assetkind")).min(1).max(40).optional(),
        }),
      )
      .min(1)
      .max(LEVEL_WORDS.length)
      .refine(
        (levels) => new Set(levels.map(({ level }) => level)).size === levels.length,
        "a level stands twice",
      )
      // Nothing is disposed of without anybody's word.
      .refine((levels) => levels.some(({ from, kinds }) => from === 0 && !kinds), "no level is always asked"),
  }),
  /** Working time of the team, or of some of its sites. */
  calendar: teamCalendar,
  /** Within which working time a ticket is answered, met on site and solved; the first that fits it holds. */
  target: serviceTarget,
  /** Whom a matter of security is told to, and within which time. */
  limit: reportLimit,
  /** Who works on the same: a ticket is given to one, and whoever of it takes it. */
  group: z.object({ members: z.array(refTo("member")).max(200).default([]) }),
  /** What is written again and again: put in where `::` and its name are typed. */
  textmodule: z.object({ text: localized(2000) }),
  /** What a user is told; what stands in braces is filled in from the ticket. */
  message: z.object({ text: localized(1000) }),
  /** What a user can ask for: the request catalogue. */
  item: catalogueItem,
  /** Networks whose addresses are given out one by one. */
  subnet: subnetForm,
  /** All that is to be done for a person who comes, moves or leaves. */
  package: taskPackage,
  /** Who is on duty, by site and line. */
  duty: dutySheet,
} as const;

export type Family = keyof typeof FAMILIES;
export type BodyOf<F extends Family> = z.output<(typeof FAMILIES)[F]>;

export const FAMILY_WORDS = Object.keys(FAMILIES) as [Family, ...Family[]];

export function isFamily(word: string): word is Family {
  return Object.hasOwn(FAMILIES, word);
}

/** As the log has it: any family, also one that only a newer program knows. */
export const familyWord = z.string().regex(/^[a-z]{1,20}$/);

export const definitionTitle = localized(60);
export const definitionBody = z.record(text(40, 1), z.unknown());
