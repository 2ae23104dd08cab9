import { z } from "zod";
import type { EntityState } from "../../log/state.ts";
import { writeField } from "../../log/write.ts";
import { definitionUses, keepUses, notRetired, usesOf } from "../definition/definition-use.ts";
import type { DefinitionRow } from "../definition/definition-view.ts";
import { act, older } from "../kind/act.ts";
import { refused } from "../kind/plan.ts";
import type { Planning } from "../kind/plan.ts";
import { textOrNull } from "../kind/read-state.ts";
import { definedKey, ref } from "../words.ts";
import { serviceBasis } from "./service-basis.ts";
import { basisOf } from "./ticket-basis.ts";
import { serviceRulesOf } from "./ticket-clock.ts";
import { ticketFields } from "./ticket-fields.ts";
import { lackedToClose } from "./ticket-lapse.ts";
import { ending, move, touches, UNDO } from "./ticket-moves.ts";
import { noteMatter, ticketTimes } from "./ticket-times.ts";

const f = ticketFields;

const confirmed = {
  ticket: ref,
  confirmation: f.confirmation.schema,
  rating: f.rating.schema.default(null),
};

/** What a ticket is filed under, where that was left open until its end. */
const filed = {
  category: definedKey("category").optional(),
  rootCause: definedKey("cause").optional(),
};

/** That the user said nothing in time is the hub's word alone (ticket-rule-acts.ts). */
const asks = z.object({ ...confirmed, confirmation: f.confirmation.schema.exclude(["automatic"]), ...filed });

/** What was promised, and when the team works, as this laptop knows it. */
function basis(planning: Planning, state: EntityState) {
  const rules = serviceRulesOf(planning.rows("definition") as DefinitionRow[]);
  return basisOf(ticketTimes(state), textOrNull(state, "site"), rules, Math.floor(planning.now / 1000));
}

const payload = z.object({
  ...confirmed,
  ...filed,
  basis: serviceBasis.nullable().default(null),
  uses: definitionUses,
});

export const ticketClose = act({
  ...ending("close"),
  permission: "ticket.write",
  undo: UNDO,
  about:
    "Closes a solved ticket with the confirmation of the user, its category and, for P1 and P2, its cause. Its clocks are judged by today's calendar and target from then on.",
  older: [
    older({
      payload: z.object(confirmed),
      touches,
      lift: (said) => ({ ...said, basis: null, uses: [] }),
    }),
  ],
  payload,
  asks,
  rules: [notRetired(f, ({ category, rootCause }) => ({ category, rootCause }), "")],
  plan(asked, planning) {
    const moved = ending("close").plan(asked, planning);
    if (!moved.ok) return moved;
    const uses = usesOf(planning, f, { category: asked.category, rootCause: asked.rootCause }, "");
    if (!uses.ok) return uses;
    const state = planning.state("ticket", asked.ticket);
    const missing = state ? lackedToClose(state, asked) : [];
    if (missing.length > 0) {
      const why = "a ticket is closed under its category and, of P1 and P2, its cause";
      return refused("notAllowed", why, missing[0] ?? "", { missing });
    }
    const said = { ...asked, basis: state && basis(planning, state), uses: uses.value };
    return { ...moved, value: { ...moved.value, payload: said } };
  },
  guards: {
    byRuleAlone: (_state, { confirmation }, { v }) =>
      v > 1 && confirmation === "automatic"
        ? { by: [], message: "that the user said nothing in time is said by the hub alone" }
        : null,
  },
  fold(draft, said) {
    move(draft, "close");
    writeField(draft, f.confirmation, "confirmation", said.confirmation);
    writeField(draft, f.rating, "rating", said.rating);
    writeField(draft, f.basis, "basis", said.basis);
    if (said.category !== undefined) writeField(draft, f.category, "category", said.category);
    if (said.rootCause !== undefined) writeField(draft, f.rootCause, "rootCause", said.rootCause);
    keepUses(draft, said.uses);
    noteMatter(draft, { category: said.category });
  },
});
