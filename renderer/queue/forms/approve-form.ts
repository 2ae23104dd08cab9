import type { Way } from "../../../shared/domain/approval/step.ts";
import type { AskingForm } from "../../records/index.ts";

export interface ApproveValues {
  person: string | null;
  name: string;
  decision: "approve" | "reject" | null;
  opinion: string;
  way: Exclude<Way, "signature"> | null;
  /** Day on which it was taken elsewhere; '' for now. */
  on: string;
  paper: string | null;
  number: string;
}

export const UNDECIDED: ApproveValues = {
  ...{ person: null, name: "", decision: null, opinion: "", way: null, on: "", paper: null, number: "" },
};

/**
 * @param afterwards it is done already: the step says so
 * @param now when it is recorded
 * @param dayAt noon of a day, as a moment
 */
export function approveForm(
  ticket: string,
  afterwards: boolean,
  now: string,
  dayAt: (day: string) => string,
): AskingForm<ApproveValues> {
  return {
    asks: ({ person, name, decision, opinion, way, on, paper, number }) => [
      "ticket.approve",
      {
        ticket,
        step: {
          ...{ person, name: name.trim(), decision, opinion: opinion.trim(), way, afterwards },
          at: on === "" || way === "account" ? now : dayAt(on),
          paper: way === "paper" ? paper : null,
          external: way === "external" && number.trim() !== "" ? { number: number.trim() } : null,
        },
      } as never,
    ],
    places: {
      "step.person": "name",
      "step.name": "name",
      "step.decision": "decision",
      "step.opinion": "opinion",
      "step.way": "way",
      "step.at": "on",
      "step.signature": "way",
      "step.paper": "paper",
      "step.external": "number",
    },
  };
}
