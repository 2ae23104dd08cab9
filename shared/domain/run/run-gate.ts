import type { EntityState } from "../../log/state.ts";
import { entityKeyOf } from "../../log/operation.ts";
import { textIn } from "../kind/read-state.ts";
import { planned, refused } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";
import { holdsBack } from "./run-state.ts";

/**
 * Whether a ticket may come to its end: not while a run that blocks it is unfinished, unless a lead has
 * said why. Asked by every act that ends a ticket, so that no bulk, undo or command line goes round it.
 */
export function nothingHoldsBack(planning: Planning, ticket: string): Result<null> {
  const runs = planning.namedBy("run", entityKeyOf("ticket", ticket));
  const blocking = runs.filter((run) => isOf(run, ticket) && holdsBack(run) === "block");
  if (blocking.length === 0) return planned(null);
  const numbers = blocking.map((run) => textIn(run, "number"));
  const message = `a checklist of this ticket is not finished: ${numbers.join(", ")}`;
  return refused("notAllowed", message, "ticket", {
    rule: "gate",
    runs: blocking.map(({ id }) => id),
    numbers,
  });
}

const isOf = ({ exists, fields }: EntityState, ticket: string) => exists && fields.ticket === ticket;
