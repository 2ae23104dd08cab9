import { ZOOM_STEPS } from "../../../shared/ipc/looks.ts";
import type { Looks } from "../../../shared/ipc/looks.ts";

/** The neighbouring step of a zoom; `direction` 0 is back to 100 %. */
export function nextZoom(current: Looks["zoom"], direction: -1 | 0 | 1): Looks["zoom"] {
  if (direction === 0) return 100;
  return ZOOM_STEPS[ZOOM_STEPS.indexOf(current) + direction] ?? current;
}
