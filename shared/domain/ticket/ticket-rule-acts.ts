import { z } from "zod";
import { moveState, writeField } from "../../log/write.ts";
import { serviceAct } from "../kind/act.ts";
import { moment, ref, text } from "../words.ts";
import { serviceBasis } from "./service-basis.ts";
import { ticketFields } from "./ticket-fields.ts";
import { LADDER_STEPS, rungKey } from "./ticket-ladder.ts";
import { touches } from "./ticket-moves.ts";
import { TICKET_TRANSITIONS } from "./ticket-words.ts";

const f = ticketFields;

const ruleNamed = z.object({ key: text(60, 1), version: z.number().int().min(1) });

/**
 * A firing names what it was reckoned from. Two hubs that fire without knowing of each other write the
 * same under the same keys: it has fired once.
 */
const ticketFire = serviceAct({
  final: "that a step was reached is a fact",
  payload: z.object({
    ticket: ref,
    rungs: z
      .array(z.object({ step: z.enum(LADDER_STEPS), minutes: z.number().int().min(0).nullable() }))
      .min(1)
      .max(LADDER_STEPS.length),
    /** When the resolution target is, or was, reached. */
    due: moment.nullable().default(null),
    /** By which calendar and target it was reckoned. */
    judged: z.object({ calendar: ruleNamed, target: ruleNamed.nullable() }).nullable().default(null),
    /** When the hub last heard of the assignee's laptops, where that was long ago: it judged by what it knew. */
    lastHeard: moment.nullable().default(null),
  }),
  touches,
  fold(draft, { rungs }) {
    for (const rung of rungs) writeField(draft, f.fired, `fired.${rungKey(rung)}`, true);
  },
});

const ticketCloseByRule = serviceAct({
  final: "the user has not spoken in time; what was closed so is taken up again",
  payload: z.object({
    ticket: ref,
    /** Working days that passed without the user's word. */
    days: z.number().int().min(1).max(100),
    basis: serviceBasis.nullable().default(null),
  }),
  touches,
  fold(draft, { basis }) {
    // Another hub's word, or a person's, may come back after a restore: closed twice is closed.
    moveState(draft, "status", [...TICKET_TRANSITIONS.close.from, "closed"], "closed");
    writeField(draft, f.confirmation, "confirmation", "automatic");
    writeField(draft, f.basis, "basis", basis);
  },
});

export const ticketRuleActs = { "ticket.fire": ticketFire, "ticket.closeByRule": ticketCloseByRule };
