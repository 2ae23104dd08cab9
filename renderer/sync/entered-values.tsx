import { inFormOrder } from "../../shared/domain/form-order.ts";
import { useContributions } from "../contributions/index.ts";
import { useFormat, useLocale, useText } from "../i18n/index.ts";
import { Said, takenWord, useNames } from "../records/index.ts";
import type { KeyValue } from "../ui/index.ts";
import { KeyValues } from "../ui/index.ts";
import type { Reader } from "./readable.ts";
import { UUID, enteredBeside, enteredFields, readable } from "./readable.ts";
import css from "./sync.module.css";

/** Everything that was entered with an operation, by field. */
export function EnteredValues({ body }: { body: Record<string, unknown> }) {
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
  const items: KeyValue[] = [
    ...enteredBeside(rest, (name) => Object.hasOwn(records, name)),
    ...inFormOrder(kind, enteredFields((set as Record<string, unknown> | undefined) ?? {})),
  ].map(([name, value]) => {
    const text = readable(reader, name, value);
    return {
      label: t([`${kind}:field.${name}`, `entered.${name}`, "unknown.field"]),
      value: (
        <span className={css.prose}>
          <Said text={text} />
        </span>
      ),
      wide: text.length > 40 || text.includes("\n"),
    };
  });
  return items.length === 0 ? (
    <p className={css.faint}>{t("entered.nothing")}</p>
  ) : (
    <KeyValues items={items} />
  );
}
