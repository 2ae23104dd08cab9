import { inFormOrder } from "../../shared/domain/form-order.ts";
import { useContributions } from "../contributions/index.ts";
import { useFormat, useLocale, useText } from "../i18n/index.ts";
import { takenWord, useNames } from "../records/index.ts";
import type { Reader } from "./readable.ts";
import { UUID, enteredBeside, enteredFields, readable } from "./readable.ts";

export interface EnteredItem {
  label: string;
  text: string;
}

/** Everything that was entered with an operation, by field, as people read it. */
export function useEnteredItems(body: Record<string, unknown>): EnteredItem[] {
  const t = useText("domain");
  const format = useFormat();
  const locale = useLocale();
  const { records } = useContributions();
  const payload = (body.payload ?? {}) as Record<string, unknown>;
  const type = String(body.type ?? "");
  const kind = type.split(".")[0] ?? "";
  const { set, ...rest } = payload;
  const reader: Reader = {
    id: useNames(JSON.stringify(payload).match(UUID) ?? []),
    moment: (ms) => format.dateTime(ms),
    yesNo: (value) => t(value ? "yes" : "no"),
    word: (field, value) =>
      takenWord(kind, field, value, payload.uses, locale) ??
      t([`${kind}:${field}.${value}`, "entered.asIs"], { value }),
    between: t("entered.between"),
  };
  return [
    ...enteredBeside(rest, (name) => Object.hasOwn(records, name)),
    ...inFormOrder(kind, enteredFields((set as Record<string, unknown> | undefined) ?? {})),
  ].map(([name, value]) => ({
    label: t([`${kind}:field.${name}`, `entered.${name}`, "unknown.field"]),
    text: readable(reader, name, value),
  }));
}
