import { custodyOf } from "../../shared/domain/custody/custody-state.ts";
import { TICKET_TRANSITIONS } from "../../shared/domain/ticket/ticket-fields.ts";
import { kindNamed } from "../../shared/domain/kinds.ts";
import { isChained } from "../../shared/domain/registry.ts";
import { sameJson } from "../../shared/log/canonical.ts";
import type { FieldClass } from "../../shared/log/field.ts";
import type { EntityKey, Operation } from "../../shared/log/operation.ts";
import type { EntityState } from "../../shared/log/state.ts";
import { setElements } from "../../shared/log/state.ts";
import type { HubLogRead } from "./hub-log.ts";
import type { Ledger } from "./ledger.ts";

/** One value that one act wrote into one field. */
interface Write {
  op: Operation;
  field: string;
  value: unknown;
  /** Sides that the author of a decision had on the screen. */
  named: readonly string[];
}

/**
 * Looks for writes that nobody sees any more although nobody who knew them replaced them. It
 * compares with what each laptop really held when its user acted, not with what the operations say
 * about it, and follows the meaning of the field classes without using their code.
 *
 * One thing it does not ask for, since the log cannot know it: when a laptop was cloned, the hub was
 * put back and took the same numbers of that device from both, then what the two wrote under one
 * name cannot be told apart.
 *
 * @returns one line for each write that was silently lost
 */
export function silentlyLost({ logged, states }: HubLogRead, ledger: Ledger): string[] {
  const lost: string[] = [];
  const mixed = mixedDevices(logged.map(({ op }) => op));
  const knew = (later: Operation, earlier: Operation) =>
    ledger.knew(later.id, earlier.id) || (later.device === earlier.device && mixed.has(later.device));
  for (const [key, state] of states) {
    const fields = kindNamed(state.kind)?.fields ?? {};
    const operations = logged.filter(({ op }) => op.touches.includes(key)).map(({ op }) => op);
    const writes = operations.filter(({ id }) => ledger.entries.has(id)).flatMap((op) => writesOf(op, key));
    for (const [at, write] of writes.entries()) {
      const fieldClass = fields[write.field]?.class;
      const later = writes.slice(at + 1).filter(({ field }) => field === write.field);
      const replaced = later.some(({ op, named }) => knew(op, write.op) || named.includes(write.op.id));
      if (
        write.op.type !== "ticket.accept" &&
        fieldClass &&
        !replaced &&
        !isVisible(state, write, fieldClass)
      ) {
        lost.push(`${key} ${write.field} (${fieldClass}): ${JSON.stringify(write.value)} of ${write.op.id}`);
      }
    }
    lost.push(...lostEntries(state, operations), ...lostElements(state, operations, knew));
    if (state.kind === "ticket") lost.push(...lostMoves(state, operations));
    if (state.kind === "asset") lost.push(...lostStories(state, operations));
  }
  return lost;
}

/** Devices of which the log holds two operations with one number. */
function mixedDevices(operations: readonly Operation[]): Set<string> {
  const numbers = new Set<string>();
  const mixed = new Set<string>();
  for (const { device, deviceSeq } of operations) {
    const number = `${device} ${deviceSeq}`;
    if (numbers.has(number)) mixed.add(device);
    numbers.add(number);
  }
  return mixed;
}

function isVisible(state: EntityState, { field, value }: Write, fieldClass: FieldClass): boolean {
  if (sameJson(state.fields[field], value)) return true;
  // Of two texts neither may give way; a person compares them.
  const overwritten =
    fieldClass !== "text" &&
    state.overwritten.some((each) => each.field === field && sameJson(each.value, value));
  const told = [...state.conflicts, ...state.settled]
    .filter((each) => each.field === field)
    .some(({ sides }) => sides.some((side) => sameJson(side.value, value)));
  return overwritten || told;
}

/** Plain and text values; `status` follows a table and is not a question of who knew what. */
function writesOf(op: Operation, key: EntityKey): Write[] {
  const { payload, type } = op;
  const of = (values: object, named: readonly string[] = []): Write[] =>
    Object.entries(values).map(([field, value]) => ({ op, field, value: value as unknown, named }));
  const pick = (...names: string[]) => Object.fromEntries(names.map((name) => [name, payload[name]]));
  switch (type) {
    case "ticket.open":
    case "asset.register":
    case "ticket.edit":
    case "asset.edit":
    case "person.set":
    case "site.set":
      return of(payload.set as object);
    case "ticket.assign":
      return of(pick("assignee"));
    case "ticket.accept":
      // Only the accept that fits the table makes its author the assignee.
      return of({ assignee: op.actor });
    case "ticket.resolve":
      return of(pick("solution", "resolutionCode", "rootCause"));
    case "ticket.close":
      return of(pick("confirmation", "rating"));
    case "asset.merge":
      return key === `asset:${String(payload.drop)}` ? of({ mergedInto: payload.asset }) : [];
    case "conflict.resolve":
      if (payload.field === "status") return [];
      return of({ [payload.field as string]: payload.value }, payload.sides as string[]);
    default:
      return [];
  }
}

/** A move of a ticket that the table did not allow when it came in must be told as a clash. */
function lostMoves(state: EntityState, operations: readonly Operation[]): string[] {
  const told = new Set(
    [...state.conflicts, ...state.settled]
      .filter(({ field }) => field === "status")
      .flatMap(({ sides }) => sides.map(({ op }) => op)),
  );
  const transitions: Record<string, { from: readonly string[]; to: string } | undefined> = TICKET_TRANSITIONS;
  let status = "";
  return operations.flatMap(({ id, type, payload }) => {
    const move = transitions[type.slice("ticket.".length)];
    if (type === "ticket.open" && status === "") status = "new";
    if (type === "conflict.resolve" && payload.field === "status") status = payload.value as string;
    if (!move || !type.startsWith("ticket.")) return [];
    const fits = move.from.includes(status);
    if (fits) status = move.to;
    return fits || told.has(id) ? [] : [`ticket:${state.id} hides the ${type} of ${id}`];
  });
}

/** What is only ever added to: notes, and the events of a custody chain. */
function lostEntries(state: EntityState, operations: readonly Operation[]): string[] {
  const noted = new Set((state.lists.actions ?? []).map(({ mark }) => state.marks.at(mark)?.op));
  const events = new Set(custodyOf(state).events.map(({ id }) => id));
  return operations
    .filter(({ type, id }) => {
      if (type === "ticket.note" || type === "ticket.reopen") return !noted.has(id);
      return isChained(type) && !events.has(id);
    })
    .map(({ type, id }) => `${state.kind}:${state.id} has no entry of ${type} ${id}`);
}

/** An addition that no later removal knew of must still show. */
function lostElements(
  state: EntityState,
  operations: readonly Operation[],
  knew: (later: Operation, earlier: Operation) => boolean,
): string[] {
  if (state.kind !== "ticket") return [];
  const listed = (op: Operation, name: "add" | "remove"): string[] => {
    if (op.type === "ticket.open" && name === "add") return op.payload.tags as string[];
    return (op.payload[name] as { tags?: string[] } | undefined)?.tags ?? [];
  };
  const shown = new Set(setElements(state, "tags"));
  return operations.flatMap((op, at) =>
    listed(op, "add")
      .filter((tag) => !shown.has(tag))
      .filter((tag) => {
        const later = operations.slice(at + 1);
        return !later.some((each) => listed(each, "remove").includes(tag) && knew(each, op));
      })
      .map((tag) => `ticket:${state.id} lost the tag ${tag} of ${op.id}`),
  );
}

/**
 * A story of who has an asset is told until a decision names it: every custody event stands, or a
 * decision set it aside whose author had that event, or one that follows it, on the screen. And of
 * two events that follow the same one, not both stand uncontested.
 */
function lostStories(state: EntityState, operations: readonly Operation[]): string[] {
  const chain = custodyOf(state);
  const acts = operations.filter(({ type }) => isChained(type));
  const before = new Map(acts.map((op) => [op.id, linkOf(op, state.id)]));
  const follows = (id: string | null, earlier: string): boolean => {
    const passed = new Set<string>();
    for (let at = id; at !== null && !passed.has(at); at = before.get(at) ?? null) {
      if (at === earlier) return true;
      passed.add(at);
    }
    return false;
  };
  const decided = (id: string, by: string | undefined) => {
    const decision = acts.find((op) => op.id === by && op.type === "custody.resolve");
    return (decision?.payload.tips as string[] | undefined)?.some((tip) => follows(tip, id)) ?? false;
  };
  const standing = new Set([...chain.trunk, ...chain.branches.flat()]);
  const aside = new Map(chain.events.map(({ id, setAside }) => [id, setAside]));
  const moves = acts.filter(({ type }) => type !== "custody.resolve").map(({ id }) => id);
  const vanished = moves.filter((id) => !standing.has(id) && !decided(id, aside.get(id)));
  const hidden = moves.filter((id) =>
    moves.some((other) => other < id && before.get(other) === before.get(id) && together(other, id)),
  );
  function together(one: string, other: string): boolean {
    return chain.trunk.includes(one) && chain.trunk.includes(other);
  }
  return [...vanished, ...hidden].map((id) => `asset:${state.id} hides the story of ${id}`);
}

/** The event that a custody event of this asset follows. */
function linkOf({ type, payload }: Operation, asset: string): string | null {
  if (type === "custody.resolve") return payload.adopt as string;
  const lines = payload.lines as { asset: string; prev: string | null }[];
  return lines.find((line) => line.asset === asset)?.prev ?? null;
}
