import { kindNamed } from "../../../shared/domain/kinds.ts";
import type { RecordKind } from "../../../shared/domain/kind/record-kind.ts";
import { takenBack } from "../../../shared/domain/kind/undo-facts.ts";
import { OPERATION_TYPES } from "../../../shared/domain/registry.ts";
import type { OperationType } from "../../../shared/domain/registry.ts";
import { logOf, played, stateAfter } from "./golden.ts";
import type { Act, Example, Golden } from "./golden.ts";
import { formOfPayload } from "./payload-forms.ts";
import { subjectOf } from "./payloads.ts";
import type { Payload } from "./payloads.ts";
import { keyOf } from "./writes.ts";
import { samplesOf, wayTo } from "./ways.ts";

/** An edit, and what takes it back: as made up, hardly any undo fits what was done. */
function undone(type: string, v: number): Pick<Example, "shows" | "before" | "payload"> {
  const { kind } = OPERATION_TYPES.get(type) as OperationType;
  const { acts, fields } = kindNamed(kind as string) as RecordKind;
  const name = Object.keys(acts).find((each) => acts[each]?.undo === type) as string;
  const key = keyOf(kind as string);
  const edits = samplesOf(name, OPERATION_TYPES.get(name)?.v ?? 1).map((payload): Act => ({
    type: name,
    v: OPERATION_TYPES.get(name)?.v ?? 1,
    payload,
  }));
  const way = [...wayTo({ type, v, payload: samplesOf(type, v)[0] as Payload })];
  for (const edit of edits.reverse()) {
    const log = logOf([...way, edit]);
    const [was, is] = [stateAfter(log.slice(0, -1), key), stateAfter(log, key)];
    const said = takenBack(fields, was, is);
    if (!was.exists || !said || is.conflicts.length > 0) continue;
    const { add, remove, ...rest } = said;
    const elements = Object.keys({ ...add, ...remove }).length > 0 ? { add, remove } : {};
    const operation = log.at(-1)?.op.id;
    const payload = {
      [kind as string]: subjectOf(kind as string),
      operation,
      act: name,
      ...rest,
      ...elements,
    };
    return { shows: "what was done is taken back", before: [...way, edit], payload };
  }
  throw new Error(`${type}: nothing can be taken back`);
}

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
  const back = OPERATION_TYPES.get(type)?.act.undoes ? undone(type, v) : null;
  if (back) examples.push({ ...back, ...played(back, { type, v }) });
  return { type, v, form: formOfPayload(type, v), examples };
}
