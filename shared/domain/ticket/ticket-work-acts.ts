import { z } from "zod";
import { HIDDEN } from "../../log/parts.ts";
import { appendEntry, writeField } from "../../log/write.ts";
import { definitionUses, keepUses, notRetired, usesOf } from "../definition/definition-use.ts";
import { act } from "../kind/act.ts";
import { existing } from "../kind/plan.ts";
import { LEEWAY_MS, notInFuture } from "../kind/rule.ts";
import type { Rule } from "../kind/rule.ts";
import { moment, ref, text } from "../words.ts";
import { ticketFields } from "./ticket-fields.ts";
import { touches, UNDO } from "./ticket-moves.ts";
import { NOT_ARCHIVED, WORKED_ON, noteBeside, whileOpen } from "./ticket-time-acts.ts";
import { plannedVisit } from "./ticket-work-fields.ts";
import { REACHING_OUTCOMES, REACHING_WAYS, TELLING_WAYS } from "./ticket-work-words.ts";

const f = ticketFields;

const BEFORE_ITS_END = [...WORKED_ON, "resolved"];

const note = text(500).default("");

/** A rule: what is promised or planned is still to come. */
function toCome<N extends string>(name: N): Rule<{ [K in N]?: string | null }> {
  return (asked, { now }) => {
    const said: unknown = asked[name];
    if (typeof said !== "string" || Date.parse(said) > now - LEEWAY_MS) return null;
    return { rule: "over", path: name, message: "this moment is over" };
  };
}

const attempted = z.object({
  ticket: ref,
  way: z.enum(REACHING_WAYS),
  outcome: z.enum(REACHING_OUTCOMES),
  /** When it was; null for now. */
  at: moment.nullable().default(null),
  note,
});

const ticketAttempt = act({
  permission: "ticket.write",
  final: "whoever was sought was sought: what came of it later is another entry",
  about: "Notes that somebody tried to reach the user, how, and what came of it. Three in vain are counted.",
  payload: attempted,
  personal: { note: HIDDEN },
  touches,
  asks: attempted,
  rules: [notInFuture("at")],
  plan: whileOpen("attempt", BEFORE_ITS_END),
  fold(draft, { way, outcome, at, note: said }) {
    appendEntry(draft, "attempts", { way, outcome, at });
    noteBeside(draft, "attempt", said);
  },
});

const toldForm = z.object({
  ticket: ref,
  way: z.enum(TELLING_WAYS),
  text: text(2000, 1),
  /** When he hears of it next; null where nothing was promised. */
  nextUpdate: moment.nullable().default(null),
});

const ticketTold = act({
  permission: "ticket.write",
  final: "what a user was told he was told",
  about: "Notes what the user was told, how, and when he hears of it next. Nothing is sent.",
  payload: toldForm,
  personal: { text: HIDDEN },
  touches,
  asks: toldForm,
  rules: [toCome("nextUpdate")],
  plan: whileOpen("told", NOT_ARCHIVED),
  fold(draft, { way, text: said, nextUpdate }) {
    appendEntry(draft, "actions", { text: said, to: "user", act: "told", told: way });
    writeField(draft, f.nextUpdate, "nextUpdate", nextUpdate);
  },
});

const plannedForm = z.object({
  ticket: ref,
  /** Null where nothing is planned any more. */
  plan: plannedVisit.nullable(),
});

const planToCome: Rule<z.output<typeof plannedForm>> = ({ plan }, { now }) =>
  !plan || Date.parse(plan.at) > now - LEEWAY_MS
    ? null
    : { rule: "over", path: "plan.at", message: "this moment is over" };

const ticketPlan = act({
  permission: "ticket.write",
  undo: UNDO,
  about: "Says when somebody goes to the user, and who; or that nothing is planned any more.",
  payload: plannedForm,
  touches,
  asks: plannedForm,
  rules: [planToCome],
  plan(asked, planning) {
    const { plan } = asked;
    if (plan?.who) {
      const somebody = existing(planning, "member", plan.who, "plan.who");
      if (!somebody.ok) return somebody;
    }
    return whileOpen("plan", WORKED_ON)(asked, planning);
  },
  fold(draft, { plan }) {
    writeField(draft, f.plan, "plan", plan);
  },
});

const grouped = { ticket: ref, group: f.group.schema, reason: text(500).default("") };

const ticketGroup = act({
  permission: "ticket.write",
  undo: UNDO,
  about: "Gives a ticket to a group, whoever of it takes it; or to none.",
  payload: z.object({ ...grouped, uses: definitionUses }),
  personal: { reason: HIDDEN },
  touches,
  asks: z.object(grouped),
  rules: [notRetired(f, ({ group }) => ({ group }), "")],
  plan(asked, planning) {
    const uses = usesOf(planning, f, { group: asked.group }, "");
    return uses.ok ? whileOpen("group", WORKED_ON)({ ...asked, uses: uses.value }, planning) : uses;
  },
  fold(draft, { group, reason, uses }) {
    writeField(draft, f.group, "group", group);
    keepUses(draft, uses);
    noteBeside(draft, "group", reason);
  },
});

export const ticketWorkActs = {
  "ticket.attempt": ticketAttempt,
  "ticket.told": ticketTold,
  "ticket.plan": ticketPlan,
  "ticket.group": ticketGroup,
};
