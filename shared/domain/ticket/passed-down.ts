import type { TicketRow } from "./ticket-view.ts";
import { waitsAt } from "./ticket-view.ts";
import { TICKET_TRANSITIONS } from "./ticket-words.ts";

/** Of a caller's ticket what decides whether an act fits it. */
export type Caller = Pick<TicketRow, "id" | "status" | "times" | "securityFlag">;

const isWorkedOn = ({ status }: Caller) => status === "new" || status === "accepted";

/** What is done to the ticket of a fault is done to its callers' with it, where they stand so that it can be. */
const PASSED: Readonly<Partial<Record<string, (caller: Caller, now: number) => boolean>>> = {
  "ticket.note": (caller) => isWorkedOn(caller) || caller.status === "resolved",
  "ticket.pause": isWorkedOn,
  "ticket.resume": (caller, now) => isWorkedOn(caller) && waitsAt(caller.times, now),
  "ticket.resolve": ({ status }) => (TICKET_TRANSITIONS.resolve.from as readonly string[]).includes(status),
};

/** One fault is of one category: nothing is closed without. */
function filesOnly(type: string, args: { set?: object }): boolean {
  return type === "ticket.edit" && Object.keys(args.set ?? {}).join() === "category";
}

/**
 * Ids of the callers to whose tickets the same act is done. What is done about a fault of security goes to none that
 * more people see.
 *
 * @param now ms since the epoch
 */
export function passedDownTo(
  [type, args]: readonly [type: string, args: object],
  { securityFlag }: Pick<TicketRow, "securityFlag">,
  callers: readonly Caller[],
  now: number,
): string[] {
  const passed = Object.hasOwn(PASSED, type) ? PASSED[type] : undefined;
  const fits = filesOnly(type, args) ? ({ status }: Caller) => status !== "archived" : passed;
  const mayKnow = (caller: Caller) => !securityFlag || caller.securityFlag;
  return fits ? callers.filter((caller) => mayKnow(caller) && fits(caller, now)).map(({ id }) => id) : [];
}
