import type { TicketRow } from "../../shared/domain/ticket/ticket-view.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { useNow } from "../core/index.ts";
import { ClockRing } from "./clock-ring.tsx";
import { hoursAndMinutes, shownClock } from "./clock-shown.ts";
import type { ShownClock } from "./clock-shown.ts";
import css from "./clock.module.css";
import { useTicketClock } from "./use-ticket-clock.ts";

/** What a list says of a ticket's time: how much is left, that it is over, or what it waits for. */
export function ClockMark({ ticket }: { ticket: TicketRow }) {
  const t = useText("clock");
  const clock = useTicketClock(ticket);
  const shown = clock && shownClock(clock);
  const hint = useHint(shown);
  if (!shown) return null;
  return (
    <span className={css.mark} data-tone={shown.tone} title={hint}>
      <ClockRing tone={shown.tone} share={shown.share} />
      {shown.waits ? (
        <span>{t(`ticket:reason.${shown.waits}`)}</span>
      ) : (
        <>
          <span className="visually-hidden">
            {t(`hidden.${shown.tone}`, { clock: t(`ticket:clock.${shown.name}`) })}
          </span>
          {shown.tone === "over" ? t("over", { time: hoursAndMinutes(shown.leftMinutes) }) : null}
          {shown.tone === "met" ? t("met") : null}
          {shown.tone === "calm" || shown.tone === "soon" ? hoursAndMinutes(shown.leftMinutes) : null}
        </>
      )}
    </span>
  );
}

function useHint(shown: ShownClock | null): string | undefined {
  const t = useText("clock");
  const format = useFormat();
  const now = useNow();
  if (!shown || shown.dueAt === null) return undefined;
  return t("dueHint", {
    clock: t(`ticket:clock.${shown.name}`),
    when: format.dateTime(shown.dueAt * 1000, now),
  });
}
