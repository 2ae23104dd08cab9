import { z } from "zod";
import { derivedId } from "../../log/derived-id.ts";
import { identifyingText } from "../kind/unique-form.ts";
import { refTo, text } from "../words.ts";

/** More things one round does not visit: then it is two. */
export const MOST_TARGETS = 500;

/** What a target is known by within its round: the id of its asset, or one that follows from its place. */
export const targetKey = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** A thing or a place that a round visits. */
export const targetForm = z.object({
  asset: refTo("asset").nullable(),
  /** Where it is about a place; '' for an asset. */
  place: text(60),
});
export type Target = z.output<typeof targetForm>;

/** Where it stands in its round: between two there is always room for another. */
export const placedTarget = targetForm.extend({ order: z.number().min(-1e12).max(1e12) });
export type PlacedTarget = z.output<typeof placedTarget>;

/** Places that people write alike are one. */
const placeForm = (place: string) => identifyingText(place).toUpperCase();

/** The same on every laptop, so that two who add the same thing offline add one. */
export function keyOfTarget({ asset, place }: Target): string {
  return asset ?? derivedId("place", placeForm(place));
}

/** Keys of the place that a text may be the name of. */
export const keyOfPlace = (place: string): string => derivedId("place", placeForm(place));
