import { Button } from "@mantine/core";
import { IconClockPin } from "@tabler/icons-react";
import { useCore, useMay, useNow } from "../../core/index.ts";
import { useDeskRows } from "../../desk/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { DiscardButton, runAction } from "../../ui/index.ts";
import { useQueue } from "../queue-state.ts";
import type { Stamped } from "./moment-draft.ts";
import { stampedIn } from "./moment-draft.ts";
import css from "./moments-strip.module.css";

/** More would push the tickets away: the others wait among the drafts. */
const SHOWN = 3;

/** Moments that were kept and wait to be told, above the tickets. */
export function MomentsStrip() {
  const t = useText("queue");
  const stamped = stampedIn(useDeskRows("draft"));
  if (!useMay("ticket.write") || stamped.length === 0) return null;
  const left = stamped.length - SHOWN;
  return (
    <div className={css.strip} role="group" aria-label={t("moment.waiting")}>
      <ul className={css.moments}>
        {stamped.slice(0, SHOWN).map((each) => (
          <Line key={each.key} stamped={each} />
        ))}
      </ul>
      {left > 0 ? (
        <Button variant="subtle" size="compact-sm" onClick={() => runAction("drafts")}>
          {t("moment.more", { count: left })}
        </Button>
      ) : null}
    </div>
  );
}

const asTicket = (key: string) => useQueue.setState({ opening: key });
const asDone = (key: string) => useQueue.setState({ onTheSpot: key });

function Line({ stamped: { key, at, title, bare, form } }: { stamped: Stamped }) {
  const t = useText("queue");
  const format = useFormat();
  const core = useCore();
  const now = useNow();
  const when = format.moment(at, now);
  return (
    <li className={css.line}>
      <IconClockPin size="1rem" aria-hidden />
      <span className={css.what} title={title}>
        <strong>{when}</strong> {title === "" ? t("moment.toTell") : title}
      </span>
      {bare ? (
        <>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t("moment.asTicketOf", { when })}
            onClick={() => asTicket(key)}
          >
            {t("moment.asTicket")}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t("moment.asDoneOf", { when })}
            onClick={() => asDone(key)}
          >
            {t("moment.asDone")}
          </Button>
        </>
      ) : (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t("moment.goOnOf", { when })}
          onClick={() => (form === "ticket.open" ? asTicket(key) : asDone(key))}
        >
          {t("moment.goOn")}
        </Button>
      )}
      <DiscardButton onDiscard={() => void core.execute("draft.discard", { key })}>
        {t("moment.discard")}
      </DiscardButton>
    </li>
  );
}
