import { played } from "./golden.ts";
import type { Example, Golden } from "./golden.ts";
import { formOfPayload } from "./payload-forms.ts";
import type { Payload } from "./payloads.ts";
import { samplesOf, wayTo } from "./ways.ts";

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
