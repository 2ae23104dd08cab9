import { setElements } from "../../log/state.ts";
import type { EntityState } from "../../log/state.ts";
import { entityKeyOf } from "../../log/operation.ts";
import { joined } from "../kind/read-state.ts";
import { column, recordKind } from "../kind/record-kind.ts";
import { ticketActs } from "./ticket-acts.ts";
import { ticketAudience, ticketDisclosure } from "./ticket-audience.ts";
import { ticketFields } from "./ticket-fields.ts";
import { ticketMissing } from "./ticket-missing.ts";
import type { TicketRow } from "./ticket-view.ts";
import { isOpenTicket, ticketRow, urgencyOf } from "./ticket-view.ts";

/** Assets of one ticket that come to the desk with it. */
const ASSETS_ON_DESK = 5;
/** Tickets of this laptop's member come before all others. */
const MINE = 1e15;

/** A request to the department, from the first call to the archive (domain.md 2.1). */
export const ticket = recordKind<TicketRow>()({
  name: "ticket",
  fields: ticketFields,
  acts: ticketActs,
  row: ticketRow,
  hit: ({ number, title, requester, dept }) => ({
    title: `${number} ${title}`,
    subtitle: joined([requester, dept]),
  }),
  series: ["T"],
  exported: "tickets",
  list: {
    columns: {
      status: column((row) => row.status),
      assignee: column((row) => row.assignee),
      openedAt: column((row) => row.openedAt, "plain", "integer"),
      category: column((row) => row.category),
      priority: column((row) => row.priority),
      type: column((row) => row.type),
      site: column((row) => row.site),
      security: column((row) => (row.securityFlag ? 1 : 0), "plain", "integer"),
      conflicts: column((row) => row.conflicts, "plain", "integer"),
      main: column((row) => row.main),
      /** Of whom it is the work, as a group. */
      workgroup: column((row) => row.group),
      review: column((row) => (row.review === "owed" ? 1 : 0), "plain", "integer"),
      reason: column((row) => (row.owesReason ? 1 : 0), "plain", "integer"),
      callback: column((row) => (row.owesCallback ? 1 : 0), "plain", "integer"),
    },
    indexes: {
      status: { columns: ["status", "openedAt"] },
      main: { columns: ["main", "status"], where: "main IS NOT NULL" },
      review: { columns: ["openedAt"], where: "review = 1" },
      reason: { columns: ["openedAt"], where: "reason = 1" },
      callback: { columns: ["openedAt"], where: "callback = 1" },
      /** Whatever tickets are chosen by is read off it alone. */
      opened: {
        columns: [
          ...["openedAt", "status", "assignee", "category", "priority", "type", "site", "security"],
          ...["conflicts", "workgroup"],
        ],
      },
    },
  },
  alsoFound: (state) => ({ text: setElements(state, "tags"), names: [], numbers: [] }),
  desk: {
    cap: 1500,
    brings: ASSETS_ON_DESK,
    onlyOwn: true,
    rank: (row, me) => (isOpenTicket(row) ? urgencyOf(row) + (row.assignee === me ? MINE : 0) : null),
  },
  withdrawal: { acts: ["ticket.archive"], live: "status <> 'archived'" },
  names: namesOf,
  missing: ticketMissing,
  audience: ticketAudience,
  disclosure: ticketDisclosure,
  keep: { years: null, locked: false, basis: "service record" },
});

function namesOf(state: EntityState) {
  const keys = setElements(state, "assets").map((id) => entityKeyOf("asset", id));
  const { requesterPerson, onBehalfPerson, main } = state.fields;
  if (typeof requesterPerson === "string") keys.push(entityKeyOf("person", requesterPerson));
  if (typeof onBehalfPerson === "string") keys.push(entityKeyOf("person", onBehalfPerson));
  if (typeof main === "string") keys.push(entityKeyOf("ticket", main));
  return keys;
}
