import type { CustodyEvent } from "../custody/custody-chain.ts";
import type { Awaiting } from "../custody/later.ts";

/**
 * Words of domain.md 2.7, and `registered`: entered in the register, and no custody act says yet where
 * it is. Nothing is in stock because nobody holds it. Some follow from acts that come later
 * (reservation, transport, stocktake, disposal).
 */
export const ASSET_STATUS = [
  "registered",
  "inStock",
  "reserved",
  "inUse",
  "sharedUse",
  "onLoan",
  "inTransit",
  "toBeSigned",
  "idle",
  "atRepair",
  "onHold",
  "toBeDisposed",
  "disposedOf",
  "lost",
  "missing",
] as const;
export type AssetStatus = (typeof ASSET_STATUS)[number];

/**
 * What a list filtered by a word of 0.1.0 shows: all that lies in a pool, and all that somebody has.
 * Any other status stands for itself.
 */
export const STATUS_GROUPS: Readonly<Record<string, readonly AssetStatus[]>> = {
  inStock: ["inStock", "reserved", "idle"],
  inUse: ["inUse", "sharedUse", "onLoan", "inTransit", "toBeSigned", "atRepair", "missing"],
};

/** Reason of the event by which an asset leaves for good: to whom does not matter. */
export const DISPOSAL = "disposal";

/**
 * Status after the last act of the story that holds. What nobody has signed for is with a person or a
 * department as far as one side tells it; wherever it goes, it may be on its way there.
 */
export function statusAfter(
  told: Pick<CustodyEvent, "to" | "reason"> | undefined,
  awaiting: Awaiting | null = null,
  isMissing = false,
): AssetStatus {
  if (told?.reason === DISPOSAL) return "disposedOf";
  if (isMissing) return "missing";
  if (awaiting?.sent) return "inTransit";
  switch (told?.to?.holder) {
    case undefined:
      return "registered";
    case "pool":
      return "inStock";
    case "place":
      return "sharedUse";
    case "supplier":
      return told?.reason === "loan" ? "onLoan" : "atRepair";
    case "person":
    case "department":
      if (awaiting) return "toBeSigned";
      return told?.reason === "loan" ? "onLoan" : "inUse";
  }
}
