import { LAST_DAY } from "../../shared/domain/round/rhythm.ts";
import type { Rhythm } from "../../shared/domain/round/rhythm.ts";
import { useText } from "../i18n/index.ts";

/** Says when a round falls due: "every Monday and Wednesday". */
export function useRhythmWords(): (rhythm: Rhythm | null) => string {
  const t = useText("rounds");
  return (rhythm) => {
    if (rhythm === null) return t("rhythm.unknown");
    if (rhythm.of === "dates") return t("rhythm.dates", { count: rhythm.dates.length });
    const days =
      rhythm.of === "week"
        ? [...rhythm.weekdays].sort((a, b) => a - b).map((day) => t(`weekdayShort.${day}`))
        : [...rhythm.days]
            // The last day of a month comes behind all others.
            .sort((a, b) => (a === LAST_DAY ? 99 : a) - (b === LAST_DAY ? 99 : b))
            .map((day) => (day === LAST_DAY ? t("lastDayOfMonth") : t("dayOfMonth", { day })));
    const each = rhythm.every === 1 ? "every" : "everyOther";
    return t(`rhythm.${rhythm.of}.${each}`, { every: rhythm.every, days: days.join(t("and")) });
  };
}
