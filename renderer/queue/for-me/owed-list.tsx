import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { useNow } from "../../core/index.ts";
import { useDeskRows } from "../../desk/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import css from "./for-me.module.css";
import type { OwedList } from "./open.ts";
import { TicketLink } from "./ticket-link.tsx";

/** Tickets of which something is owed: a review, a reason, a callback. Each is done where the ticket is worked on. */
export function Owed({ list, rows }: { list: OwedList; rows: readonly TicketRow[] }) {
  const t = useText("duty");
  const format = useFormat();
  const now = useNow();
  const members = useDeskRows("member");
  if (rows.length === 0) return <p className={css.soft}>{t(`forMe.none.${list}`)}</p>;
  return (
    <ul className={css.list} aria-label={t(`forMe.${list}`)}>
      {rows.map((row) => (
        <li key={row.id} className={css.line}>
          <TicketLink ticket={row} />
          <span className={css.soft}>
            {[
              list === "review" ? t("forMe.again", { reopened: row.reopened, visits: row.visits }) : "",
              members.find(({ id }) => id === row.assignee)?.name ?? t("forMe.nobody"),
              t(`ticket:status.${row.status}`),
              t("forMe.opened", { when: format.moment(row.openedAt, now) }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
