import fc from "fast-check";
import { KIND_NAMES, kindNamed } from "../../../shared/domain/kinds.ts";
import { OPERATION_TYPES } from "../../../shared/domain/registry.ts";
import { entityKeyOf, splitEntityKey } from "../../../shared/log/operation.ts";
import { logOf, stateAfter } from "./golden.ts";
import type { Act } from "./golden.ts";
import { FEW, payloadsOf, subjectsOf } from "./payloads.ts";
import type { Payload } from "./payloads.ts";

const SEED = 20261125;
const LOOKED_AT = 200;
/** No record needs more acts than this until another act is in place. */
const DEEPEST = 4;

const samples = new Map<string, Payload[]>();

/** Payloads of a version that are about the subject of its kind, always the same ones; the shortest first. */
export function samplesOf(type: string, v: number): Payload[] {
  const name = `${type}.v${v}`;
  let known = samples.get(name);
  if (!known) {
    known = fc
      .sample(payloadsOf(type, v, FEW), { seed: SEED, numRuns: LOOKED_AT })
      .filter((payload) => keyOfSubject({ type, v, payload }) !== null)
      .sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
    samples.set(name, known);
  }
  return known;
}

/** The record that an act is about: the subject of its kind, if it touches it. */
export function keyOfSubject(act: Act): string | null {
  const kind = OPERATION_TYPES.get(act.type)?.kind ?? null;
  const subjects = (kind === null ? KIND_NAMES : [kind]).flatMap((each) =>
    subjectsOf(each).map((id) => entityKeyOf(each, id)),
  );
  return logOf([act])[0]?.op.touches.find((key) => subjects.includes(key)) ?? null;
}

/** What leads on beside the shortest: one opinion is enough where a lot says so. */
const LEADS: Readonly<Record<string, (payload: Payload) => boolean>> = {
  "disposal.edit": ({ set }) => (set as Payload | undefined)?.appraisers === 1,
};

/** Acts after which an act is in place: its record exists, and nothing about it is in doubt. */
export function wayTo(act: Act): Act[] {
  const key = keyOfSubject(act) as string;
  const steps = Object.keys(kindNamed(splitEntityKey(key).kind)?.acts ?? {}).flatMap((type): Act[] => {
    const v = OPERATION_TYPES.get(type)?.v ?? 1;
    const [first, ...others] = samplesOf(type, v);
    const leading = Object.hasOwn(LEADS, type) ? others.find((each) => LEADS[type]?.(each)) : undefined;
    return [first, leading].flatMap((payload) => (payload ? [{ type, v, payload }] : []));
  });
  let ways: Act[][] = [[]];
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    for (const way of ways) {
      const state = stateAfter(logOf([...way, act]), key);
      if (state.exists && state.conflicts.length === 0) return way;
    }
    ways = differing(
      ways.flatMap((way) => steps.map((step) => [...way, step])),
      key,
    );
  }
  throw new Error(`${act.type} v${act.v}: no way leads to where it is in place`);
}

/** Ways that lead to different places, without a doubt on the way. */
function differing(ways: readonly Act[][], key: string): Act[][] {
  const led = new Map<string, Act[]>();
  for (const way of ways) {
    const { exists, fields, lists, conflicts } = stateAfter(logOf(way), key);
    const place = JSON.stringify([exists, fields, Object.keys(lists)]);
    if (conflicts.length === 0 && !led.has(place)) led.set(place, way);
  }
  return [...led.values()];
}
