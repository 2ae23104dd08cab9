import { z } from "zod";
import type { EntityState } from "../../log/state.ts";
import { canonicalJson } from "../../log/canonical.ts";
import { HIDDEN } from "../../log/parts.ts";
import { appendEntry, writeField } from "../../log/write.ts";
import { definitionUses, keepUses, notRetired, usesOf } from "../definition/definition-use.ts";
import type { DefinitionRow } from "../definition/definition-view.ts";
import { act } from "../kind/act.ts";
import { refused } from "../kind/plan.ts";
import type { Planning } from "../kind/plan.ts";
import { textIn, textOrNull } from "../kind/read-state.ts";
import { LEEWAY_MS } from "../kind/rule.ts";
import type { Rule } from "../kind/rule.ts";
import { definedKey, ref } from "../words.ts";
import { serviceBasis } from "./service-basis.ts";
import { lacksApproval } from "./ticket-approval.ts";
import { basisOf } from "./ticket-basis.ts";
import { serviceRulesOf } from "./ticket-clock.ts";
import { askedWordSignature, wordSaid, wordSignature } from "./ticket-delivery.ts";
import { ticketFields } from "./ticket-fields.ts";
import { isUnreached } from "./ticket-attempts.ts";
import { lackedToClose } from "./ticket-lapse.ts";
import { ending, move, UNDO } from "./ticket-moves.ts";
import { closeV1 } from "./ticket-v1.ts";
import { noteMatter, ticketTimes } from "./ticket-times.ts";
import { TELLING_WAYS } from "./ticket-work-words.ts";

const f = ticketFields;

const confirmed = {
  ticket: ref,
  /** Null where the user was never reached: then he was told that it is closed. */
  confirmation: f.confirmation.schema.nullable(),
  rating: f.rating.schema.default(null),
  ...wordSaid.shape,
};

/** What a ticket is filed under, where that was left open until its end. */
const filed = {
  category: definedKey("category").optional(),
  rootCause: definedKey("cause").optional(),
};

/** How a user who was not reached was told that it is closed; null where he has confirmed it. */
const noticed = { notice: z.enum(TELLING_WAYS).nullable().default(null) };

/** That the user said nothing in time is the hub's word alone (ticket-rule-acts.ts). */
const asks = z.object({
  ...confirmed,
  confirmation: f.confirmation.schema.exclude(["automatic"]).nullable(),
  ...noticed,
  signature: askedWordSignature,
  ...filed,
});
type Asked = z.output<typeof asks>;

/** What nothing is closed without: what it is filed under (domain.md 2.8), and somebody's word or how he was told. */
function lackingIn(state: EntityState, asked: Asked): string[] {
  const wordless = asked.confirmation === null && asked.notice === null;
  return [...lackedToClose(state, asked), ...(wordless ? ["confirmation"] : [])];
}

/** A rule: a message has a time, and a signature belongs to a word that was signed. */
const wordIsWhole: Rule<Asked> = ({ confirmation, signature, way, at }, { now }) => {
  if (signature !== null && confirmation !== "signed") {
    return { rule: "notSigned", path: "confirmation", message: "a signature is of what was signed" };
  }
  if (way === null) return null;
  if (at === null) return { missing: ["at"], message: "a message came at some time" };
  return Date.parse(at) > now + LEEWAY_MS
    ? { rule: "inFuture", path: "at", message: "this moment has not come yet" }
    : null;
};

/** The text whose SHA-256 a signature names: the ticket, and how it was solved. */
const signedText = (state: EntityState) =>
  canonicalJson({
    ticket: state.id,
    ...Object.fromEntries(["number", "title", "solution"].map((name) => [name, textIn(state, name)])),
  });

/** What was promised, and when the team works, as this laptop knows it. */
function basis(planning: Planning, state: EntityState) {
  const rules = serviceRulesOf(planning.rows("definition") as DefinitionRow[]);
  return basisOf(ticketTimes(state), textOrNull(state, "site"), rules, Math.floor(planning.now / 1000));
}

const payload = z.object({
  ...confirmed,
  ...noticed,
  ...filed,
  signature: wordSignature.nullable().default(null),
  basis: serviceBasis.nullable().default(null),
  uses: definitionUses,
});

export const ticketClose = act({
  ...ending("close"),
  permission: "ticket.write",
  undo: UNDO,
  about:
    "Closes a solved ticket with the confirmation of the user, its category and, for P1 and P2, its cause. Its clocks are judged by today's calendar and target from then on.",
  older: [closeV1],
  payload,
  personal: {
    ...{ by: HIDDEN, guidance: HIDDEN },
    ...{ "signature.name": HIDDEN, "signature.strokes": [[]] },
  },
  asks,
  rules: [notRetired(f, ({ category, rootCause }) => ({ category, rootCause }), ""), wordIsWhole],
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
    const signature =
      state && asked.signature ? { ...asked.signature, docHash: planning.sha256(signedText(state)) } : null;
    const said = { ...asked, notice, signature, basis: state && basis(planning, state), uses: uses.value };
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
    writeField(draft, f.notice, "notice", said.notice);
    writeField(draft, f.rating, "rating", said.rating);
    writeField(draft, f.basis, "basis", said.basis);
    if (said.category !== undefined) writeField(draft, f.category, "category", said.category);
    if (said.rootCause !== undefined) writeField(draft, f.rootCause, "rootCause", said.rootCause);
    const { confirmation, by, way, at, guidance, signature } = said;
    if (by || way || guidance || signature) {
      appendEntry(draft, "confirmations", { confirmation, by, way, at, guidance, signature });
    }
    keepUses(draft, said.uses);
    noteMatter(draft, { category: said.category });
  },
});
