import { useVirtualizer } from "@tanstack/react-virtual";
import type { CSSProperties, KeyboardEvent, MouseEvent } from "react";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { PagedQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useActions } from "../../ui/index.ts";
import { indexNear, isInView, stepFrom } from "../../ui/list-cursor.ts";
import { useMainList } from "../../ui/main-list.ts";
import { tokenPx, useHeight } from "../../ui/measure.ts";
import { roomOf, useMeasuredAnew } from "../../ui/row-window.ts";
import {
  asItStands,
  chooseNone,
  clickMeans,
  extendTo,
  moveCursor,
  rangeChange,
  toggleChosen,
  useChosen,
} from "./chosen.ts";
import type { ColumnId } from "./columns.ts";
import { tracksOf } from "./columns.ts";
import { TableHead } from "./table-head.tsx";
import { CHOOSING, TableRow } from "./table-row.tsx";
import css from "./register-table.module.css";

interface Props {
  page: PagedQuery<AssetRow>;
  columns: readonly ColumnId[];
  /** Room of the state, in characters; whether the marks behind it have their words. */
  state: number;
  marks: boolean;
  onOpen: (id: string) => void;
  /** All rows from one to another, both included, are chosen, those too that were never in view. */
  onChoose: (first: number, last: number) => void;
}

const inBox = (event: MouseEvent) => (event.target as Element).closest(`[${CHOOSING}]`) !== null;

const MOVE = { group: "list", hidden: true, repeats: true } as const;

/**
 * The register over the whole pane: heads that sort, and rows of which any number is chosen. The cursor
 * opens nothing by itself; Enter does. One tab stop, only what is in view is drawn.
 */
export function RegisterTable({ page, columns, state, marks, onOpen, onChoose }: Props) {
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
    ...roomOf("register"),
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useMeasuredAnew(virtual, height);
  useEffect(() => show(first, last), [show, first, last]);

  const rows = useMemo(() => ({ count, idAt: (index: number) => rowAt(index)?.id }), [count, rowAt]);
  /** Where the cursor stood last: from there its row is looked for, and it goes on when that is taken away. */
  const [stood, setStood] = useState<number | null>(null);
  const cursor = useMemo(() => indexNear(rows, cursorId, stood ?? 0), [rows, cursorId, stood]);
  if (cursor >= 0 && cursor !== stood) setStood(cursor);
  const began = useRef(0);
  const beginOr = (index: number) => {
    const begin = indexNear(rows, anchor ?? cursorId, began.current);
    if (begin < 0) return index;
    began.current = begin;
    return begin;
  };
  // A row that the cursor came to, or comes back to, is in view; what comes and goes above it moves nothing.
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (cursor < 0 || shown.current === cursorId) return;
    shown.current = cursorId;
    if (!isInView(virtual, cursor)) virtual.scrollToIndex(cursor, { align: "auto" });
  }, [virtual, cursor, cursorId]);

  function moveTo(index: number, extending = false) {
    const target = Math.min(count - 1, Math.max(0, index));
    const row = rowAt(target);
    if (row === undefined) return virtual.scrollToIndex(target);
    setStood(target);
    if (!extending) {
      began.current = target;
      return moveCursor(row.id);
    }
    const from = cursor >= 0 ? cursor : (stood ?? 0);
    const { add, drop } = rangeChange(beginOr(from), from, target);
    const idsIn = (range: [number, number] | null) => {
      const [low, high] = range ?? [0, -1];
      return Array.from({ length: high - low + 1 }, (_, at) => rowAt(low + at)?.id ?? []).flat();
    };
    extendTo(row.id, idsIn(add), idsIn(drop));
  }
  const moveBy = (by: number, extending = false) => moveTo(stepFrom(cursor, stood, count, by), extending);
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
    const means = clickMeans(event, inBox(event));
    if (means === "open") return onOpen(row.id);
    setStood(index);
    if (means === "toggle") return toggleChosen(row.id);
    const begin = beginOr(index);
    onChoose(Math.min(begin, index), Math.max(begin, index));
    useChosen.setState({ cursor: row.id });
  }

  /** Choosing marks no words and leaves the keys in the table: a box that took them would take them along when it is gone. */
  function onMouseDown(event: MouseEvent) {
    if (!event.shiftKey && !inBox(event)) return;
    event.preventDefault();
    scroller.current?.focus({ preventScroll: true });
  }

  useMainList({
    first: () => moveTo(0),
    next: () => moveBy(1),
    previous: () => moveBy(-1),
    focus: () => scroller.current?.focus(),
    open,
  });
  useActions([
    { ...MOVE, id: "list.next", shortcuts: ["j"], run: () => moveBy(1), before: asItStands },
    { ...MOVE, id: "list.previous", shortcuts: ["k"], run: () => moveBy(-1), before: asItStands },
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
      style={{ "--tracks": tracksOf(columns, state) } as CSSProperties}
      role="grid"
      aria-label={t("register.label")}
      aria-multiselectable
      aria-rowcount={count + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={cursor >= first && cursor <= last && cursor >= 0 ? `${id}-${cursor}` : undefined}
      data-marks={marks ? "words" : "icons"}
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
              onMouseDown={onMouseDown}
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
