import type { z } from "zod";
import { definitionUses } from "../../../shared/domain/definition/definition-use.ts";
import { inFormOrder } from "../../../shared/domain/form-order.ts";
import { within } from "../../../shared/domain/kind/form.ts";
import { OPERATION_TYPES } from "../../../shared/domain/registry.ts";
import { useContributions } from "../../contributions/index.ts";
import { useText } from "../../i18n/index.ts";
import { fieldMeta } from "../meta.ts";
import { enteredBeside, enteredFields, readValue } from "../value/read-value.ts";
import { readField, useReader, useWording } from "../value/use-reading.ts";

export interface EnteredItem {
  label: string;
  text: string;
}

/** Everything that was entered with an operation, by field, as people read it. */
export function useEntered(body: Record<string, unknown>): EnteredItem[] {
  const t = useText("domain");
  const say = useWording();
  const { records } = useContributions();
  const payload = (body.payload ?? {}) as Record<string, unknown>;
  const type = String(body.type ?? "");
  const kind = type.split(".")[0] ?? "";
  const { set, ...beside } = payload;
  const taken = definitionUses.safeParse(payload.uses ?? []).data ?? [];
  const reader = useReader({ kind, said: payload, taken });
  const schema: z.ZodType | null = OPERATION_TYPES.get(type)?.payload ?? null;

  const item = (name: string, text: string): EnteredItem => ({
    label: t([`${kind}:field.${name}`, `entered.${name}`, "unknown.field"]),
    text,
  });
  const inSet = inFormOrder(kind, enteredFields((set as Record<string, unknown> | undefined) ?? {}));
  return [
    ...enteredBeside(beside, (name) => Object.hasOwn(records, name)).map(([name, value]) =>
      item(name, readValue(reader, { field: name, schema: within(schema, name) }, value)),
    ),
    ...inSet.map(([name, value]) => {
      const meta = fieldMeta(kind, name);
      const plain = { field: name, schema: null };
      return item(name, meta ? readField(reader, meta, value, say) : readValue(reader, plain, value));
    }),
  ];
}
