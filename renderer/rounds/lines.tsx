import type { Localized } from "../../shared/domain/definition/localized.ts";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import { nextDues } from "../../shared/domain/round/due-dates.ts";
import type { DueEntry, RoundListed } from "../../shared/ipc/rounds.ts";
import { useDeskRows } from "../desk/index.ts";
import { useLocale, useText } from "../i18n/index.ts";
import { TONE_OF_DUE, useDayWords, useDueWords } from "../runs/due-words.ts";
import { useToday } from "../runs/use-today.ts";
import { Badge, TwoLines } from "../ui/index.ts";
import css from "./rounds.module.css";
import { useRhythmWords } from "./use-rhythm-words.ts";

/** One due date: what, where it stands, when, who. */
export function DueLine({ entry }: { entry: DueEntry }) {
  const t = useText("rounds");
  const said = useDueWords();
  return (
    <TwoLines
      first={
        <>
          <strong>{entry.name}</strong>
          <Badge tone={TONE_OF_DUE[entry.state]}>{t(`state.${entry.state}`)}</Badge>
        </>
      }
      second={<OneLine text={[entry.mine ? t("mine") : "", said(entry)].filter(Boolean).join(" · ")} />}
    />
  );
}

/** A plan: what is gone through, when, by whom, when next, and how it went the last time. */
export function RoundLine({ row, checklist }: { row: RoundListed; checklist: Localized | undefined }) {
  const t = useText("rounds");
  const locale = useLocale();
  const rhythm = useRhythmWords();
  const day = useDayWords();
  const today = useToday();
  const members = useDeskRows("member");
  const { from, until, last } = row;
  const [next] =
    row.rhythm && row.status === "active" ? nextDues({ rhythm: row.rhythm, from, until }, today, 1) : [];
  const who = row.who.flatMap((id) => members.find((member) => member.id === id)?.name ?? []);
  return (
    <TwoLines
      first={
        <>
          <strong>{row.name}</strong>
          {last && <Badge tone={TONE_OF_DUE[last.state]}>{t(`state.${last.state}`)}</Badge>}
        </>
      }
      second={
        <OneLine
          text={[
            rhythm(row.rhythm),
            next === undefined ? "" : t("nextOn", { date: day(next) }),
            checklist ? inLanguage(checklist, locale) : row.checklist,
            who.length === 0 ? t("team") : who.join(t("and")),
            last && last.missed > 0 ? t("missedCount", { count: last.missed }) : "",
          ]
            .filter(Boolean)
            .join(" · ")}
        />
      }
    />
  );
}

/** What does not fit is cut, and told by the pointer. */
function OneLine({ text }: { text: string }) {
  return (
    <span className={css.oneLine} title={text}>
      {text}
    </span>
  );
}
