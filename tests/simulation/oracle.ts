import { custodyOf } from "../../shared/domain/custody/custody-state.ts";
import { kindNamed } from "../../shared/domain/kinds.ts";
import { OPERATION_TYPES, isChained, isHubs } from "../../shared/domain/registry.ts";
import { sameJson } from "../../shared/log/canonical.ts";
import type { FieldClass } from "../../shared/log/field.ts";
import type { Operation } from "../../shared/log/operation.ts";
import type { EntityState } from "../../shared/log/state.ts";
import { setElements } from "../../shared/log/state.ts";
import { sayingsIn } from "../support/domain/sayings.ts";
import type { Saying } from "../support/domain/sayings.ts";
import type { HubLogRead } from "./hub-log.ts";
import type { Ledger } from "./ledger.ts";

/** An operation, and what it says of one record. */
interface Said {
  op: Operation;
  sayings: Saying[];
}

type Knew = (later: Operation, earlier: Operation) => boolean;

export interface Looked {
  /** One line for each write that was silently lost. */
  lost: string[];
  /** How often something that an act says was looked for, by type. */
  judged: Record<string, number>;
}

/**
 * Looks for writes that nobody sees any more although nobody who knew them replaced them. It
 * compares with what each laptop really held when its user acted, not with what the operations say
 * about it, and follows the meaning of the field classes (sayings.ts) without using their code.
 *
 * One thing it does not ask for, since the log cannot know it: when a laptop was cloned, the hub was
 * put back and took the same numbers of that device from both, then what the two wrote under one
 * name cannot be told apart.
 */
export function silentlyLost({ logged, states }: HubLogRead, ledger: Ledger): Looked {
  const looked: Looked = { lost: [], judged: {} };
  const mixed = mixedDevices(logged.map(({ op }) => op));
  const knew: Knew = (later, earlier) =>
    // The hub writes one after the other, on what it has.
    isHubs(later.type) ||
    ledger.knew(later.id, earlier.id) ||
    (later.device === earlier.device && mixed.has(later.device));
  for (const [key, state] of states) {
    const said = logged
      .filter(({ op }) => op.touches.includes(key))
      .map(({ op }): Said => ({ op, sayings: sayingsIn(state, op, key) }));
    for (const { op, sayings } of said) {
      looked.judged[op.type] = (looked.judged[op.type] ?? 0) + sayings.length;
    }
    looked.lost.push(
      ...lostValues(state, said, ledger, knew),
      ...lostMoves(state, said),
      ...lostEntries(state, said),
      ...lostElements(state, said, knew),
      ...lostStories(state, said),
      ...lostErasures(state, said),
      ...lostDifferences(state, said),
      ...lostUndoing(state, said),
    );
  }
  return looked;
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

const nameOf = ({ kind, id }: EntityState) => `${kind}:${id}`;
const classOf = (state: EntityState, field: string) => kindNamed(state.kind)?.fields[field]?.class;

/** One value that one act wrote into one field. */
interface Write {
  op: Operation;
  field: string;
  value: unknown;
  /** Sides that the author of a decision had on the screen. */
  named: readonly string[];
  /** Written only where a move fits; whether it did is for the table to say. */
  perhaps?: boolean;
}

/** Plain values and texts; a state follows a table and is not a question of who knew what. */
function writesOf(state: EntityState, { op, sayings }: Said): Write[] {
  // What an undo brings back was said before it, and gives way to whoever did not know of it.
  const perhaps = OPERATION_TYPES.get(op.type)?.act.undoes === true;
  return sayings.flatMap((saying): Write[] => {
    const { field } = saying;
    switch (saying.says) {
      case "value":
        return [{ op, field, value: saying.value, named: [], perhaps }];
      case "decision":
        return classOf(state, field) === "state"
          ? []
          : [{ op, field, value: saying.value, named: saying.named }];
      case "move":
        return Object.entries(saying.ifItFits ?? {}).map(([name, value]) => ({
          ...{ op, field: name, value, named: [], perhaps: true },
        }));
      default:
        return [];
    }
  });
}

function lostValues(state: EntityState, said: readonly Said[], ledger: Ledger, knew: Knew): string[] {
  const writes = said
    .filter(({ op }) => ledger.entries.has(op.id) || isHubs(op.type))
    .flatMap((each) => writesOf(state, each));
  return writes.flatMap((write, at) => {
    const fieldClass = classOf(state, write.field);
    const later = writes.slice(at + 1).filter(({ field }) => field === write.field);
    const replaced = later.some(({ op, named }) => knew(op, write.op) || named.includes(write.op.id));
    if (write.perhaps || !fieldClass || replaced || isVisible(state, write, fieldClass)) return [];
    const value = JSON.stringify(write.value);
    return [`${nameOf(state)} ${write.field} (${fieldClass}): ${value} of ${write.op.id}`];
  });
}

function isVisible(state: EntityState, { field, value }: Write, fieldClass: FieldClass): boolean {
  if (sameJson(state.fields[field] ?? null, value)) return true;
  // Of two texts neither may give way; a person compares them.
  const overwritten =
    fieldClass !== "text" &&
    state.overwritten.some((each) => each.field === field && sameJson(each.value, value));
  const told = [...state.conflicts, ...state.settled]
    .filter((each) => each.field === field)
    .some(({ sides }) => sides.some((side) => sameJson(side.value, value)));
  return overwritten || told;
}

/** A move that the table did not allow when it came in must be told as a clash. */
function lostMoves(state: EntityState, said: readonly Said[]): string[] {
  const told = new Set(
    [...state.conflicts, ...state.settled].flatMap(({ field, sides }) =>
      sides.map(({ op }) => `${field} ${op}`),
    ),
  );
  const standing = new Map<string, string>();
  const lost: string[] = [];
  for (const { op, sayings } of said) {
    for (const saying of sayings) {
      const { field } = saying;
      if (saying.says === "start" && !standing.has(field)) standing.set(field, saying.to);
      if (saying.says === "decision" && classOf(state, field) === "state")
        standing.set(field, saying.value as string);
      if (saying.says !== "move") continue;
      if (saying.from.includes(standing.get(field) ?? "")) standing.set(field, saying.to);
      else if (!told.has(`${field} ${op.id}`)) lost.push(`${nameOf(state)} hides the ${op.type} of ${op.id}`);
    }
  }
  return lost;
}

/** What is only ever added to. */
function lostEntries(state: EntityState, said: readonly Said[]): string[] {
  const has = (field: string, op: string) =>
    [...(state.lists[field] ?? [])].some(({ mark }) => state.marks.at(mark)?.op === op);
  return said.flatMap(({ op, sayings }) =>
    sayings
      .filter(({ says, field }) => says === "entry" && !has(field, op.id))
      .map(({ field }) => `${nameOf(state)} has no entry in ${field} of ${op.type} ${op.id}`),
  );
}

/** An addition that no later removal knew of must still show. */
function lostElements(state: EntityState, said: readonly Said[], knew: Knew): string[] {
  const takes = ({ sayings }: Said, field: string, element: string) =>
    sayings.some((saying) => saying.says === "off" && saying.field === field && saying.element === element);
  return said.flatMap((each, at) =>
    each.sayings.flatMap((saying) => {
      if (saying.says !== "on") return [];
      const { field, element } = saying;
      if (setElements(state, field).includes(element)) return [];
      const taken = said
        .slice(at + 1)
        .some((later) => takes(later, field, element) && knew(later.op, each.op));
      return taken ? [] : [`${nameOf(state)} lost ${element} in ${field} of ${each.op.id}`];
    }),
  );
}

/** Who reads a record is told what was erased of it. */
function lostErasures(state: EntityState, said: readonly Said[]): string[] {
  const told = new Set((state.erasures ?? []).flatMap(({ parts }) => parts));
  return said.flatMap(({ op, sayings }) =>
    sayings.some((saying) => saying.says === "erasure" && !saying.parts.every((part) => told.has(part)))
      ? [`${nameOf(state)} does not say what ${op.id} erased`]
      : [],
  );
}

function lostDifferences(state: EntityState, said: readonly Said[]): string[] {
  const differs = (from: string, of: string) =>
    state.apart?.some(({ field, others }) => field === of && others.includes(from)) === true;
  return said.flatMap(({ op, sayings }) =>
    sayings.some((each) => each.says === "apart" && !each.others.every((other) => differs(other, each.field)))
      ? [`${nameOf(state)} does not say that it is another thing, as ${op.id} does`]
      : [],
  );
}

/** Who reads a record is told what was taken back of it, or that it came too late. */
function lostUndoing(state: EntityState, said: readonly Said[]): string[] {
  const told = new Set(state.undone?.map(({ by }) => by.op));
  return said
    .filter(({ op }) => OPERATION_TYPES.get(op.type)?.act.undoes && !told.has(op.id))
    .map(({ op }) => `${nameOf(state)} does not say that ${op.id} took something back`);
}

/**
 * A story of who has an asset is told until a decision names it: every custody event stands, or a
 * decision set it aside whose author had that event, or one that follows it, on the screen. And of
 * two events that follow the same one, not both stand uncontested.
 */
function lostStories(state: EntityState, said: readonly Said[]): string[] {
  const events = said.flatMap(({ op, sayings }) =>
    sayings.flatMap((saying) => (saying.says === "event" ? [{ op, ...saying }] : [])),
  );
  const other = events.find(({ field }) => field !== "custody");
  if (other) throw new Error(`nobody judges the chain ${state.kind}.${other.field}`);
  const chain = custodyOf(state);
  const known = new Set(chain.events.map(({ id }) => id));
  const unknown = events.filter(({ op }) => isChained(op.type) && !known.has(op.id)).map(({ op }) => op.id);
  const before = new Map(events.map(({ op, prev }) => [op.id, prev]));
  const follows = (id: string | null, earlier: string): boolean => {
    const passed = new Set<string>();
    for (let at = id; at !== null && !passed.has(at); at = before.get(at) ?? null) {
      if (at === earlier) return true;
      passed.add(at);
    }
    return false;
  };
  const decided = (id: string, by: string | undefined) => {
    const decision = events.find(({ op }) => op.id === by && op.type === "custody.resolve");
    return (decision?.op.payload.tips as string[] | undefined)?.some((tip) => follows(tip, id)) ?? false;
  };
  const standing = new Set([...chain.trunk, ...chain.branches.flat()]);
  const aside = new Map(chain.events.map(({ id, setAside }) => [id, setAside]));
  const moves = events.filter(({ op }) => op.type !== "custody.resolve").map(({ op }) => op.id);
  const vanished = moves.filter((id) => !standing.has(id) && !decided(id, aside.get(id)));
  const together = (one: string, two: string) => chain.trunk.includes(one) && chain.trunk.includes(two);
  const hidden = moves.filter((id) =>
    moves.some((each) => each < id && before.get(each) === before.get(id) && together(each, id)),
  );
  return [...unknown, ...vanished, ...hidden].map((id) => `${nameOf(state)} hides the story of ${id}`);
}
