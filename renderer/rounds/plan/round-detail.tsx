import { Button } from "@mantine/core";
import { useState } from "react";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import type { RoundDetail as Detail } from "../../../shared/ipc/rounds.ts";
import { useCoreQuery, useMay } from "../../core/index.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { TONE_OF_DUE, useDayWords, useDueWords } from "../../runs/due-words.ts";
import { useBeginTour } from "../../runs/use-begin-tour.ts";
import { ConflictNotes } from "../../settling/conflict-notes.tsx";
import {
  ActionFoot,
  Badge,
  ErrorNote,
  KeyValues,
  Note,
  PaneBody,
  Section,
  Spacer,
  useActions,
} from "../../ui/index.ts";
import { openForm, useRoundsShown } from "../open-round.ts";
import css from "../rounds.module.css";
import { useRhythmWords } from "../use-rhythm-words.ts";
import { EndDialog } from "./end-dialog.tsx";
import { MonthSheet } from "./month-sheet.tsx";
import { RoundForm } from "./round-form.tsx";
import { Targets } from "./targets.tsx";

/** A plan: what it says, when it is due next, how it went, what it visits, and its sheets. */
export function RoundDetail({ id, today }: { id: string; today: string }) {
  const { data, error } = useCoreQuery("round.get", { id, today });
  if (error) return <ErrorNote error={error} />;
  return data ? <Shown detail={data} today={today} /> : null;
}

function Shown({ detail, today }: { detail: Detail; today: string }) {
  const t = useText("rounds");
  const { row } = detail;
  const form = useRoundsShown((state) => state.form);
  const mayPlan = useMay("round.write") && row.status === "active";
  const [ending, setEnding] = useState(false);
  const own = { of: row.id, group: "round", shortcuts: [], disabled: !mayPlan };
  useActions([
    { id: "round.edit", ...own, run: () => openForm(row.id) },
    { id: "round.end", ...own, run: () => setEnding(true) },
  ]);
  return (
    <article className={css.whole} aria-label={row.name}>
      <PaneBody>
        <div className={css.pane}>
          <h2 className={css.title}>{row.name}</h2>
          <ConflictNotes conflicts={detail.conflicts} />
          {row.status === "ended" && (
            <Note tone="quiet" title={t("round:status.ended")}>
              {row.endReason}
            </Note>
          )}
          <Facts detail={detail} />
          <Dues detail={detail} today={today} />
          <Targets detail={detail} mayChange={mayPlan} />
          <MonthSheet round={row} today={today} />
        </div>
      </PaneBody>
      {mayPlan && (
        <ActionFoot label={row.name}>
          <Button variant="default" onClick={() => setEnding(true)}>
            {t("end")}
          </Button>
          <Spacer />
          <Button variant="default" onClick={() => openForm(row.id)}>
            {t("edit")}
          </Button>
        </ActionFoot>
      )}
      {ending && <EndDialog round={row.id} onClose={() => setEnding(false)} />}
      {form === row.id && mayPlan && <RoundForm round={row} onClose={() => openForm(null)} />}
    </article>
  );
}

function Facts({ detail }: { detail: Detail }) {
  const t = useText("rounds");
  const locale = useLocale();
  const rhythm = useRhythmWords();
  const day = useDayWords();
  const { row, who, siteName, next, checklistTitle } = detail;
  return (
    <KeyValues
      items={[
        { label: t("round:field.checklist"), value: inLanguage(checklistTitle, locale) },
        { label: t("round:field.rhythm"), value: rhythm(row.rhythm) },
        {
          label: t("round:field.who"),
          value: who.length === 0 ? t("team") : who.map(({ name }) => name).join(t("and")),
        },
        { label: t("next"), value: row.status === "active" ? next.slice(0, 3).map(day).join(t("and")) : "" },
        { label: t("round:field.from"), value: row.from },
        ...(row.until === null ? [] : [{ label: t("round:field.until"), value: row.until }]),
        { label: t("round:field.grace"), value: t("daysCount", { count: row.grace }) },
        { label: t("round:field.site"), value: siteName },
        { label: t("round:field.remark"), value: row.remark, wide: true },
      ]}
    />
  );
}

/** What is due now, and before it how it went. */
function Dues({ detail, today }: { detail: Detail; today: string }) {
  const t = useText("rounds");
  const said = useDueWords();
  const mayWalk = useMay("run.write");
  const { begin, busy, error } = useBeginTour();
  const now = useCoreQuery("round.due", { today, round: detail.row.id }).data?.rows ?? [];
  const told = new Set(detail.last.map(({ due }) => due));
  const dues = [...now.filter(({ due }) => !told.has(due)), ...detail.last];
  return (
    <Section title={t("lastTours")}>
      {error && <ErrorNote error={error} />}
      {dues.length === 0 && <p className={css.soft}>{t("lastNone")}</p>}
      <ul className={css.lines} aria-label={t("lastTours")}>
        {dues.map((entry) => {
          const { due, state, tour, late, missed } = entry;
          const open = state === "due" || state === "missed" || state === "running";
          return (
            <li key={due} className={css.line}>
              <Badge tone={TONE_OF_DUE[state]}>{t(`state.${state}`)}</Badge>
              <span className={css.grow}>
                {said(entry)}
                <span className={css.soft}>
                  {[
                    tour?.number ?? "",
                    tour?.by.join(t("and")) ?? "",
                    late ? t("late") : "",
                    missed > 0 ? t("missedCount", { count: missed }) : "",
                  ]
                    .filter(Boolean)
                    .map((each) => ` · ${each}`)}
                </span>
              </span>
              {(tour || (mayWalk && open)) && (
                <Button variant="default" size="compact-sm" disabled={busy} onClick={() => void begin(entry)}>
                  {t(tour ? (state === "running" ? "goOn" : "look") : "begin")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
