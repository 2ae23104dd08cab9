import { inFormOrder } from "../../../shared/domain/form-order.ts";
import { kindNamed } from "../../../shared/domain/kinds.ts";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import { isNothing, isTold } from "../value/read-value.ts";

/** What one operation did to one field of a record. */
export interface FieldChange {
  field: string;
  act: "set" | "added" | "removed";
  value: unknown;
}

/** Acts by which an empty value is a change too; elsewhere it was only left empty. */
const EMPTYING = ["edit", "set", "assign", "undo"];

type Fields = Record<string, unknown>;

/** What an operation changed of a record of a kind, in the order in which the kind declares its fields. */
export function changesIn(
  kind: string,
  { type, payload }: Pick<HistoryEntry, "type" | "payload">,
): FieldChange[] {
  const [of = "", act = ""] = type.split(".", 2);
  // Acts of another kind call other things by the same names.
  const fields = of === kind ? (kindNamed(kind)?.fields ?? {}) : {};
  const isField = (name: string) => Object.hasOwn(fields, name);
  const spoken = Object.entries(payload).filter(([name]) => isField(name));
  const set = of === kind ? flat((payload.set ?? {}) as Fields, (name) => fields[name]?.keyed === true) : [];
  const said = inFormOrder(kind, [...set, ...spoken])
    .filter(([name]) => isTold(name))
    .filter(([, value]) => EMPTYING.includes(act) || !isNothing(value));
  const some = (how: "added" | "removed", part: unknown) =>
    Object.entries((part ?? {}) as Fields)
      .filter(([name, value]) => isField(name) && !isNothing(value))
      .map(([field, value]): FieldChange => ({ field, act: how, value }));
  return [
    ...said.map(([field, value]): FieldChange => ({ field, act: "set", value })),
    ...some("added", payload.add),
    ...some("removed", payload.remove),
  ];
}

/** Each key of a map is a field of its own. */
function flat(set: Fields, isMap: (name: string) => boolean): [string, unknown][] {
  return Object.entries(set).flatMap(([name, value]): [string, unknown][] =>
    isMap(name) && typeof value === "object" && value !== null
      ? Object.entries(value).map(([key, each]) => [`${name}.${key}`, each])
      : [[name, value]],
  );
}
