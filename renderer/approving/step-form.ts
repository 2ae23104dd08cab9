import type { Way } from "../../shared/domain/approval/step.ts";
import { momentOf } from "../core/index.ts";

/** A step of somebody: what he says, and what shows that he has said it. */
export interface StepSaid {
  person: string | null;
  name: string;
  decision: "approve" | "reject" | null;
  opinion: string;
  way: Way | null;
  /** Day of what was signed elsewhere; '' for now. */
  on: string;
  paper: string | null;
  number: string;
}

/** Nothing of it is preset. */
export const UNDECIDED: StepSaid = {
  ...{ person: null, name: "", decision: null, opinion: "", way: null, on: "", paper: null, number: "" },
};

/** It was taken elsewhere: then, not now. */
export const isElsewhere = (way: Way | null) => way === "paper" || way === "external";

export const noonOf = (day: string) => momentOf(new Date(`${day}T12:00:00`));

/**
 * The step as an act takes it; what was entered for another way is not said.
 *
 * @param now when it is recorded
 * @param dayAt noon of a day, as a moment
 */
export function stepOf(
  { person, name, decision, opinion, way, on, paper, number }: StepSaid,
  now: string,
  dayAt: (day: string) => string,
) {
  return {
    ...{ person, name: name.trim(), decision, opinion: opinion.trim(), way },
    at: on === "" || !isElsewhere(way) ? now : dayAt(on),
    ...(way === "paper" ? { paper } : {}),
    ...(way === "external" && number.trim() !== "" ? { external: { number: number.trim() } } : {}),
  };
}

/** Which field shows what is wrong with a step. */
export const STEP_PLACES = {
  "step.person": "name",
  "step.name": "name",
  "step.decision": "decision",
  "step.opinion": "opinion",
  "step.way": "way",
  "step.at": "on",
  "step.paper": "paper",
  "step.external": "number",
} as const;
