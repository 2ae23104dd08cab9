import { useVirtualizer } from "@tanstack/react-virtual";
import type { CSSProperties, KeyboardEvent, MouseEvent } from "react";
import { useCallback, useEffect, useId, useMemo, useRef } from "react";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { PagedQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useActions } from "../../ui/index.ts";
import { useMainList } from "../../ui/main-list.ts";
import { tokenPx, useHeight } from "../../ui/measure.ts";
import { chooseNone, extendTo, moveCursor, rangeChange, toggleChosen, useChosen } from "./chosen.ts";
import type { ColumnId } from "./columns.ts";
import { tracksOf } from "./columns.ts";
import { TableHead } from "./table-head.tsx";
import { TableRow } from "./table-row.tsx";
import css from "./register-table.module.css";

interface Props {
  page: PagedQuery<AssetRow>;
  columns: readonly ColumnId[];
  onOpen: (id: string) => void;
  /** All rows from one to another, both included, are chosen, those too that were never in view. */
  onChoose: (first: number, last: number) => void;
}

const MOVE = { group: "list", hidden: true, repeats: true } as const;

/**
 * The register over the whole pane: heads that sort, and rows of which any number is chosen. The cursor
 * opens nothing by itself; Enter does. One tab stop, only what is in view is drawn.
 */
export function RegisterTable({ page, columns, onOpen, onChoose }: Props) {
  const t = useText("assets");
  const { rowAt, total: count, show } = page;
  const { ids, cursor: cursorId, anchor } = useChosen();
  const height = useHeight(() => tokenPx("--row-single"));
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    // The head stands over the first of them.
    scrollMargin: height,
    scrollPaddingStart: height,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => virtual.measure(), [virtual, height]);
  useEffect(() => show(first, last), [show, first, last]);

  const indexOf = useCallback(
    (wanted: string | null) => {
      for (let index = 0; wanted !== null && index < count; index += 1) {
        if (rowAt(index)?.id === wanted) return index;
      }
      return -1;
    },
    [count, rowAt],
  );
  const cursor = useMemo(() => indexOf(cursorId), [indexOf, cursorId]);
  // A row that the cursor came to, or comes back to, is in view; what comes and goes above it moves nothing.
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (cursor < 0 || shown.current === cursorId) return;
    shown.current = cursorId;
    virtual.scrollToIndex(cursor, { align: "auto" });
  }, [virtual, cursor, cursorId]);

  function moveTo(index: number, extending = false) {
    const target = Math.min(count - 1, Math.max(0, index));
    const row = rowAt(target);
    if (row === undefined) return virtual.scrollToIndex(target);
    if (!extending) return moveCursor(row.id);
    const from = Math.max(0, cursor);
    const begin = indexOf(anchor ?? cursorId);
    const { add, drop } = rangeChange(begin < 0 ? from : begin, from, target);
    const idsIn = (range: [number, number] | null) => {
      const [low, high] = range ?? [0, -1];
      return Array.from({ length: high - low + 1 }, (_, at) => rowAt(low + at)?.id ?? []).flat();
    };
    extendTo(row.id, idsIn(add), idsIn(drop));
  }
  const moveBy = (by: number, extending = false) =>
    moveTo(cursor < 0 ? (by > 0 ? 0 : count - 1) : cursor + by, extending);
  const open = () => cursor >= 0 && cursorId !== null && onOpen(cursorId);
  const toggle = () => cursor >= 0 && cursorId !== null && toggleChosen(cursorId);
  const onPage = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 2);

  function onKeyDown(event: KeyboardEvent) {
    // A head or a box has the focus: its keys are its own.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const extending = event.shiftKey;
    const acts: Record<string, () => void> = {
      ArrowDown: () => moveBy(1, extending),
      ArrowUp: () => moveBy(-1, extending),
      PageDown: () => moveBy(onPage(), extending),
      PageUp: () => moveBy(-onPage(), extending),
      Home: () => moveTo(0),
      End: () => moveTo(count - 1),
      Enter: open,
      " ": toggle,
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  function onClick(event: MouseEvent, row: AssetRow, index: number) {
    if (event.ctrlKey || event.metaKey) return toggleChosen(row.id);
    if (!event.shiftKey) return onOpen(row.id);
    const begin = indexOf(anchor ?? cursorId);
    onChoose(Math.min(begin < 0 ? index : begin, index), Math.max(begin, index));
    useChosen.setState({ cursor: row.id });
  }

  useMainList({
    first: () => moveTo(0),
    next: () => moveBy(1),
    previous: () => moveBy(-1),
    focus: () => scroller.current?.focus(),
    open,
  });
  useActions([
    { ...MOVE, id: "list.next", shortcuts: ["j"], run: () => moveBy(1) },
    { ...MOVE, id: "list.previous", shortcuts: ["k"], run: () => moveBy(-1) },
    { id: "list.choose", group: "list", shortcuts: ["x"], disabled: cursor < 0, run: toggle },
    {
      id: "list.chooseAll",
      group: "list",
      shortcuts: ["mod+a"],
      disabled: count === 0,
      run: () => onChoose(0, count - 1),
    },
    {
      id: "list.chooseNone",
      group: "list",
      shortcuts: ["Escape"],
      disabled: ids.size === 0,
      run: chooseNone,
    },
  ]);

  return (
    <div
      ref={scroller}
      className={css.scroller}
      style={{ "--tracks": tracksOf(columns) } as CSSProperties}
      role="grid"
      aria-label={t("register.label")}
      aria-multiselectable
      aria-rowcount={count + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={cursor >= first && cursor <= last && cursor >= 0 ? `${id}-${cursor}` : undefined}
      data-choosing={ids.size > 0 || undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <TableHead columns={columns} />
      <div className={css.inner} style={{ height: count * height }} role="rowgroup">
        {items.map((item) => {
          const row = rowAt(item.index);
          return (
            <div
              key={item.key}
              id={`${id}-${item.index}`}
              className={css.row}
              style={{ height, transform: `translateY(${item.start - height}px)` }}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={row !== undefined && ids.has(row.id)}
              data-current={item.index === cursor || undefined}
              onClick={(event) => row !== undefined && onClick(event, row, item.index)}
              // A range is chosen, not its words.
              onMouseDown={(event) => event.shiftKey && event.preventDefault()}
            >
              {row === undefined ? (
                <span className={css.waiting} role="gridcell" />
              ) : (
                <TableRow row={row} columns={columns} chosen={ids.has(row.id)} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
