import { z } from "zod";
import type { FieldTable } from "../../log/field.ts";
import { entityKeyOf } from "../../log/operation.ts";
import type { Permission } from "../permission/permission.ts";
import { ref } from "../words.ts";
import { act, plainly } from "./act.ts";
import { applyEdits, editsOf, personalEdits, sealedEditsOf } from "./edits.ts";
import { formOf } from "./form.ts";
import { changesSomething, existing, labelOf, planned } from "./plan.ts";
import type { Planning, Result } from "./plan.ts";

/**
 * The stock act of small records: adds one (nobody named) or changes one. Every edited field may be
 * set; what a field refers to must exist. Payload: `{ <kind>: id, set }`.
 */
export function setting<const N extends string, const F extends FieldTable>(
  kind: N,
  fields: F,
  options: {
    permission: Permission;
    about: string;
    /** What a new record cannot be without. */
    needs: keyof F & string;
    /** Its version 1 hid nothing: it was written before a field of it was personal. */
    plainFirst?: true;
  },
) {
  type Ids = { [K in N]: z.ZodType<string> };
  type Asked = { [K in N]?: string } & { set: Record<string, unknown> };
  type Known = { [K in N]: z.ZodOptional<z.ZodType<string>> };
  const id = { [kind]: ref } as unknown as Ids;
  const known = { [kind]: ref.optional() } as unknown as Known;
  const { permission, about, needs, plainFirst } = options;
  const payload = z.object({ ...id, set: sealedEditsOf(fields) });
  const touches = (said: object) => [entityKeyOf(kind, (said as Record<string, unknown>)[kind] as string)];
  const personal = personalEdits(fields);
  return act({
    permission,
    about,
    undo: `${kind}.undo`,
    ...(plainFirst ? { older: [plainly(payload, touches)] } : {}),
    ...(Object.keys(personal).length > 0 ? { personal } : {}),
    payload,
    touches,
    fold(draft, said) {
      draft.state.exists = true;
      applyEdits(draft, fields, (said as { set: Record<string, unknown> }).set);
    },
    asks: z.object({ ...known, set: editsOf(fields) }).refine(
      (asked) => {
        const { [kind]: named, set } = asked as Asked;
        return named !== undefined || typeof set[needs] === "string";
      },
      { message: `a new ${kind} needs a ${needs}`, path: ["set", needs] },
    ),
    plan(asked, planning) {
      const { [kind]: named, set } = asked as Asked;
      const found = refersToSomething(planning, fields, set);
      if (!found.ok) return found;
      const said = changesSomething(set);
      if (!said.ok) return said;
      let label = typeof set[needs] === "string" ? set[needs] : "";
      if (named !== undefined) {
        const before = existing(planning, kind, named, kind);
        if (!before.ok) return before;
        label ||= labelOf(before.value);
      }
      const entity = named ?? planning.newId();
      return planned({ payload: { [kind]: entity, set }, label, id: entity, number: null });
    },
  });
}

/** What the fields of an edit refer to must exist on this laptop. */
export function refersToSomething(
  planning: Planning,
  fields: FieldTable,
  set: Record<string, unknown>,
  at = "set.",
): Result<null> {
  for (const [name, value] of Object.entries(set)) {
    const spec = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (typeof value !== "string" || !spec) continue;
    const form = formOf(spec.schema);
    if (form.form !== "ref") continue;
    const found = existing(planning, form.kind, value, `${at}${name}`);
    if (!found.ok) return found;
  }
  return planned(null);
}
