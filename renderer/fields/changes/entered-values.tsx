import { useText } from "../../i18n/index.ts";
import { Said } from "../../records/index.ts";
import { KeyValues } from "../../ui/index.ts";
import css from "./entered-values.module.css";
import type { EnteredItem } from "./use-entered.ts";

/** What was entered with an operation, field by field. */
export function EnteredValues({ items }: { items: readonly EnteredItem[] }) {
  const t = useText("domain");
  if (items.length === 0) return <p className={css.nothing}>{t("entered.nothing")}</p>;
  return (
    <KeyValues
      items={items.map(({ label, text }) => ({
        label,
        value: (
          <span className={css.prose}>
            <Said text={text} />
          </span>
        ),
        wide: text.length > 40 || text.includes("\n"),
      }))}
    />
  );
}
