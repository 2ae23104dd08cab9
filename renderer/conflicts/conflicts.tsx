import { IconCircleCheck } from "@tabler/icons-react";
import { useCallback, useMemo } from "react";
import { decisionsOf } from "../../shared/domain/conflict/decisions.ts";
import type { Decision } from "../../shared/domain/conflict/decisions.ts";
import type { ConflictClass } from "../../shared/log/state.ts";
import { useNow } from "../core/index.ts";
import { useDeskRows } from "../desk/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { conflictLabel } from "../settling/conflict-label.ts";
import { EmptyState, GridRow, SplitView, Toolbar, VirtualList, select, useSelected } from "../ui/index.ts";
import { ConflictDetail } from "./conflict-detail.tsx";
import { ConflictIcon } from "./conflict-icon.tsx";
import css from "./conflicts.module.css";

/** What stands against each other: texts, records that bear one number, what is said of custody, or acts. */
const SIDES: Record<ConflictClass, "version" | "record" | "story" | "act"> = {
  text: "version",
  state: "version",
  unique: "record",
  chain: "story",
  orphan: "act",
  breach: "act",
};

const keyOf = (decision: Decision) => decision.key;
const renderRow = (decision: Decision) => <Row {...decision} />;

/** What a person must decide, live; newest first. One thing registered twice is one of them. */
export default function Conflicts() {
  const t = useText("conflicts");
  const format = useFormat();
  const selected = useSelected("conflicts");
  const conflicts = useDeskRows("conflict");
  const rows = useMemo(() => decisionsOf(conflicts), [conflicts]);
  const rowAt = useCallback((index: number) => rows[index], [rows]);
  const open = rows.find(({ key, rows: of }) => key === selected || of.some(({ id }) => id === selected));
  if (rows.length === 0) {
    return (
      <EmptyState icon={<IconCircleCheck size="1em" />} title={t("none")}>
        {t("noneHint")}
      </EmptyState>
    );
  }
  return (
    <SplitView
      id="conflicts"
      width={24}
      open={selected !== null}
      list={
        <>
          <Toolbar label={t("list")}>
            <h1 className={css.title}>{t("list")}</h1>
            <span className={css.total}>{t("total", { total: format.number(rows.length) })}</span>
          </Toolbar>
          <VirtualList<Decision>
            label={t("list")}
            count={rows.length}
            rowAt={rowAt}
            keyOf={keyOf}
            render={renderRow}
            selected={open?.key ?? selected}
            onSelect={(id) => select("conflicts", id)}
            main
          />
        </>
      }
      detail={
        open ? (
          <ConflictDetail key={open.key} rows={open.rows} />
        ) : (
          <EmptyState
            icon={<IconCircleCheck size="1em" />}
            title={t(selected === null ? "choose" : "settledMeanwhile")}
          >
            {t(selected === null ? "chooseHint" : "settledMeanwhileHint")}
          </EmptyState>
        )
      }
    />
  );
}

function Row({ rows }: Decision) {
  const t = useText("conflicts");
  const format = useFormat();
  const now = useNow();
  const [row] = rows;
  return (
    <GridRow className={css.row}>
      <span className={css.icon}>
        <ConflictIcon row={row} />
      </span>
      <span className={css.label}>{row.label || t("nameless")}</span>
      <span className={css.about}>{conflictLabel(t, rows)}</span>
      <span className={css.when}>{format.moment(row.at, now)}</span>
      <span className={css.sides}>{t(`sides.${SIDES[row.class]}`, { count: row.sides.length })}</span>
    </GridRow>
  );
}
