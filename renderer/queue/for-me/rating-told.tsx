import { useCoreQuery } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import css from "./for-me.module.css";

/** What a technician is told of the ratings of his own work: five at a time, never one. */
export function RatingTold() {
  const t = useText("duty");
  const format = useFormat();
  const { data } = useCoreQuery("rating.sums", {});
  if (!data) return null;
  if (data.length === 0) return <p className={css.soft}>{t("forMe.none.told")}</p>;
  return (
    <ul className={css.list} aria-label={t("forMe.ratings")}>
      {data.map(({ total, at }) => (
        <li key={at} className={css.line}>
          {t("forMe.told", { total: format.number(total), when: format.date(at) })}
        </li>
      ))}
    </ul>
  );
}
