import { z } from "zod";
import { text } from "../words.ts";

/** What a review of the quality of the work has found. */
export const REVIEW_FINDINGS = [
  ...(["diagnosis", "workmanship", "parts", "telling"] as const),
  ...(["usage", "anotherFault", "none"] as const),
] as const;

export const reviewSaid = z.object({ finding: z.enum(REVIEW_FINDINGS), said: text(2000, 2) });
