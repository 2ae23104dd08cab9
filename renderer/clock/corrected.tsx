import type { CorrectedTime } from "../../shared/domain/ticket/ticket-recorded.ts";
import { TOLD_SKEW_MS } from "../../shared/log/seen.ts";
import type { Text } from "../i18n/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { offBy } from "./off-by.ts";
import css from "./clock.module.css";

/** By how much a device's clock was ahead of, or behind, what counts, in words. */
function offWords(t: Text, said: number, counts: number): string {
  const { unit, ...amount } = offBy(said, counts);
  return t(`corrected.${said > counts ? "ahead" : "behind"}`, { time: t(`corrected.${unit}`, amount) });
}

/** Beside what was done: that the clock of its device showed another time. Nothing where it was about right. */
export function ClockWasOff({ at, corrected }: { at: string; corrected: number }) {
  const t = useText("clock");
  const format = useFormat();
  const said = Date.parse(at);
  if (Number.isNaN(said) || Math.abs(said - corrected) <= TOLD_SKEW_MS) return null;
  return (
    <span>{t("corrected.mark", { when: format.dateTime(said), off: offWords(t, said, corrected) })}</span>
  );
}

/** Which times of a ticket count otherwise than their devices' clocks showed them, by how much, and why. */
export function CorrectedTimes({ times }: { times: readonly CorrectedTime[] }) {
  const t = useText("clock");
  const format = useFormat();
  if (times.length === 0) return null;
  return (
    <section>
      <h3>{t("corrected.title")}</h3>
      <ul className={css.list}>
        {times.map(({ kind, said, counts, why }, index) => (
          <li key={index}>
            {t("corrected.line", {
              step: t(`moment.${kind}`),
              said: format.dateTime(said),
              counts: format.dateTime(counts),
              off: offWords(t, said, counts),
            })}
            {t(`corrected.why.${why}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
