import { OPERATION_TYPES } from "../../../shared/domain/registry.ts";
import { canonicalJson } from "../../../shared/log/canonical.ts";
import { setElements } from "../../../shared/log/state.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { logOf, stateAfter } from "./golden.ts";
import type { Act } from "./golden.ts";
import { subjectOf } from "./payloads.ts";
import { samplesOf, wayTo } from "./ways.ts";

/** What an act was seen to do to a field. */
export interface Write {
  act: Act;
  /** What leads to where the act is in place; everybody knows of it. */
  before: Act[];
  value: unknown;
}

interface Tried {
  act: Act;
  before: Act[];
  after: EntityState;
}

const tried = new Map<string, Tried[]>();

/** Made-up acts that are about the subject of a kind, each in its place; what says least comes first. */
function actsOn(kind: string): Tried[] {
  let known = tried.get(kind);
  if (!known) {
    const types = [...OPERATION_TYPES.values()].filter(
      (type) => type.kind === kind || Object.hasOwn(type.act.alsoFolds ?? {}, kind),
    );
    known = types.flatMap(({ type, v }) => {
      const acts = samplesOf(type, v).map((payload): Act => ({ type, v, payload }));
      const before = acts[0] ? wayTo(acts[0]) : [];
      return acts.flatMap((act) => {
        const log = logOf([...before, act]);
        // Of some samples the subject is none of what they touch.
        const isAbout = log.at(-1)?.op.touches.includes(keyOf(kind));
        return isAbout ? [{ act, before, after: stateAfter(log, keyOf(kind)) }] : [];
      });
    });
    tried.set(kind, known);
  }
  return known;
}

export const keyOf = (kind: string): string => `${kind}:${subjectOf(kind)}`;

/** Whether an act makes a record, which is done once. */
export const makes = ({ type }: Act): boolean => OPERATION_TYPES.get(type)?.act.creates === true;

/** Those of several that differ, by type of act; of the type that has two, else the first of each. */
function differing(all: readonly Write[]): Write[] {
  const later = all.filter(({ act }) => !makes(act));
  const writes = later.length > 0 ? later : all;
  const byType = new Map<string, Map<string, Write>>();
  for (const write of writes) {
    const of = byType.get(write.act.type) ?? new Map<string, Write>();
    const value = canonicalJson(write.value);
    if (!of.has(value)) of.set(value, write);
    byType.set(write.act.type, of);
  }
  const lists = [...byType.values()].map((of) => [...of.values()]);
  const firsts = new Map(
    lists.flatMap((of) => of.slice(0, 1)).map((write) => [canonicalJson(write.value), write]),
  );
  return lists.find((of) => of.length > 1) ?? [...firsts.values()];
}

/** Two acts that write a field, with different values where the field has more than one. */
export function writesOf(kind: string, field: string): [Write, Write] {
  const [one, two] = differing(
    actsOn(kind)
      .filter(({ after }) => after.writes[field] === after.marks.length - 1 && after.conflicts.length === 0)
      .map(({ act, before, after }) => ({ act, before, value: after.fields[field] })),
  );
  if (!one) throw new Error(`${kind}.${field}: no act writes it`);
  return [one, two ?? one];
}

/** Two acts that append an entry to a list. */
export function entriesOf(kind: string, field: string): [Write, Write] {
  const [one, two] = differing(
    actsOn(kind).flatMap(({ act, before, after }) => {
      const entry = after.lists[field]?.at(-1);
      return entry?.mark === after.marks.length - 1 ? [{ act, before, value: entry.value }] : [];
    }),
  );
  if (!one) throw new Error(`${kind}.${field}: no act adds to it`);
  return [one, two ?? one];
}

/** An act that adds one element to a set, one that adds another, and one that takes the first away. */
export function elementsOf(kind: string, field: string): { add: Write; other: Write; remove: Act } {
  const key = keyOf(kind);
  const adds = actsOn(kind).flatMap(({ act, before: way }) => {
    // A record that begins without elements, whatever its made-up beginning says.
    const before = way.map(({ payload: { [field]: _, ...payload }, ...rest }): Act => ({ ...rest, payload }));
    const elements = setElements(stateAfter(logOf([...before, act]), key), field);
    return elements.length === 1 && before.length > 0 ? [{ act, before, value: elements[0] }] : [];
  });
  for (const add of differing(adds)) {
    const other = adds.find(({ value }) => value !== add.value);
    const remove = actsOn(kind).find(({ act }) => {
      const after = stateAfter(logOf([...add.before, add.act, act]), key);
      return setElements(after, field).length === 0;
    })?.act;
    if (other && remove) return { add, other, remove };
  }
  throw new Error(`${kind}.${field}: no act adds to it, or none takes away what was added`);
}
