import type { Refusal } from "./picture-rules.ts";
import type { KeptPicture, PixelRectangle } from "./picture-work.ts";

/** What the page asks of the worker that has a picture; one answer each, in this order. */
export type PictureAsked = { do: "open"; file: Blob } | { do: "keep"; black: readonly PixelRectangle[] };

export type PictureAnswer =
  /** Upright and shrunk, to be looked at. */
  | { is: "opened"; bitmap: ImageBitmap }
  | { is: "kept"; picture: KeptPicture }
  | { is: "refused"; why: Refusal };
