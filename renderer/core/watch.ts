import type { QueryName } from "../../shared/ipc/queries.ts";

/**
 * What a query shows, as entity kinds (`ticket`) or entity keys (`ticket:<id>`); `any` for what
 * every commit may change (counts, outbox), nothing for what is asked once.
 */
export type Watch = "any" | readonly string[];

export function defaultWatch(name: QueryName, params: Record<string, unknown>): Watch {
  const id = typeof params.id === "string" ? params.id : "";
  switch (name) {
    case "ticket.page":
    case "ticket.counts":
      return ["ticket"];
    case "ticket.get":
      return [`ticket:${id}`, "asset", "member"];
    case "asset.page":
      return ["asset"];
    case "asset.get":
      return [`asset:${id}`, "ticket"];
    case "person.page":
      return ["person"];
    case "person.get":
      return [`person:${id}`, "asset", "ticket"];
    case "site.list":
      return ["site"];
    case "site.get":
      return [`site:${id}`];
    case "member.list":
      return ["member"];
    case "history.page":
      return [`${String(params.kind)}:${id}`];
    case "session.get":
    case "conflict.page":
    case "outbox.page":
    case "draft.list":
    case "store.status":
    case "operation.get":
      return "any";
    default:
      return [];
  }
}

export function isTouched(watch: Watch, touched: readonly string[]): boolean {
  if (watch === "any") return true;
  if (watch.length === 0) return false;
  return touched.some((key) => watch.includes(key) || watch.includes(key.slice(0, key.indexOf(":"))));
}
