import { kindNamed } from "./kinds.ts";

/**
 * Values by field in the order of the record's form, others behind them. In an operation they stand
 * by letter (canonical form), which no reader expects.
 */
export function inFormOrder<T>(kind: string, entries: readonly [string, T][]): [string, T][] {
  const order = Object.keys(kindNamed(kind)?.fields ?? {});
  const place = (name: string) => {
    const at = order.includes(name) ? name : (name.split(".", 1)[0] ?? "");
    return order.includes(at) ? order.indexOf(at) : order.length;
  };
  return [...entries].sort(([a], [b]) => place(a) - place(b));
}
