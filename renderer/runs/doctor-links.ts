import { readDoctor } from "../../shared/domain/checklist/doctor.ts";
import type { ExaminedLink } from "../../shared/domain/checklist/doctor.ts";
import type { Reading } from "../../shared/domain/checklist/reading.ts";

/**
 * The chain as the network doctor found it, link by link: it stands in what the probe received, which a run
 * keeps. Empty where that was erased; then the words of the reading alone say what was broken.
 */
export function linksOf({ raw }: Pick<Reading, "raw">): readonly ExaminedLink[] {
  return readDoctor(raw)?.links ?? [];
}
