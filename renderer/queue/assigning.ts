import type { ActChoice } from "../contributions/index.ts";

const NOBODY = "nobody";

/** To whom a ticket can be given: who works here today, and nobody. */
export const everyoneOrNobody: ActChoice["of"] = (desk) => [
  ...desk.member
    .all()
    .filter(({ active }) => active)
    .map(({ id, name }) => ({ value: id, title: name })),
  { value: NOBODY, words: "queue:assign.nobody" },
];

export const assignTo: ActChoice["command"] = (ticket, to) => [
  "ticket.assign",
  { ticket, assignee: to === NOBODY ? null : to, reason: "" },
];
