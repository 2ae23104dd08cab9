import { z } from "zod";
import { HIDDEN } from "../../log/parts.ts";
import { appendEntry, writeField } from "../../log/write.ts";
import type { DefinitionRow } from "../definition/definition-view.ts";
import { act } from "../kind/act.ts";
import { refused } from "../kind/plan.ts";
import type { Rule } from "../kind/rule.ts";
import { ref, text } from "../words.ts";
import { serviceRulesOf } from "./ticket-clock.ts";
import { ticketFields } from "./ticket-fields.ts";
import { isMissRecorded, missedClocks } from "./ticket-miss.ts";
import { MISS_REASONS } from "./ticket-miss-reasons.ts";
import { touches, UNDO } from "./ticket-moves.ts";
import { reviewSaid } from "./ticket-review-said.ts";
import { NOT_ARCHIVED, noteBeside, whileOpen } from "./ticket-time-acts.ts";

const f = ticketFields;

const explained = z.object({ ticket: ref, missReason: z.enum(MISS_REASONS), note: text(500).default("") });

/** A rule: what none of the reasons says is said in words. */
const otherInWords: Rule<z.output<typeof explained>> = ({ missReason, note }) =>
  missReason === "other" && note.trim() === ""
    ? { missing: ["note"], message: "another reason is said in words" }
    : null;

const ticketExplainMiss = act({
  permission: "ticket.write",
  undo: UNDO,
  about:
    "Says why a target of a ticket was missed: whoever solves or closes it, or the lead later. Refused where none was.",
  payload: explained,
  personal: { note: HIDDEN },
  touches,
  asks: explained,
  rules: [otherInWords],
  plan(asked, planning) {
    const said = whileOpen("explainMiss", NOT_ARCHIVED)(asked, planning);
    const state = planning.state("ticket", asked.ticket);
    if (!said.ok || !state || isMissRecorded(state)) return said;
    const rules = serviceRulesOf(planning.rows("definition") as DefinitionRow[]);
    if (missedClocks(state, rules, Math.floor(planning.now / 1000)).length > 0) return said;
    return refused("notAllowed", "no target of this ticket was missed", "ticket", { rule: "notMissed" });
  },
  fold(draft, { missReason, note }) {
    writeField(draft, f.missReason, "missReason", missReason);
    noteBeside(draft, "explainMiss", note);
  },
});

const reviewed = reviewSaid.extend({ ticket: ref });

const ticketReview = act({
  permission: "quality.review",
  final: "what a review has found is followed by another review",
  about:
    "Reviews the work on a ticket, as at its second reopening and its third visit: what was found, in words. Not by whoever has the ticket.",
  payload: reviewed,
  personal: { said: HIDDEN },
  touches,
  asks: reviewed,
  plan(asked, planning) {
    const said = whileOpen("review", NOT_ARCHIVED)(asked, planning);
    if (!said.ok || planning.state("ticket", asked.ticket)?.fields.assignee !== planning.me) return said;
    return refused("notAllowed", "nobody reviews their own work", "ticket", { rule: "ownWork" });
  },
  guards: {
    ownWork(state, _said, { actor }) {
      const by = state.marks.at(state.writes.assignee ?? -1);
      const isOwn = by !== undefined && state.fields.assignee === actor;
      return isOwn ? { by: [by], message: "nobody reviews their own work" } : null;
    },
  },
  fold(draft, { finding, said }) {
    appendEntry(draft, "reviews", { finding, said });
  },
});

export const ticketQualityActs = { "ticket.explainMiss": ticketExplainMiss, "ticket.review": ticketReview };
