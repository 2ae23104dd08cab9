import type { BlobAddress } from "./address.ts";
import type { MediaType } from "./media-type.ts";

/** What is known of a blob by its content. */
export interface BlobFacts {
  type: MediaType;
  /** In bytes. */
  size: number;
  /** In pixels; null for what is no picture. */
  width: number | null;
  height: number | null;
}

/** A blob that was taken in, as a record may name it now. */
export interface TakenIn extends BlobFacts {
  address: BlobAddress;
}

/**
 * Where a blob is, to a person on this laptop: `here` and nowhere else yet, `sent` and here as well,
 * `waiting` on the laptop it was taken in on, `absent` here and fetched from the hub when it is asked for,
 * `erased` for good.
 */
export type BlobStanding = "here" | "sent" | "waiting" | "absent" | "erased";
