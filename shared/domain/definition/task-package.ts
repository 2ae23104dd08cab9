import { z } from "zod";
import { definedKey } from "../words.ts";
import { localized } from "./localized-form.ts";

/** Days before or after the day of the person that a task may be due. */
const FARTHEST = 366;

/** One task of a package: it becomes a ticket. */
const packageTask = z.object({
  title: localized(60),
  /** Whose work it is, as the team calls it. */
  group: localized(30),
  item: definedKey("item").nullable().default(null),
  category: definedKey("category").nullable().default(null),
  checklist: definedKey("checklist").nullable().default(null),
  /** Done by this time of day, so many days after the person's day; before it, negative. */
  due: z.object({
    days: z.number().int().min(-FARTHEST).max(FARTHEST),
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  }),
  /** The assets that the person holds belong to it. */
  held: z.boolean().default(false),
});
export type PackageTask = z.output<typeof packageTask>;

/** What a person is about to do that the whole department has a part in. */
export const PACKAGE_OCCASIONS = ["arrival", "move", "leaving"] as const;

/** All that is to be done for one person on one day: each task a ticket, of several groups. */
export const taskPackage = z.object({
  occasion: z.enum(PACKAGE_OCCASIONS).default("arrival"),
  tasks: z.array(packageTask).min(1).max(60),
});
export type TaskPackage = z.output<typeof taskPackage>;
