import { z } from "zod";
import { writeField } from "../../log/write.ts";
import { definitionUses, keepUses } from "../definition/definition-use.ts";
import { ownUses, ownWrong } from "../definition/own-values.ts";
import { act } from "../kind/act.ts";
import { writeKeys } from "../kind/edits.ts";
import { existing, labelOf } from "../kind/plan.ts";
import type { Rule } from "../kind/rule.ts";
import { ref } from "../words.ts";
import { askedOf, itemOf } from "./ticket-answers.ts";
import { ticketApprove } from "./ticket-approval.ts";
import { ticketFields } from "./ticket-fields.ts";
import { change, notInState, touches } from "./ticket-moves.ts";
import { packageSaid } from "./ticket-package.ts";

const said = ticketFields.answers.schema;
const answering = z.object({
  ticket: ref,
  set: z.object({ answers: said.refine((all) => Object.keys(all).length > 0, "nothing is answered") }),
});

/** A rule: answers hold what the item asks for. What it does not ask for can only be emptied. */
const answersFit: Rule<z.output<typeof answering>> = ({ ticket, set }, { state }) => {
  const before = state("ticket", ticket);
  const asked = before ? askedOf(itemOf(before, state)) : [];
  return ownWrong("answers", asked, set.answers, "this request is not asked for such a thing");
};

/** What people answer speaks of people, and is hidden as one: who allowed it, for whom, on which machine. */
const ticketAnswer = act({
  permission: "ticket.write",
  final: "what was answered is answered anew",
  about: "Says what the catalogue asks about the item that a ticket asks for, by key; null for no answer.",
  payload: z.object({ ticket: ref, set: z.object({ answers: said }), uses: definitionUses }),
  personal: { "set.answers": {} },
  touches,
  fold(draft, { set, uses }) {
    writeKeys(draft, ticketFields.answers, "answers", set.answers);
    keepUses(draft, uses);
  },
  asks: answering,
  rules: [answersFit],
  plan(asked, planning) {
    const found = existing(planning, "ticket", asked.ticket, "ticket");
    if (!found.ok) return found;
    const { status } = found.value.fields;
    if (status === "archived") return notInState("answer", status);
    const item = itemOf(found.value, planning.state);
    const uses = item ? ownUses("answers", item, askedOf(item), asked.set.answers) : [];
    return change({ ...asked, uses }, labelOf(found.value));
  },
});

const packing = z.object({ ticket: ref, package: packageSaid });

const ticketPack = act({
  permission: "ticket.write",
  final: "a task that is not needed is closed, with a reason",
  about: "Says of which package for a person a ticket is a task.",
  payload: packing,
  touches,
  fold(draft, said) {
    writeField(draft, ticketFields.package, "package", said.package);
  },
  asks: packing,
  plan(asked, planning) {
    const found = existing(planning, "ticket", asked.ticket, "ticket");
    if (!found.ok) return found;
    const person = existing(planning, "person", asked.package.person, "package.person");
    return person.ok ? change(asked, labelOf(found.value)) : person;
  },
});

export const ticketRequestActs = {
  "ticket.answer": ticketAnswer,
  "ticket.pack": ticketPack,
  "ticket.approve": ticketApprove,
};
