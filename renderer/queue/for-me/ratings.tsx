import { useCoreQuery, useNow } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { Said } from "../../records/index.ts";
import { Stack } from "../../ui/index.ts";
import css from "./for-me.module.css";
import { ratingSums } from "./rating-sums.ts";
import { TicketLink } from "./ticket-link.tsx";

/** For leads alone: what users said of whose work, with their words; above it what it comes to for each technician. */
export function Ratings() {
  const t = useText("duty");
  const format = useFormat();
  const now = useNow();
  const { data } = useCoreQuery("rating.list", {});
  if (!data) return null;
  if (data.length === 0) return <p className={css.soft}>{t("forMe.none.ratings")}</p>;
  const sums = ratingSums(data.map(({ row, technicianName }) => ({ ...row, name: technicianName ?? "" })));
  return (
    <Stack>
      <table className={css.table} aria-label={t("forMe.sums")}>
        <thead>
          <tr>
            <th scope="col">{t("rating:field.technician")}</th>
            <th scope="col">{t("forMe.ratingCount")}</th>
            <th scope="col">{t("forMe.mean")}</th>
          </tr>
        </thead>
        <tbody>
          {sums.map(({ technician, name, count, total }) => (
            <tr key={technician ?? ""}>
              <th scope="row">{name || t("forMe.nobody")}</th>
              <td>{format.number(count)}</td>
              <td>{format.number(Math.round((total / count) * 10) / 10)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={css.list} aria-label={t("forMe.ratings")}>
        {data.map(({ row, ticket, technicianName }) => (
          <li key={row.id} className={css.line}>
            {ticket && <TicketLink ticket={ticket} />}
            <span className={css.soft}>
              {[
                row.stars > 0 ? t(`queue:rate.star.${row.stars as 1 | 2 | 3 | 4 | 5}`) : "",
                technicianName ?? t("forMe.nobody"),
                format.moment(row.at, now),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
            {row.comment !== "" && <Said text={row.comment} />}
          </li>
        ))}
      </ul>
    </Stack>
  );
}
