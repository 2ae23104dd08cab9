import { inFormOrder } from "../../shared/domain/form-order.ts";
import { useNames } from "../desk/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import type { KeyValue } from "../ui/index.ts";
import { KeyValues } from "../ui/index.ts";
import type { Reader } from "./readable.ts";
import { UUID, enteredFields, readable } from "./readable.ts";
import css from "./sync.module.css";

/** Everything that was entered with an operation, by field. */
export function EnteredValues({ body }: { body: Record<string, unknown> }) {
  const t = useText("domain");
  const format = useFormat();
  const payload = (body.payload ?? {}) as Record<string, unknown>;
  const type = String(body.type ?? "");
  const kind = type.split(".")[0] ?? "";
  const { set, ...rest } = payload;
  const reader: Reader = {
    id: useNames(JSON.stringify(payload).match(UUID) ?? []),
    moment: (ms) => format.dateTime(ms),
    yesNo: (value) => t(value ? "yes" : "no"),
    word: (words, value) => t([`${words}.${value}`, "entered.asIs"], { value }),
    between: t("entered.between"),
  };
  const items: KeyValue[] = [
    ...enteredFields(rest, false),
    // In `set` a site is a field like others.
    ...inFormOrder(kind, enteredFields((set as Record<string, unknown> | undefined) ?? {}, true)),
  ].map(([name, value]) => {
    const text = readable(reader, type, name, value);
    return {
      label: t([`${kind}Field.${name}`, `entered.${name}`, "unknown.field"]),
      value: <span className={css.prose}>{text}</span>,
      wide: text.length > 40 || text.includes("\n"),
    };
  });
  return items.length === 0 ? (
    <p className={css.faint}>{t("entered.nothing")}</p>
  ) : (
    <KeyValues items={items} />
  );
}
