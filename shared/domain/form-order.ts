import { assetFields } from "./asset/asset-fields.ts";
import { personFields } from "./person/person.ts";
import { siteFields } from "./site/site.ts";
import { ticketFields } from "./ticket/ticket-fields.ts";

const ORDERS: Readonly<Record<string, readonly string[]>> = {
  ticket: Object.keys(ticketFields),
  asset: Object.keys(assetFields),
  person: Object.keys(personFields),
  site: Object.keys(siteFields),
};

/**
 * Values by field in the order of the record's form, others behind them. In an operation they stand
 * by letter (canonical form), which no reader expects.
 */
export function inFormOrder<T>(kind: string, entries: readonly [string, T][]): [string, T][] {
  const order = ORDERS[kind] ?? [];
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...entries].sort(([a], [b]) => place(a) - place(b));
}
