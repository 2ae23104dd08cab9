import { useDebouncedValue, useElementSize } from "@mantine/hooks";
import { useMemo } from "react";
import type { CSSProperties } from "react";
import { ASSET_STATUS } from "../../../shared/domain/asset/asset-status.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { CHOSEN_MOST } from "../../../shared/ipc/chosen-most.ts";
import { useCore, usePagedQuery, usePreference } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { ErrorNote, Soon, VirtualList, select, useSelected } from "../../ui/index.ts";
import { tokenPx } from "../../ui/measure.ts";
import { choose, moveCursor, useChosen } from "./chosen.ts";
import {
  COLUMNS,
  MARK_ROOM,
  chosenColumns,
  fittingColumns,
  keptColumns,
  stateRoom,
  widthOf,
} from "./columns.ts";
import { ColumnsMenu } from "./columns-menu.tsx";
import { useRegisterFilters } from "./filters.ts";
import { idsBetween } from "./ids-between.ts";
import { RegisterEmpty } from "./register-empty.tsx";
import { RegisterFilterBar } from "./register-filters.tsx";
import { RegisterRow } from "./register-row.tsx";
import css from "./register.module.css";
import { RegisterTable } from "./register-table.tsx";
import { RegisterTools } from "./register-tools.tsx";
import { SelectionBar } from "./selection-bar.tsx";

const keyOf = (row: AssetRow) => row.id;
const renderRow = (row: AssetRow) => <RegisterRow row={row} />;
const open = (id: string) => {
  moveCursor(id);
  select("assets", id);
};

/**
 * The whole register: search, filters, and rows of any number of which only what is seen is fetched.
 *
 * @param whole it has the pane: a table; else a list beside what is open
 */
export function Register({ whole }: { whole: boolean }) {
  const t = useText("assets");
  const core = useCore();
  const filters = useRegisterFilters();
  const [text] = useDebouncedValue(filters.text.trim(), 120);
  const params = { ...filters, text };
  const page = usePagedQuery("asset.page", params);
  const selected = useSelected("assets");
  const chosen = useChosen();
  const [kept, keep] = usePreference<string | null>("register.columns", null);
  const columns = useMemo(() => chosenColumns(kept), [kept]);
  const { ref, width } = useElementSize();
  const state = useMemo(() => stateRoom(ASSET_STATUS.map((status) => t(`asset:status.${status}`))), [t]);
  const { fitting, marks } = useMemo(() => fittingIn(width, columns, state.column), [width, columns, state]);
  const isEmpty = !page.loading && page.error === null && page.total === 0;
  const sortIsSeen = whole && fitting.some((id) => COLUMNS[id].sort === filters.sort);

  async function chooseBetween(first: number, last: number) {
    const ids = await idsBetween(core, params, first, last);
    if (ids) choose(ids, last - first + 1 > CHOSEN_MOST);
  }

  return (
    <div ref={ref} className={css.register} style={{ "--state-room": state.word } as CSSProperties}>
      <RegisterTools
        filters={filters}
        settled={text === filters.text.trim() && page.settled}
        total={page.loading ? null : page.total}
        beside={!whole && selected !== null}
      />
      {/* Over the whole pane it stands in one line, whose place can be kept for the frame in which the rows appear. */}
      <Soon atOnce={!whole} instead={<div className={css.filterRoom} />}>
        <RegisterFilterBar filters={filters} sorting={!sortIsSeen}>
          {whole && (
            <ColumnsMenu columns={columns} fitting={fitting} onChange={(next) => keep(keptColumns(next))} />
          )}
        </RegisterFilterBar>
      </Soon>
      {page.error !== null && <ErrorNote error={page.error} />}
      {isEmpty ? (
        <RegisterEmpty filters={filters} />
      ) : whole ? (
        <RegisterTable
          key={JSON.stringify({ ...params, only: null })}
          page={page}
          columns={fitting}
          state={state.column + (marks ? MARK_ROOM : 0)}
          marks={marks}
          onOpen={open}
          onChoose={(first, last) => void chooseBetween(first, last)}
        />
      ) : (
        <VirtualList<AssetRow>
          key={JSON.stringify(params)}
          label={t("register.label")}
          count={page.total}
          rowAt={page.rowAt}
          keyOf={keyOf}
          render={renderRow}
          selected={selected}
          onSelect={open}
          onRange={page.show}
          main
        />
      )}
      {(whole || chosen.ids.size > 0) && <SelectionBar alone={whole} />}
    </div>
  );
}

/**
 * @param width in CSS pixels; 0 before it is known
 * @returns the columns that fit, and whether marks have their words there
 */
function fittingIn(width: number, columns: ReturnType<typeof chosenColumns>, state: number) {
  const em = tokenPx("--fz-list") || 13;
  const gap = tokenPx("--s3") / em;
  // The edges, the box of each row, and the scroll bar.
  const beside = (2 * tokenPx("--s3") + 2 * tokenPx("--s6")) / em;
  const room = (width || window.innerWidth) / em - beside;
  const fitting = fittingColumns(columns, room, gap, state);
  return { fitting, marks: widthOf(fitting, gap, state + MARK_ROOM) <= room };
}
