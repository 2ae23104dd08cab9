import fc from "fast-check";
import { KINDS } from "../../../shared/domain/kinds.ts";
import type { RecordKind } from "../../../shared/domain/kind/record-kind.ts";
import { OPERATION_TYPES } from "../../../shared/domain/registry.ts";
import { logOf, played, stateAfter } from "./golden.ts";
import type { Act, Example, Golden } from "./golden.ts";
import { formOfPayload } from "./payload-forms.ts";
import { FEW, payloadsOf, subjectOf } from "./payloads.ts";
import type { Payload } from "./payloads.ts";

const SEED = 20261125;
const LOOKED_AT = 80;
/** No record needs more acts than this until another act is in place. */
const DEEPEST = 3;

/** The golden payloads of a version, made from its form: always the same ones. */
export function makeGolden(type: string, v: number): Golden {
  const all = samplesOf(type, v);
  const [least, middle, most] = [0, 0.5, 1].map((part) => all[Math.floor((all.length - 1) * part)]);
  const other = all[Math.floor(all.length * 0.6)];
  if (!least || !middle || !most || !other) throw new Error(`${type} v${v}: no payloads can be made`);
  const example = (shows: string, payload: Payload, rival?: Payload): Example => {
    const before = wayTo({ type, v, payload });
    if (rival) before.push({ type, v, payload: rival, unseen: true });
    return { shows, before, payload, ...played({ before, payload }, { type, v }) };
  };
  const examples = [
    example("the least that is said", least),
    example("the most", most),
    example("a part that only a newer program knows", { ...middle, hologram: true }),
    example("what somebody else did at the same time", other, middle),
  ];
  return { type, v, form: formOfPayload(type, v), examples };
}

const sizeOf = (payload: Payload) => JSON.stringify(payload).length;

const samples = new Map<string, Payload[]>();

/** Payloads that are about the subject of their kind, the shortest first. */
function samplesOf(type: string, v: number): Payload[] {
  const name = `${type}.v${v}`;
  const known = samples.get(name) ?? sampled(type, v).sort((a, b) => sizeOf(a) - sizeOf(b));
  samples.set(name, known);
  return known;
}

function sampled(type: string, v: number): Payload[] {
  const made = fc.sample(payloadsOf(type, v, FEW), { seed: SEED, numRuns: LOOKED_AT });
  return made.filter((payload) => subjectKey({ type, v, payload }) !== null);
}

/** The record that an act is about: the subject of its kind, if it touches it. */
function subjectKey(act: Act): string | null {
  const kind = OPERATION_TYPES.get(act.type)?.kind ?? (act.payload.kind as string);
  const key = `${kind}:${subjectOf(kind)}`;
  return logOf([act])[0]?.op.touches.includes(key) ? key : null;
}

/** Acts after which an act is in place: its record exists, and nothing about it is in doubt. */
function wayTo(act: Act): Act[] {
  const key = subjectKey(act) as string;
  const kind = (KINDS as readonly RecordKind[]).find(({ name }) => key.startsWith(`${name}:`));
  const steps = Object.keys(kind?.acts ?? {}).flatMap((type): Act[] => {
    const v = OPERATION_TYPES.get(type)?.v ?? 1;
    const payload = samplesOf(type, v)[0];
    return payload ? [{ type, v, payload }] : [];
  });
  let ways: Act[][] = [[]];
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    for (const way of ways) {
      const state = stateAfter(logOf([...way, act]), key);
      if (state.exists && state.conflicts.length === 0) return way;
    }
    ways = ways.flatMap((way) => steps.map((step) => [...way, step]));
  }
  throw new Error(`${act.type} v${act.v}: no way leads to where it is in place`);
}
