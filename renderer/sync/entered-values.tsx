import { useText } from "../i18n/index.ts";
import { Said } from "../records/index.ts";
import { KeyValues } from "../ui/index.ts";
import type { EnteredItem } from "../fields/index.ts";
import css from "./sync.module.css";

/** What was entered with an operation, field by field. */
export function EnteredValues({ items }: { items: readonly EnteredItem[] }) {
  const t = useText("domain");
  if (items.length === 0) return <p className={css.faint}>{t("entered.nothing")}</p>;
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
