import { TICKET_TRANSITIONS } from "../../../shared/domain/ticket/ticket-fields.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { allExist, changesSomething, existing, labelOf } from "./plan.ts";
import type { Plan, Planner, Planning } from "./plan.ts";

const openTicket: Planner<"ticket.open"> = (command, planning) => {
  const { set, assets, tags, assignee } = command;
  const found = namesExist(planning, { ...set, assignee }, assets, "assets");
  if (!found.ok) return found;
  const ticket = planning.newId();
  const number = planning.number("T");
  const payload = { ticket, number, set, assets, tags, assignee };
  return success({
    act: { type: "ticket.open", payload, label: `${number} ${set.title as string}` },
    id: ticket,
    number,
  });
};

const editTicket: Planner<"ticket.edit"> = (command, planning) => {
  const said = changesSomething(command.set, named(command.add), named(command.remove));
  if (!said.ok) return said;
  const ticket = existing(planning, "ticket", command.ticket, "ticket");
  if (!ticket.ok) return ticket;
  const found = namesExist(planning, command.set, command.add.assets ?? [], "add.assets");
  return found.ok ? change("ticket.edit", command, ticket.value.id, labelOf(ticket.value)) : found;
};

/** The sets of which elements are named. */
const named = (sets: Record<string, string[] | undefined>) =>
  Object.fromEntries(Object.entries(sets).filter(([, elements]) => (elements ?? []).length > 0));

const assignTicket: Planner<"ticket.assign"> = (command, planning) => {
  const ticket = existing(planning, "ticket", command.ticket, "ticket");
  if (!ticket.ok) return ticket;
  const { status } = ticket.value.fields;
  if (status === "archived") return notInState("assigned", status);
  const found = namesExist(planning, { assignee: command.assignee }, [], "");
  return found.ok ? change("ticket.assign", command, ticket.value.id, labelOf(ticket.value)) : found;
};

const noteTicket: Planner<"ticket.note"> = (command, planning) => {
  const ticket = existing(planning, "ticket", command.ticket, "ticket");
  return ticket.ok ? change("ticket.note", command, ticket.value.id, labelOf(ticket.value)) : ticket;
};

/** An act that the state table allows only from certain states. */
function move(act: keyof typeof TICKET_TRANSITIONS) {
  return (command: { ticket: string }, planning: Planning): Outcome<Plan> => {
    const ticket = existing(planning, "ticket", command.ticket, "ticket");
    if (!ticket.ok) return ticket;
    const { status } = ticket.value.fields;
    const from: readonly unknown[] = TICKET_TRANSITIONS[act].from;
    if (!from.includes(status)) return notInState(act, status);
    return change(`ticket.${act}`, command, ticket.value.id, labelOf(ticket.value));
  };
}

function notInState(act: string, status: unknown) {
  const shown = typeof status === "string" ? status : "unknown";
  return failure("notAllowed", `a ticket that is ${shown} cannot be changed this way (${act})`, "ticket", {
    status: shown,
  });
}

function change(type: string, command: object, id: string, label: string): Outcome<Plan> {
  return success({ act: { type, payload: { ...command }, label }, id, number: null });
}

/** What a ticket names must exist on this laptop. */
function namesExist(
  planning: Planning,
  set: { site?: unknown; requesterPerson?: unknown; assignee?: unknown },
  assets: readonly string[],
  assetsPath: string,
): Outcome<null> {
  const refs = [
    { kind: "site", id: set.site, path: "set.site" },
    { kind: "person", id: set.requesterPerson, path: "set.requesterPerson" },
    { kind: "member", id: set.assignee, path: "assignee" },
  ];
  for (const { kind, id, path } of refs) {
    if (typeof id !== "string") continue;
    const found = existing(planning, kind, id, path);
    if (!found.ok) return found;
  }
  return allExist(planning, "asset", assets, (index) => `${assetsPath}.${index}`);
}

export const ticketPlanners = {
  "ticket.open": openTicket,
  "ticket.edit": editTicket,
  "ticket.assign": assignTicket,
  "ticket.accept": move("accept"),
  "ticket.note": noteTicket,
  "ticket.resolve": move("resolve"),
  "ticket.reopen": move("reopen"),
  "ticket.close": move("close"),
  "ticket.archive": move("archive"),
};
