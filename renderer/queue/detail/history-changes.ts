import { inFormOrder } from "../../../shared/domain/form-order.ts";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";

/** What one operation did to one field of the ticket. */
export interface TicketChange {
  field: string;
  act: "set" | "added" | "removed";
  value: unknown;
}

/** Fields that stand in an operation beside `set`. */
const SPOKEN = [
  "solution",
  "resolutionCode",
  "rootCause",
  "confirmation",
  "rating",
  "assignee",
  "assets",
  "tags",
];
/** Here an empty value is a change too; elsewhere it was only left empty. */
const EMPTYING = ["ticket.edit", "ticket.assign", "ticket.undo"];

type Fields = Record<string, unknown>;

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

export function changesOf({ type, payload }: Pick<HistoryEntry, "type" | "payload">): TicketChange[] {
  const spoken = Object.entries(payload).filter(([name]) => SPOKEN.includes(name));
  const set = inFormOrder("ticket", [...Object.entries((payload.set ?? {}) as Fields), ...spoken])
    // The name that it stands for is there as well.
    .filter(([name]) => name !== "requesterPerson")
    .filter(([, value]) => EMPTYING.includes(type) || !isEmpty(value));
  const some = (act: "added" | "removed", part: unknown) =>
    Object.entries((part ?? {}) as Fields)
      .filter(([, value]) => !isEmpty(value))
      .map(([field, value]): TicketChange => ({ field, act, value }));
  return [
    ...set.map(([field, value]): TicketChange => ({ field, act: "set", value })),
    ...some("added", payload.add),
    ...some("removed", payload.remove),
  ];
}
