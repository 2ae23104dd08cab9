import { dayOf, weekdayOf } from "../../shared/log/civil-days.ts";
import type { DueEntry } from "../../shared/ipc/rounds.ts";
import { useText } from "../i18n/index.ts";
import type { Tone } from "../ui/index.ts";

/** Says a day with its day of the week. */
export function useDayWords(): (date: string) => string {
  const t = useText("rounds");
  return (date) => t("dayNamed", { date, weekday: t(`weekday.${weekdayOf(dayOf(date))}`) });
}

export const TONE_OF_DUE = {
  coming: "quiet",
  due: "note",
  running: "note",
  done: "ok",
  missed: "bad",
} as const satisfies Record<DueEntry["state"], Tone>;

/** Where one due date stands, in one line: when, who, how far. */
export function useDueWords(): (entry: DueEntry) => string {
  const t = useText("rounds");
  const day = useDayWords();
  return ({ due, lastDay, state, who, walked, missed, targets, tour }) =>
    [
      t("dueOn", { date: day(due) }),
      lastDay !== due && (state === "due" || state === "missed") ? t("dueUntil", { date: lastDay }) : "",
      who.length === 0 ? t("team") : who.join(t("and")),
      tour === null
        ? t("targetsCount", { count: targets })
        : t("progress", { done: walked + missed, total: targets }),
    ]
      .filter(Boolean)
      .join(" · ");
}
