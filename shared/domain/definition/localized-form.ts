import { z } from "zod";
import { text } from "../words.ts";

/** A text in any of the languages (localized.ts reads it). */
export function localized(max: number) {
  return z.object({ "zh-CN": text(max, 1).optional(), en: text(max, 1).optional() });
}
