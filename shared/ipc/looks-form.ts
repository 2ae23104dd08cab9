import { z } from "zod";
import { DENSITIES, THEMES, ZOOM_STEPS } from "./looks.ts";

/** Looks as they come from a file or a page. */
export const looks = z.object({
  theme: z.enum(THEMES),
  density: z.enum(DENSITIES),
  zoom: z.literal(ZOOM_STEPS),
});
