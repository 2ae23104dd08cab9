import { z } from "zod";
import type { EntityState } from "../../log/state.ts";
import { writeField } from "../../log/write.ts";
import { definitionUses, keepUses, notRetired, usesOf } from "../definition/definition-use.ts";
import type { DefinitionRow } from "../definition/definition-view.ts";
import { act, older } from "../kind/act.ts";
import { refused } from "../kind/plan.ts";
import type { Planning } from "../kind/plan.ts";
import { textIn, textOrNull } from "../kind/read-state.ts";
import { definedKey, ref } from "../words.ts";
import { serviceBasis } from "./service-basis.ts";
import { lacksApproval } from "./ticket-approval.ts";
import { basisOf } from "./ticket-basis.ts";
import { serviceRulesOf } from "./ticket-clock.ts";
import { ticketFields } from "./ticket-fields.ts";
import { ending, move, touches, UNDO } from "./ticket-moves.ts";
import { isUnreached } from "./ticket-attempts.ts";
import { ticketPriority } from "./ticket-priority.ts";
import { noteMatter, ticketTimes } from "./ticket-times.ts";
import { TELLING_WAYS } from "./ticket-work-words.ts";

const f = ticketFields;

const confirmed = {
  ticket: ref,
  /** Null where the user was never reached: then he was told that it is closed. */
  confirmation: f.confirmation.schema.nullable(),
  rating: f.rating.schema.default(null),
};

/** What a ticket is filed under, where that was left open until its end. */
const filed = {
  category: definedKey("category").optional(),
  rootCause: definedKey("cause").optional(),
};

/** How a user who was not reached was told that it is closed; null where he has confirmed it. */
const noticed = { notice: z.enum(TELLING_WAYS).nullable().default(null) };

const asks = z.object({ ...confirmed, ...noticed, ...filed });
type Asked = z.output<typeof asks>;

/** What is closed counts for ever, so it is filed; of P1 and P2 also by its cause (domain.md 2.8). */
function lackingIn(state: EntityState, { category, rootCause, confirmation, notice }: Asked): string[] {
  const isUrgent = ["P1", "P2"].includes(ticketPriority(state));
  const said = {
    category: category ?? textIn(state, "category"),
    rootCause: rootCause ?? textIn(state, "rootCause"),
  };
  return [
    ...(said.category ? [] : ["category"]),
    ...(said.rootCause || !isUrgent ? [] : ["rootCause"]),
    ...(confirmation === null && notice === null ? ["confirmation"] : []),
  ];
}

/** What was promised, and when the team works, as this laptop knows it. */
function basis(planning: Planning, state: EntityState) {
  const rules = serviceRulesOf(planning.rows("definition") as DefinitionRow[]);
  return basisOf(ticketTimes(state), textOrNull(state, "site"), rules, Math.floor(planning.now / 1000));
}

const payload = z.object({
  ...confirmed,
  ...noticed,
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
      payload: z.object({ ...confirmed, confirmation: f.confirmation.schema }),
      touches,
      lift: (said) => ({ ...said, notice: null, basis: null, uses: [] }),
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
    const missing = state ? lackingIn(state, asked) : [];
    if (missing.length === 0 && state && lacksApproval(state, planning.state)) {
      const why = "what needs an approval is not closed before somebody has decided on it";
      return refused("notAllowed", why, "ticket", { rule: "notApproved", missing: ["approvals"] });
    }
    if (missing.length > 0) {
      const why = "a ticket is closed under its category and, of P1 and P2, its cause";
      return refused("notAllowed", why, missing[0] ?? "", { missing });
    }
    if (asked.confirmation === null && state && !isUnreached(state)) {
      const why = "a ticket is closed without the user's word after three attempts in vain";
      return refused("notAllowed", why, "confirmation", { rule: "notThreeAttempts" });
    }
    const notice = asked.confirmation === null ? asked.notice : null;
    const said = { ...asked, notice, basis: state && basis(planning, state), uses: uses.value };
    return { ...moved, value: { ...moved.value, payload: said } };
  },
  fold(draft, said) {
    move(draft, "close");
    writeField(draft, f.confirmation, "confirmation", said.confirmation);
    writeField(draft, f.notice, "notice", said.notice);
    writeField(draft, f.rating, "rating", said.rating);
    writeField(draft, f.basis, "basis", said.basis);
    if (said.category !== undefined) writeField(draft, f.category, "category", said.category);
    if (said.rootCause !== undefined) writeField(draft, f.rootCause, "rootCause", said.rootCause);
    keepUses(draft, said.uses);
    noteMatter(draft, { category: said.category });
  },
});
