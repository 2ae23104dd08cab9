import type { AskingForm } from "../../records/index.ts";

export interface MissValues {
  targets: readonly string[];
  reason: string;
}

/** Targets of a tour that are not looked at, with one reason. @param at when that is said */
export const missTargets = (tour: string, at: () => string): AskingForm<MissValues> => ({
  asks: ({ targets, reason }) => [
    "tour.miss",
    { tour, targets: [...targets], reason: reason.trim(), at: at() },
  ],
  // A moment that has not come is a clock that is wrong: said where the rest is said.
  places: { targets: "targets", reason: "reason", at: "reason" },
});
