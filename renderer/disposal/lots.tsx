import { Button } from "@mantine/core";
import { IconPlus, IconRecycle } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import type { DisposalRow } from "../../shared/domain/disposal/disposal.ts";
import type { TaskProps } from "../contributions/index.ts";
import { useCoreQuery, useMay, useNow } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { EmptyState, ErrorNote, TaskHead, TwoLines, VirtualList } from "../ui/index.ts";
import css from "./disposal.module.css";
import { OpenLot } from "./forms/open-lot.tsx";
import { openLot } from "./open.ts";

const keyOf = (row: DisposalRow) => row.id;
const render = (row: DisposalRow) => <LotRow row={row} />;

/** All lots, the newest first. */
export default function Lots({ onClose }: Pick<TaskProps, "onClose">) {
  const t = useText("lots");
  const { data, error } = useCoreQuery("disposal.page", { limit: 500 });
  const mayWrite = useMay("disposal.write");
  const [opening, setOpening] = useState(false);
  const [selected, setSelected] = useState<string | null>(null);
  const rows = data?.rows;
  const rowAt = useCallback((index: number) => rows?.[index], [rows]);
  return (
    <section className={css.screen} aria-label={t("title")}>
      <TaskHead title={t("title")} onBack={onClose}>
        {mayWrite && (
          <Button leftSection={<IconPlus size="1rem" aria-hidden />} onClick={() => setOpening(true)}>
            {t("begin")}
          </Button>
        )}
      </TaskHead>
      {error && <ErrorNote error={error} />}
      {rows?.length === 0 ? (
        <EmptyState icon={<IconRecycle size="1em" />} title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      ) : (
        <VirtualList<DisposalRow>
          label={t("title")}
          count={rows?.length ?? 0}
          rowAt={rowAt}
          keyOf={keyOf}
          render={render}
          selected={selected}
          onSelect={(id) => {
            setSelected(id);
            openLot(id);
          }}
          main
        />
      )}
      {opening && <OpenLot onClose={() => setOpening(false)} />}
    </section>
  );
}

function LotRow({ row }: { row: DisposalRow }) {
  const t = useText("lots");
  const format = useFormat();
  const now = useNow();
  return (
    <TwoLines
      first={`${row.number} ${row.title}`}
      second={[
        t(`disposal:status.${row.status}`),
        t("linesCount", { count: row.assets, value: row.value.toFixed(2) }),
        row.applicantName,
        format.day(row.updatedAt, now),
      ].join(" · ")}
    />
  );
}
