import { z } from "zod";
import { plainText } from "./kind/plain-text.ts";

/**
 * Forms shared by several records. Lengths are in characters as a person counts them. What turns
 * shown text round is left out, where it is entered and where it is read.
 */
export function text(max: number, min = 0): z.ZodType<string, string> {
  return z
    .string()
    .max(max * 2)
    .overwrite(plainText)
    .refine((value) => {
      const length = [...value.trim()].length;
      return length >= min && length <= max;
    }, `between ${min} and ${max} characters`)
    .meta({ text: { max, min } });
}

/** At most `max` characters as a person counts them. For descriptions, never for what identifies. */
export function cut(value: string, max: number): string {
  const characters = [...value];
  return characters.length <= max ? value : characters.slice(0, max).join("").trim();
}

export const ref = z.uuid();
/** The id of a record of one kind; forms offer that kind, the core looks whether it exists. */
export const refTo = (kind: string): z.ZodType<string> => z.uuid().meta({ ref: kind });
/**
 * The key of a definition of a family, e.g. of a ticket category. Forms offer what is defined; the core
 * looks whether it is.
 */
export const definedKey = (family: string): z.ZodType<string> =>
  z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$/)
    .meta({ definition: family });
export const date = z.iso.date();
export const moment = z.iso.datetime({ offset: true });
/** A number a person can speak: prefix, device code, running number, e.g. `T-K7-0042`. */
export const humanNumber = z.string().regex(/^[A-Z]{1,3}-[A-Z0-9]{2,6}-\d{4,8}$/);
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
/** An amount in yuan, at most to the cent. */
export const money = z
  .number()
  .min(0)
  .max(1e10)
  .refine((value) => Number.isInteger(Math.round(value * 1e6) / 1e4), "at most two decimals");
