import type { EditedStep } from "../edited.ts";
import type { Place } from "../faults-at.ts";

/** What the part of a step's form that belongs to its kind is given. */
export interface PartProps {
  step: EditedStep;
  place: Place;
  onChange: (change: Partial<EditedStep>) => void;
}
