import { z } from "zod";
import { date, definedKey, refTo } from "../words.ts";

/** Of which package a ticket is a task: the id is the same on all of them, and on those of nobody else. */
export const packageSaid = z.object({
  id: z.uuid(),
  key: definedKey("package"),
  /** Who comes, moves or leaves. */
  person: refTo("person"),
  /** The day of the person. */
  day: date,
});
export type PackageSaid = z.output<typeof packageSaid>;
