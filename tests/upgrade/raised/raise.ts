import { z } from "zod";
import { older } from "../../../shared/domain/kind/act.ts";
import type { AnyAct } from "../../../shared/domain/kind/act.ts";
import { site } from "../../../shared/domain/site/site.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { writeField } from "../../../shared/log/write.ts";

// A program of the future, made of this one by raising three acts; imported before everything that
// reads the kinds (console.ts, hub.ts). For tests of two versions (raised-versions.test.ts).

type Payload = Record<string, unknown>;
type Changes = Partial<AnyAct> & { lift: Parameters<typeof older>[0]["lift"] };

function raise(type: string, change: (act: AnyAct) => Changes): void {
  const acts = ticket.acts as Record<string, AnyAct>;
  const act = acts[type] as AnyAct;
  const { lift, ...changed } = change(act);
  const { payload, personal = {} } = act;
  const touches = (said: object) => act.touches(said);
  const before = older({ payload: payload as never, touches, personal, lift });
  acts[type] = { ...act, ...changed, older: [...(act.older ?? []), before] };
}

/** The form of an act with other parts. */
const withParts = (schema: unknown, parts: z.core.$ZodLooseShape) => (schema as z.ZodObject).extend(parts);

/** A new required key: where the work was done. */
raise("ticket.note", (act) => {
  const work = { work: z.enum(["remote", "workshop"]) };
  return {
    payload: withParts(act.payload, work),
    asks: withParts(act.asks, work),
    lift: (payload) => ({ ...payload, work: "remote" }),
    fold: (draft, payload: Payload, logged) =>
      act.fold(draft, { ...payload, text: `${String(payload.text)} [${String(payload.work)}]` }, logged),
  };
});

/** A choice that is gone: nothing is confirmed by itself any more. */
raise("ticket.close", (act) => {
  const confirmation = { confirmation: z.enum(["signed", "verbal"]) };
  return {
    payload: withParts(act.payload, confirmation),
    asks: withParts(act.asks, confirmation),
    lift: (payload) =>
      payload.confirmation === "automatic" ? { ...payload, confirmation: "verbal" } : payload,
  };
});

/** Id of the record that an older assignment says without naming it. */
const slipOf = (operation: string) => operation.slice(0, -1) + (operation.endsWith("0") ? "1" : "0");

/** More records: each assignment leaves a slip, kept as a site. */
raise("ticket.assign", (act) => ({
  payload: withParts(act.payload, { slip: z.uuid() }),
  touches: (payload: Payload) => [...act.touches(payload), entityKeyOf("site", payload.slip as string)],
  lift: (payload, op) => ({ ...payload, slip: slipOf(op.id) }),
  alsoFolds: {
    site(draft, payload: Payload) {
      draft.state.exists = true;
      writeField(draft, site.fields.name, "name", `slip: ${String(payload.reason)}`);
    },
  },
  plan(asked, planning) {
    const plan = act.plan?.(asked, planning);
    if (!plan?.ok) return plan as NonNullable<typeof plan>;
    return { ok: true, value: { ...plan.value, payload: { ...plan.value.payload, slip: planning.newId() } } };
  },
}));
