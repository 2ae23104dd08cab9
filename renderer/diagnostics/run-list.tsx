import { IconActivity } from "@tabler/icons-react";
import { useState } from "react";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import type { RunRow } from "../../shared/domain/run/run.ts";
import { useNow, usePagedQuery, useSession } from "../core/index.ts";
import { useFormat, useLocale, useText } from "../i18n/index.ts";
import { openRun } from "../runs/open-run.ts";
import { EmptyState, TwoLines, VirtualList } from "../ui/index.ts";

const keyOf = (row: RunRow) => row.id;
const render = (row: RunRow) => <Line row={row} />;

/** Runs, the latest first. */
export function RunList({ scope }: { scope: "open" | "done" }) {
  const t = useText("diagnostics");
  const page = usePagedQuery("run.page", { scope });
  const [selected, select] = useState<string | null>(null);
  if (page.settled && page.total === 0) {
    return (
      <EmptyState icon={<IconActivity size="1em" />} title={t(`none.${scope}`)}>
        {t("noneHint")}
      </EmptyState>
    );
  }
  return (
    <VirtualList<RunRow>
      label={t(`part.${scope}`)}
      count={page.total}
      rowAt={page.rowAt}
      keyOf={keyOf}
      render={render}
      selected={selected}
      onSelect={select}
      onOpen={openRun}
      onRange={page.show}
      main
    />
  );
}

function Line({ row }: { row: RunRow }) {
  const t = useText("diagnostics");
  const format = useFormat();
  const locale = useLocale();
  const now = useNow();
  const mine = useSession()?.member.id === row.by;
  return (
    <TwoLines
      first={
        <>
          <strong>{inLanguage(row.title, locale)}</strong>
          <span>{row.number}</span>
        </>
      }
      second={[
        mine ? t("mine") : "",
        row.status === "done" && row.verdict !== ""
          ? t(`run:verdict.${row.verdict}`)
          : t(`run:status.${row.status}`),
        t("stepsDone", { done: row.answered, count: row.abnormal }),
        row.place,
        format.dateTime(row.updatedAt, now),
      ]
        .filter(Boolean)
        .join(" · ")}
    />
  );
}
