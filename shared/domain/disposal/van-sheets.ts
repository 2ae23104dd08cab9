import { MOST_BESIDE_LOT } from "./marking-acts.ts";

/** What stands on one sheet of a van. */
export interface VanSheet<L> {
  lines: L[];
  media: string[];
  seals: string[];
}

/** Sheets that so many assets and media take. */
export const sheetsFor = (assets: number, media: number): number =>
  Math.max(1, Math.ceil((assets + media) / MOST_BESIDE_LOT));

/**
 * What goes at once, on as many sheets as the operations that it takes: one touches no more records. Each has
 * its own number, and what was signed at the van stands under each. Null where there is not an asset for
 * each sheet: then part of the media goes next.
 */
export function vanSheets<L>(
  lines: readonly L[],
  { media, seals }: { media: readonly string[]; seals: readonly string[] },
  sealOf: (medium: string) => string,
): VanSheet<L>[] | null {
  const count = sheetsFor(lines.length, media.length);
  if (lines.length < count) return null;
  const [things, disks] = [[...lines], [...media]];
  const sheets = Array.from({ length: count }, (_, n): VanSheet<L> => {
    // One asset is kept for each sheet that follows.
    const own = things.splice(0, Math.min(MOST_BESIDE_LOT, things.length - (count - n - 1)));
    return { lines: own, media: disks.splice(0, MOST_BESIDE_LOT - own.length), seals: [] };
  });
  // A seal goes with its medium; one that is of none here stands on the first.
  for (const seal of seals) {
    const of = sheets.find((sheet) => sheet.media.some((medium) => sealOf(medium) === seal));
    (of ?? sheets[0])?.seals.push(seal);
  }
  return sheets;
}
