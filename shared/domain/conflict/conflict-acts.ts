import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import { HIDDEN } from "../../log/parts.ts";
import { openConflict } from "../../log/state.ts";
import { settle } from "../../log/write.ts";
import { act, older } from "../kind/act.ts";
import { allExist, existing, labelOf, planned, refused } from "../kind/plan.ts";
import { ACKNOWLEDGED, guardedRules } from "../kind/guards.ts";
import type { RecordKind } from "../kind/record-kind.ts";
import { ref, text } from "../words.ts";

/** What 0.1.0 settled by a value; its form never changes. */
const SETTLED_IN_0_1_0: Readonly<Record<string, readonly string[]>> = {
  ticket: ["description", "errorText", "solution", "status"],
  asset: ["remark"],
};

const decision = {
  entity: ref,
  field: z.string().max(40),
  sides: z.array(ref).min(1).max(50),
  value: z.string().max(8000),
  note: text(1000).default(""),
};
/** Records that share a value, and are different things all the same. */
const apart = z.object({
  kind: z.string().regex(/^[a-z]{1,20}$/),
  field: z.string().max(40),
  records: z.array(ref).min(2).max(20),
  note: text(1000).default(""),
});
const touches = ({ kind, entity }: { kind: string; entity: string }) => [entityKeyOf(kind, entity)];

/**
 * The act that every kind has: a person has looked at the stories of a text or a state and chosen, or
 * has looked at a decision that breaks a rule.
 * `sides` are the operation ids of the stories that were on the screen; a story that was not stays
 * open.
 */
export function conflictActs(kinds: readonly RecordKind[]) {
  /** Form of what settles a field's conflict, or a rule's breach; none where a value settles nothing. */
  const formOf = (kind: string, name: string): z.ZodType | undefined => {
    const found = kinds.find((each) => each.name === kind);
    if (!found) return undefined;
    if (guardedRules(found).includes(name)) return z.literal(ACKNOWLEDGED);
    const spec = Object.hasOwn(found.fields, name) ? found.fields[name] : undefined;
    return spec?.class === "text" || spec?.class === "state" ? spec.schema : undefined;
  };
  const isInForm = (allowed: (kind: string, name: string) => boolean) => {
    return <S extends z.ZodType<{ kind: string; field: string; value: string }>>(schema: S) =>
      schema
        .refine(({ kind, field }) => allowed(kind, field), {
          message: "this field is not settled by a value",
          path: ["field"],
        })
        .refine(
          ({ kind, field, value }) => !allowed(kind, field) || formOf(kind, field)?.safeParse(value).success,
          { message: "this value does not fit the field", path: ["value"] },
        );
  };
  const inForm = isInForm((kind, name) => formOf(kind, name) !== undefined);
  const inOldForm = isInForm((kind, name) => SETTLED_IN_0_1_0[kind]?.includes(name) ?? false);
  const settled = inForm(z.object({ kind: z.string().regex(/^[a-z]{1,20}$/), ...decision }));

  const uniqueFormOf = (kind: string, field: string) => {
    const fields = kinds.find((each) => each.name === kind)?.fields ?? {};
    return Object.hasOwn(fields, field) ? fields[field]?.uniqueForm : undefined;
  };

  return {
    "conflict.tellApart": act({
      permission: "conflict.resolve",
      final: "a decision others build on; two that are one after all are merged",
      about:
        "Ends a conflict of records that share a unique value: somebody has looked, they are different things.",
      payload: apart,
      personal: { note: HIDDEN },
      keep: { years: null, locked: false, basis: "service record" },
      touches: ({ kind, records }) => [...new Set(records)].map((id) => entityKeyOf(kind, id)),
      fold({ state }, { field, records }) {
        const others = records.filter((id) => id !== state.id);
        state.apart = [...(state.apart ?? []), { field, others }];
      },
      asks: apart,
      plan(asked, planning) {
        const { kind, field, records } = asked;
        const form = uniqueFormOf(kind, field);
        if (!form) return refused("malformed", "this field is not unique", "field");
        const found = allExist(planning, kind, records, (index) => `records.${index}`);
        if (!found.ok) return found;
        const claims = records.map((id) => form(planning.state(kind, id)?.fields[field]));
        const other = claims.findIndex((claim) => claim === "" || claim !== claims[0]);
        if (other >= 0) return refused("stale", "this record has another value now", `records.${other}`);
        return planned({ payload: asked, label: claims[0] ?? "", id: records[0] ?? null, number: null });
      },
    }),
    "conflict.resolve": act({
      permission: "conflict.resolve",
      final: "a decision between what others said: the chosen value is changed like any other",
      about:
        "Settles a conflict of texts or states with a chosen value, or a breach of a rule with `acknowledged`.",
      older: [
        older({
          payload: inOldForm(z.object({ kind: z.enum(["ticket", "asset"]), ...decision })),
          touches,
          lift: (payload) => payload,
        }),
      ],
      payload: settled,
      // A state's name is nobody's; a chosen text is what somebody wrote.
      personal: ({ kind, field }) => {
        const fields = kinds.find((each) => each.name === kind)?.fields ?? {};
        const name = String(field);
        const isText = Object.hasOwn(fields, name) && fields[name]?.class === "text";
        return isText ? { value: HIDDEN, note: HIDDEN } : { note: HIDDEN };
      },
      keep: { years: null, locked: false, basis: "service record" },
      touches,
      fold(draft, { field, sides, value }) {
        settle(draft, field, sides, value);
      },
      asks: settled,
      plan(asked, planning) {
        const entity = existing(planning, asked.kind, asked.entity, "entity");
        if (!entity.ok) return entity;
        const conflict = openConflict(entity.value, asked.field);
        if (!conflict) return refused("stale", "this conflict has been settled", "field");
        const open = new Set(conflict.sides.map((side) => side.op));
        const unknown = asked.sides.findIndex((side) => !open.has(side));
        if (unknown >= 0) return refused("stale", "this story is not open", `sides.${unknown}`);
        return planned({ payload: asked, label: labelOf(entity.value), id: asked.entity, number: null });
      },
    }),
  };
}
