import type { EntityState } from "../../log/state.ts";
import type { Mark } from "../../log/seen.ts";
import { lastWrite } from "../../log/write.ts";
import { APPROVALS, approving } from "../approval/approving.ts";
import { standingAfter } from "../approval/levels.ts";
import type { Standing } from "../approval/levels.ts";
import { stepsIn } from "../approval/step-act.ts";
import type { Separations } from "../approval/step-act.ts";
import { definitionOf, itemIn } from "../definition/definition-view.ts";
import { planned, refused } from "../kind/plan.ts";
import { mapIn, textIn, textOrNull } from "../kind/read-state.ts";
import type { ReadRecord } from "../kind/record-kind.ts";
import { samePerson } from "../person/same-person.ts";
import { notInState } from "./ticket-moves.ts";

/** Levels that a request needs: as its item says, and once somebody has decided by the rule of that time. */
export function ticketLevels(state: EntityState, read: ReadRecord): string[] {
  const [first] = stepsIn(state, APPROVALS);
  if (first) return first.step.levels as string[];
  const item = textIn(state, "item");
  const row = item === "" ? null : definitionOf("item", item, read);
  return (row && itemIn(row)?.approval) ?? [];
}

export function ticketStanding(state: EntityState, read: ReadRecord): Standing {
  const taken = stepsIn(state, APPROVALS).map(({ step }) => step);
  return standingAfter(ticketLevels(state, read), taken);
}

/** Ways of solving by which nothing was done that somebody would have to allow. */
const NOT_DONE = ["withdrawn", "duplicate", "transferred", "nothingToDo"];

/** Whether it cannot end yet: something was done that nobody has decided on. */
export function lacksApproval(state: EntityState, read: ReadRecord): boolean {
  if (NOT_DONE.includes(textIn(state, "resolutionCode"))) return false;
  return ticketStanding(state, read).next !== null;
}

const OVER = ["resolved", "closed"];

/** What is decided on, as a person reads it. */
const subject = (state: EntityState) => ({
  ...Object.fromEntries(
    ["number", "title", "item", "requester", "dept"].map((name) => [name, state.fields[name] ?? null]),
  ),
  answers: mapIn(state, "answers"),
});

/** Nobody allows what he asks for. */
const notTheRequester: Separations[string] = (state, party) => {
  const requester = { person: textOrNull(state, "requesterPerson"), name: textIn(state, "requester") };
  if (requester.name === "" || !samePerson(requester, party)) return null;
  const by = [lastWrite(state, "requester"), lastWrite(state, "requesterPerson")];
  const marks = new Map(by.flatMap((mark): [string, Mark][] => (mark ? [[mark.op, mark]] : [])));
  return { by: [...marks.values()], message: "who asks for it does not decide on it" };
};

/** Of a request that is done already the step says so itself: that it came afterwards is kept, not hidden. */
export const ticketApprove = approving("ticket", {
  permission: "ticket.write",
  about:
    "Records the decision of the next level on a request: by his own account, or signed or shown (`step.way`), also of what is done already (`step.afterwards`).",
  separations: { requesterIsApprover: notTheRequester },
  asks: {},
  seals: {},
  subject,
  levels: (state, planning) => ticketLevels(state, planning.state),
  plan(state, { step }) {
    const { status } = state.fields;
    if (status === "archived") return notInState("approve", status);
    if (OVER.includes(String(status)) && !step.afterwards) {
      const message = "it is done already: the approval came afterwards";
      return refused("notAllowed", message, "step.afterwards", { rule: "afterwards" });
    }
    return planned({} as never);
  },
});
