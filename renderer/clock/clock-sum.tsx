import { useMemo } from "react";
import type { TicketRow } from "../../shared/domain/ticket/ticket-view.ts";
import type { ClockDetail } from "../../shared/ipc/record-details.ts";
import type { ClockName, ClockReading } from "../../shared/sla/clock.ts";
import { momentOf, useCoreQuery, useCoreSession, useNow, useSession } from "../core/index.ts";
import { useFormat, useLocale, useText } from "../i18n/index.ts";
import { useDefinitions } from "../records/index.ts";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import type { NamedRule } from "../../shared/domain/ticket/ticket-clock.ts";
import { AppDialog, ErrorNote } from "../ui/index.ts";
import { BothVerdicts } from "./both-verdicts.tsx";
import { CorrectedTimes } from "./corrected.tsx";
import { ClockRing } from "./clock-ring.tsx";
import { hoursAndMinutes, toneOf } from "./clock-shown.ts";
import { useSkew } from "./use-skew.ts";
import css from "./clock.module.css";

/** What the clocks of a ticket come to and why: time worked, pauses by reason, days left out, by which rules. */
export function ClockSum({ ticket, onClose }: { ticket: TicketRow; onClose: () => void }) {
  const t = useText("clock");
  const { now } = useCoreSession();
  const minute = useNow();
  const skew = useSkew();
  const at = useMemo(() => momentOf(new Date(Math.max(minute, now()) - skew)), [minute, now, skew]);
  const { data, error } = useCoreQuery("ticket.clock", { id: ticket.id, at });
  return (
    <AppDialog title={t("sum.title", { number: ticket.number })} size="lg" onClose={onClose}>
      {error ? <ErrorNote error={error} /> : null}
      {data === null ? <p className={css.soft}>{t("sum.nothing")}</p> : null}
      {data ? <Sum clock={data} /> : null}
    </AppDialog>
  );
}

function Sum({ clock }: { clock: ClockDetail }) {
  const t = useText("clock");
  const joined = useSession()?.hub != null;
  return (
    <div className={css.sum}>
      <Clocks clock={clock} />
      {clock.verdicts ? <BothVerdicts verdicts={clock.verdicts} /> : null}
      <CorrectedTimes times={clock.corrected} />
      <Moments clock={clock} />
      <Pauses clock={clock} />
      <OddDays clock={clock} />
      <Rules clock={clock} />
      {clock.estimated ? <p className={css.soft}>{t("sum.estimated")}</p> : null}
      {clock.provisional && joined ? <p className={css.soft}>{t("provisionalHint")}</p> : null}
      {clock.flags.some(({ flag }) => flag !== "notPaused") ? (
        <p className={css.soft}>{t("sum.flagged")}</p>
      ) : null}
    </div>
  );
}

function Clocks({ clock }: { clock: ClockDetail }) {
  const t = useText("clock");
  const format = useFormat();
  const readings = Object.entries(clock.clocks) as [ClockName, ClockReading][];
  return (
    <table className={css.table}>
      <thead>
        <tr>
          {(["clock", "target", "used", "paused", "dueAt", "state"] as const).map((head) => (
            <th key={head} scope="col">
              {t(`sum.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {readings.map(([name, reading]) => (
          <tr key={name}>
            <th scope="row">{t(`ticket:clock.${name}`)}</th>
            <td>{hoursAndMinutes(reading.targetMinutes)}</td>
            <td>{hoursAndMinutes(reading.usedMinutes)}</td>
            <td>{reading.pausedMinutes === 0 ? "–" : hoursAndMinutes(reading.pausedMinutes)}</td>
            <td>{reading.dueAt === null ? "–" : format.dateTime(reading.dueAt * 1000)}</td>
            <td>
              <span className={css.mark} data-tone={toneOf(reading)}>
                <ClockRing tone={toneOf(reading)} share={reading.usedMinutes / reading.targetMinutes} />
                {t(
                  `state.${reading.state}${reading.stoppedAt !== null && reading.state === "breached" ? "Over" : ""}`,
                )}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the clocks followed, each at the moment that counts. */
function Moments({ clock }: { clock: ClockDetail }) {
  const t = useText("clock");
  const format = useFormat();
  const shown = clock.times.filter(({ kind }) => kind !== "matter");
  return (
    <section>
      <h3>{t("sum.moments")}</h3>
      <ul className={css.list}>
        {shown.map((time, index) => (
          <li key={index}>
            {format.dateTime(time.at * 1000)} {t(`moment.${time.kind}`)}
            {time.kind === "paused" ? t("sum.because", { reason: t(`ticket:reason.${time.reason}`) }) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Pauses({ clock }: { clock: ClockDetail }) {
  const t = useText("clock");
  const minutes = new Map<string, number>();
  for (const { reason, minutes: each } of clock.pauses)
    minutes.set(reason, (minutes.get(reason) ?? 0) + each);
  if (minutes.size === 0) return null;
  return (
    <section>
      <h3>{t("sum.pauses")}</h3>
      <ul className={css.list}>
        {[...minutes].map(([reason, each]) => (
          <li key={reason}>
            {t("sum.pause", { reason: t(`ticket:reason.${reason}`), time: hoursAndMinutes(each) })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OddDays({ clock }: { clock: ClockDetail }) {
  const t = useText("clock");
  const format = useFormat();
  if (clock.oddDays.length === 0) return null;
  return (
    <section>
      <h3>{t("sum.days")}</h3>
      <ul className={css.list}>
        {clock.oddDays.map(({ date, name, by, isOffDay }) => (
          <li key={date}>
            {format.date(Date.parse(`${date}T12:00:00`))} {name} {t(isOffDay ? "sum.off" : "sum.worked")}
            {by === "notice" ? "" : t(`sum.by.${by}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** By which calendar and target: as they are called today, with the version that counted. */
function Rules({ clock }: { clock: ClockDetail }) {
  const t = useText("clock");
  const locale = useLocale();
  const calendars = useDefinitions("calendar");
  const targets = useDefinitions("target");
  const titleOf = ({ key, title }: NamedRule, words: { word: (key: string) => string }) =>
    inLanguage(title, locale) || words.word(key);
  return (
    <p className={css.soft}>
      {clock.target
        ? t("sum.byTarget", { title: titleOf(clock.target, targets), version: clock.target.version })
        : null}{" "}
      {clock.always
        ? t("sum.always")
        : t("sum.byCalendar", {
            title: titleOf(clock.calendar, calendars),
            version: clock.calendar.version,
          })}{" "}
      {t("sum.zone", { zone: clock.zone })} {clock.closed ? t("sum.closed") : ""}
    </p>
  );
}
