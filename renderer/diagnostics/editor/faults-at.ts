import { lookAt } from "../../../shared/domain/checklist/form-faults.ts";
import type { LookedAt, WrittenFault } from "../../../shared/domain/checklist/form-faults.ts";
import type { EditedChecklist } from "./edited.ts";
import { written } from "./edited.ts";

export type Place = readonly (string | number)[];

/** A draft as it would be saved, with all that is wrong with it. */
export const lookAtDraft = (draft: EditedChecklist): LookedAt =>
  lookAt(JSON.parse(JSON.stringify(written(draft))));

const begins = (path: Place, with_: Place) => with_.every((each, index) => path[index] === each);

/** The first fault of a place or of something in it. */
export function faultWithin(faults: readonly WrittenFault[], place: Place): WrittenFault | undefined {
  return faults.find(({ path }) => begins(path, place));
}

/** Faults of a part as a whole, such as a step that no answers lead to. */
export function faultsOfPart(faults: readonly WrittenFault[], place: Place): WrittenFault[] {
  return faults.filter(({ path }) => path.length === place.length && begins(path, place));
}

/** Where the editor shows a fault: a step or a conclusion by its key, else what is said of the whole. */
export function partOf(draft: EditedChecklist, { path: [list, index] }: WrittenFault): string {
  const parts = list === "steps" || list === "conclusions" ? draft[list] : [];
  return (typeof index === "number" ? parts[index]?.key : undefined) ?? "";
}
