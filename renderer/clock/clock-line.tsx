import { useState } from "react";
import type { TicketRow } from "../../shared/domain/ticket/ticket-view.ts";
import { useNow, useSession } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { useActions } from "../ui/index.ts";
import { ClockRing } from "./clock-ring.tsx";
import { hoursAndMinutes, shownClock } from "./clock-shown.ts";
import type { ShownClock } from "./clock-shown.ts";
import { ClockSum } from "./clock-sum.tsx";
import css from "./clock.module.css";
import { useTicketClock } from "./use-ticket-clock.ts";

/** Where somebody is told (domain.md 3.6), shares of the target. */
const TICKS = [0.5, 0.75, 0.9];

/** The line under a title: ring, words, how far it has come, and the moment. A click opens the sum. */
export function ClockLine({ ticket }: { ticket: TicketRow }) {
  const t = useText("clock");
  const [open, setOpen] = useState(false);
  const clock = useTicketClock(ticket);
  const shown = clock && shownClock(clock);
  // A laptop that works alone has nobody who would judge otherwise.
  const provisional = useSession()?.hub != null && ticket.pending > 0;
  const isOver = ticket.status === "closed" || ticket.status === "archived";
  useActions([
    { id: "ticket.clock", of: ticket.id, group: "ticket", shortcuts: [], run: () => setOpen(true) },
  ]);
  const sum = open ? <ClockSum ticket={ticket} onClose={() => setOpen(false)} /> : null;
  if (isOver) {
    return (
      <>
        <div className={css.line}>
          <button type="button" className={css.open} aria-haspopup="dialog" onClick={() => setOpen(true)}>
            {t("judged")}
          </button>
        </div>
        {sum}
      </>
    );
  }
  if (!clock || !shown) return sum;
  return (
    <>
      <div className={css.line} data-tone={shown.tone}>
        <Left shown={shown} />
        <span className={css.bar} aria-hidden>
          <span className={css.fill} style={{ width: `${shown.share * 100}%` }} />
          {TICKS.map((at) => (
            <span key={at} className={css.tick} style={{ left: `${at * 100}%` }} />
          ))}
        </span>
        <button type="button" className={css.open} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <Due shown={shown} />
        </button>
        {clock.estimated ? <span>{t("estimated")}</span> : null}
        {provisional ? <span title={t("provisionalHint")}>{t("provisional")}</span> : null}
      </div>
      {sum}
    </>
  );
}

function Left({ shown }: { shown: ShownClock }) {
  const t = useText("clock");
  const name = t(`ticket:clock.${shown.name}`);
  const told = shown.waits
    ? t("lineWaits", { clock: name, reason: t(`ticket:reason.${shown.waits}`) })
    : t(`line.${shown.tone}`, { clock: name, time: hoursAndMinutes(shown.leftMinutes) });
  return (
    <span className={css.left}>
      <ClockRing tone={shown.tone} share={shown.share} />
      {told}
    </span>
  );
}

function Due({ shown }: { shown: ShownClock }) {
  const t = useText("clock");
  const format = useFormat();
  const now = useNow();
  if (shown.dueAt === null || shown.tone === "met") return t("more");
  return t("due", { when: format.dateTime(shown.dueAt * 1000, now) });
}
