import type { DraftRow } from "../../shared/ipc/change-batch.ts";

/** Where a form that was begun goes on. */
export type DraftTarget =
  | { kind: "ticket"; id: string }
  | { kind: "newTicket"; draft: string }
  | { kind: "asset"; task: "handOver" | "return" | "register" | "edit"; id: string | null }
  | { kind: "directory" }
  | { kind: "conflict"; id: string }
  /** A form of another version: it can only be looked at and thrown away. */
  | { kind: "unknown" };

/** Keys are `<form>` or `<form>:<record>`; see the forms themselves. */
export function draftTarget({ key, form }: Pick<DraftRow, "key" | "form">): DraftTarget {
  const at = key.indexOf(":");
  const id = at < 0 ? null : key.slice(at + 1);
  switch (form) {
    case "ticket.open":
      return { kind: "newTicket", draft: key };
    case "ticket.note":
    case "ticket.edit":
    case "ticket.resolve":
    case "ticket.reopen":
      return id ? { kind: "ticket", id } : { kind: "unknown" };
    case "custody.handOver":
      return { kind: "asset", task: "handOver", id };
    case "custody.return":
      return { kind: "asset", task: "return", id };
    case "asset.register":
      return { kind: "asset", task: "register", id: null };
    case "asset.edit":
      return id ? { kind: "asset", task: "edit", id } : { kind: "unknown" };
    case "person.set":
    case "site.set":
      return { kind: "directory" };
    case "conflict.resolve":
      return id ? { kind: "conflict", id } : { kind: "unknown" };
    case "custody.resolve":
      return id ? { kind: "conflict", id: `asset:${id}:custody` } : { kind: "unknown" };
    default:
      return { kind: "unknown" };
  }
}
