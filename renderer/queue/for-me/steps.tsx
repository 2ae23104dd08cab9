import { useFormat, useText } from "../../i18n/index.ts";
import { useNow } from "../../core/index.ts";
import { useDeskRows } from "../../desk/index.ts";
import { Note } from "../../ui/index.ts";
import css from "./for-me.module.css";
import type { StepNotice } from "./step-notices.ts";
import { TicketLink } from "./ticket-link.tsx";

/** Steps of the ladder, the highest first: which ticket, how far, as what one is told of it, and who has it. */
export function Steps({ notices }: { notices: readonly StepNotice[] }) {
  const t = useText("duty");
  const format = useFormat();
  const now = useNow();
  const members = useDeskRows("member");
  if (notices.length === 0) return <p className={css.soft}>{t("forMe.none.steps")}</p>;
  return (
    <>
      {notices.every(({ disturbs }) => !disturbs) && <Note tone="note" title={t("forMe.afterHours")} />}
      <ul className={css.list} aria-label={t("forMe.steps")}>
        {notices.map(({ ticket, rung, as }) => (
          <li key={ticket.id} className={css.line}>
            <TicketLink ticket={ticket} />
            <span className={css.soft}>
              {[
                t(`ticket:ladder.${rung.step}`),
                t(`forMe.as.${as}`),
                members.find(({ id }) => id === ticket.assignee)?.name ?? t("forMe.nobody"),
                t("forMe.opened", { when: format.moment(ticket.openedAt, now) }),
                rung.recorded ? "" : t("forMe.here"),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
