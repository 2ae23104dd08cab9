import { UnstyledButton } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconProgress,
  IconStethoscope,
} from "@tabler/icons-react";
import type { RunRow } from "../../shared/domain/run/run.ts";
import { useCoreQuery, useNow } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { useDefinitions } from "../records/index.ts";
import { EmptyState, ErrorNote, SectionHeading, StatusMark } from "../ui/index.ts";
import { InTours } from "./in-tour.tsx";
import { openRun } from "./open-run.ts";
import { momentOf } from "./run-facts.ts";
import { SeriesChart } from "./series-chart.tsx";
import { useInLanguage } from "./use-runs.ts";
import css from "./asset-runs.module.css";

/** The latest that are listed. */
const SHOWN = 50;

/** Which checklists were worked through at an asset, and how its readings went over the time. */
export function AssetRuns({ asset }: { asset: string }) {
  return (
    <>
      <InTours asset={asset} />
      <Runs asset={asset} />
    </>
  );
}

function Runs({ asset }: { asset: string }) {
  const t = useText("findings");
  const { data, error } = useCoreQuery("run.page", { asset, limit: SHOWN });
  const series = useCoreQuery("run.series", { asset }).data ?? [];
  if (error) return <ErrorNote error={error} />;
  if (!data) return null;
  const { rows, total } = data;
  if (rows.length === 0) {
    return (
      <EmptyState icon={<IconStethoscope size="1em" />} title={t("asset.none")}>
        {t("asset.noneHint")}
      </EmptyState>
    );
  }
  return (
    <div className={css.parts}>
      {series.length > 0 ? (
        <section aria-label={t("asset.series")}>
          <SectionHeading>{t("asset.series")}</SectionHeading>
          <div className={css.charts}>
            {series.map((each) => (
              <SeriesChart key={`${each.probe} ${each.name} ${each.of}`} series={each} />
            ))}
          </div>
        </section>
      ) : null}
      <section aria-label={t("asset.runs")}>
        <SectionHeading aside={total > rows.length ? t("asset.more", { count: total }) : undefined}>
          {t("asset.runs")}
        </SectionHeading>
        <ol className={css.runs}>
          {rows.map((row) => (
            <li key={row.id}>
              <RunLine row={row} />
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function RunLine({ row }: { row: RunRow }) {
  const t = useText("findings");
  const format = useFormat();
  const now = useNow();
  const said = useInLanguage();
  const causes = useDefinitions("cause");
  return (
    <UnstyledButton className={css.run} onClick={() => openRun(row.id)}>
      <time className={css.when}>{format.dateTime(momentOf(row), now)}</time>
      <span className={css.title}>
        <span>{said(row.title)}</span>
        <span className={css.number}>{row.number}</span>
      </span>
      <span className={css.came}>
        <Came row={row} />
        {row.verdict === "" ? null : <span>{causes.word(row.verdict)}</span>}
        {row.abnormal > 0 ? <span>{t("asset.abnormal", { count: row.abnormal })}</span> : null}
      </span>
    </UnstyledButton>
  );
}

function Came({ row }: { row: RunRow }) {
  const t = useText("findings");
  if (row.status === "open") {
    return (
      <StatusMark tone="note" icon={<IconProgress size="1em" />}>
        {t("card.answered", { count: row.answered, steps: row.steps })}
      </StatusMark>
    );
  }
  if (row.status === "abandoned") {
    return (
      <StatusMark tone="quiet" icon={<IconCircleX size="1em" />}>
        {t("run:status.abandoned")}
      </StatusMark>
    );
  }
  const solved = row.next === "solved";
  return (
    <StatusMark
      tone={solved ? "ok" : "warn"}
      icon={solved ? <IconCircleCheck size="1em" /> : <IconAlertTriangle size="1em" />}
    >
      {t(`run:next.${row.next}`)}
    </StatusMark>
  );
}
