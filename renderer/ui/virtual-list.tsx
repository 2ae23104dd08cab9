import { useVirtualizer } from "@tanstack/react-virtual";
import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import { Fragment, memo, useEffect, useId, useMemo, useRef, useState } from "react";
import { useActions } from "./actions/actions.ts";
import { indexNear, isInView, stepFrom } from "./list-cursor.ts";
import { useMainList } from "./main-list.ts";
import { tokenPx, useHeight } from "./measure.ts";
import { roomOf, useMeasuredAnew } from "./row-window.ts";
import { useMovingOn } from "./use-moving-on.ts";
import css from "./virtual-list.module.css";

interface Props<T> {
  /** Accessible name. */
  label: string;
  count: number;
  /** Undefined while the row is on its way. */
  rowAt: (index: number) => T | undefined;
  /** Words above the row at which a group begins; null for every other row. The same as long as they are. */
  headAt?: (index: number) => string | null;
  keyOf: (row: T) => string;
  /** The same function as long as the list is the same: rows are drawn again when it changes. */
  render: (row: T, selected: boolean) => ReactNode;
  selected: string | null;
  /** The cursor moved to a row (click, arrows, J/K). */
  onSelect: (id: string, row: T) => void;
  /** Enter or double click. */
  onOpen?: (id: string, row: T) => void;
  /** Whether a record that one's own act took out of the list stays open; else the list goes on to the next. */
  keeps?: (id: string) => boolean;
  /** Rows in view, for lists fetched by page. */
  onRange?: (first: number, last: number) => void;
  /** Height of a row: two lines or one. */
  height?: "row" | "single";
  /** The list that J and K move; one per screen. */
  main?: boolean;
  /** Any number of rows may be chosen for one act: by Ctrl and Shift with a click, Shift with the arrows, Space and X. */
  choosing?: Choosing;
}

export interface Choosing {
  ids: ReadonlySet<string>;
  choose: (ids: readonly string[], on: boolean) => void;
  none: () => void;
}

interface CellProps<T> {
  row: T;
  selected: boolean;
  render: (row: T, selected: boolean) => ReactNode;
}

/** Drawn again when its row changes, not whenever the list moves. */
const Cell = memo(function Cell<T>({ row, selected, render }: CellProps<T>) {
  return render(row, selected);
}) as <T>(props: CellProps<T>) => ReactNode;

const MOVE = { group: "list", hidden: true, repeats: true } as const;

/** A list of any length: only what is in view is drawn; one tab stop, the cursor selects. */
export function VirtualList<T>(props: Props<T>) {
  const { count, rowAt, headAt, keyOf, render, selected, onSelect, onOpen, onRange, main = false } = props;
  const token = props.height === "single" ? "--row-single" : "--row";
  const height = useHeight(() => tokenPx(token));
  const headHeight = useHeight(() => tokenPx("--group"));
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const rows = useMemo(() => {
    const idAt = (index: number) => {
      const row = rowAt(index);
      return row === undefined ? undefined : keyOf(row);
    };
    return { count, idAt };
  }, [count, rowAt, keyOf]);
  /** Where the cursor stood last: from there its row is looked for, and it goes on when that is taken away. */
  const [stood, setStood] = useState(0);
  const cursor = useMemo(() => indexNear(rows, selected, stood), [rows, selected, stood]);
  if (cursor >= 0 && cursor !== stood) setStood(cursor);

  /** Begins with the row that is selected in sight, instead of drawing others first and then going there. */
  const begin = () => {
    let top = cursor * height;
    for (let index = 0; index <= cursor; index += 1) if (headAt?.(index)) top += headHeight;
    return Math.max(0, top - window.innerHeight / 2);
  };
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => height + (headAt?.(index) ? headHeight : 0),
    overscan: 8,
    initialOffset: begin,
    ...roomOf(props.label),
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;

  useMeasuredAnew(virtual, height, headHeight, headAt);
  useEffect(() => onRange?.(first, last), [onRange, first, last]);

  // A row selected from elsewhere (palette, link) comes into view; moving on does so too. Rows that
  // come and go above it do not: what somebody is reading stays where it is.
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (selected === null) shown.current = null;
    if (cursor < 0 || shown.current === selected) return;
    shown.current = selected;
    if (!isInView(virtual, cursor)) virtual.scrollToIndex(cursor, { align: "auto" });
  }, [virtual, cursor, selected]);

  function moveTo(index: number) {
    const target = Math.min(count - 1, Math.max(0, index));
    const row = rowAt(target);
    if (row !== undefined) onSelect(keyOf(row), row);
    else virtual.scrollToIndex(target);
  }

  const { choosing } = props;
  const idAt = (index: number) => rows.idAt(index) ?? [];

  function toggle(index: number) {
    const chosen = [idAt(index)].flat();
    choosing?.choose(chosen, !chosen.every((each) => choosing.ids.has(each)));
  }

  /** All from the cursor to a row, both included. */
  function chooseTo(index: number) {
    const [low, high] = [Math.max(0, Math.min(cursor, index)), Math.min(count - 1, Math.max(cursor, index))];
    choosing?.choose(Array.from({ length: high - low + 1 }, (_, at) => idAt(low + at)).flat(), true);
  }

  function clicked(event: MouseEvent, index: number, row: T) {
    if (choosing && (event.ctrlKey || event.metaKey)) return toggle(index);
    if (choosing && event.shiftKey) return chooseTo(index);
    onSelect(keyOf(row), row);
  }

  function moveBy(by: number) {
    moveTo(cursor < 0 && selected === null ? 0 : stepFrom(cursor, stood, count, by));
  }

  /** Whoever keeps the selection, in the navigation or not, gets it back as it was. */
  function whereItStands() {
    const row = cursor >= 0 ? rowAt(cursor) : undefined;
    return () => row !== undefined && onSelect(keyOf(row), row);
  }

  useMovingOn({ selected, cursor, keeps: props.keeps, goOn: () => moveTo(stood), scroller });
  function open() {
    const row = cursor >= 0 ? rowAt(cursor) : undefined;
    if (row !== undefined) onOpen?.(keyOf(row), row);
  }

  const page = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1);

  function onKeyDown(event: KeyboardEvent) {
    const acts: Record<string, () => void> = {
      ArrowDown: () => moveBy(1),
      ArrowUp: () => moveBy(-1),
      PageDown: () => moveTo(cursor + page()),
      PageUp: () => moveTo(cursor - page()),
      Home: () => moveTo(0),
      End: () => moveTo(count - 1),
      Enter: open,
      ...(choosing && cursor >= 0 ? { " ": () => toggle(cursor) } : {}),
      ...(choosing && choosing.ids.size > 0 ? { Escape: choosing.none } : {}),
    };
    const along = choosing && event.shiftKey ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined;
    if (along !== undefined) chooseTo(cursor + along);
    const act = acts[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  }

  useMainList(
    main
      ? {
          first: () => moveTo(0),
          next: () => moveBy(1),
          previous: () => moveBy(-1),
          focus: () => scroller.current?.focus(),
          open,
        }
      : null,
  );
  useActions(
    main
      ? [
          { ...MOVE, id: "list.next", shortcuts: ["j"], run: () => moveBy(1), before: whereItStands },
          { ...MOVE, id: "list.previous", shortcuts: ["k"], run: () => moveBy(-1), before: whereItStands },
          ...(choosing
            ? [
                {
                  ...{ id: "list.choose", group: "list" as const, shortcuts: ["x"] },
                  disabled: cursor < 0,
                  run: () => toggle(cursor),
                },
              ]
            : []),
        ]
      : [],
  );

  return (
    <div
      ref={scroller}
      className={css.scroller}
      role="listbox"
      aria-label={props.label}
      aria-multiselectable={choosing ? true : undefined}
      aria-activedescendant={cursor >= first && cursor <= last && cursor >= 0 ? `${id}-${cursor}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={css.inner} style={{ height: virtual.getTotalSize() }} role="presentation">
        {items.map((item) => {
          const row = rowAt(item.index);
          const key = row === undefined ? null : keyOf(row);
          const isSelected = key !== null && key === selected;
          const head = headAt?.(item.index) ?? null;
          const from = item.start + (head ? headHeight : 0);
          return (
            <Fragment key={item.key}>
              {head ? (
                <div
                  className={css.head}
                  style={{ transform: `translateY(${item.start}px)` }}
                  role="presentation"
                >
                  {head}
                </div>
              ) : null}
              <div
                id={`${id}-${item.index}`}
                className={css.row}
                style={{ height, transform: `translateY(${from}px)` }}
                role="option"
                aria-selected={isSelected}
                aria-checked={choosing && key !== null ? choosing.ids.has(key) : undefined}
                aria-setsize={count}
                aria-posinset={item.index + 1}
                onClick={(event) => row !== undefined && clicked(event, item.index, row)}
                onDoubleClick={() => row !== undefined && onOpen?.(keyOf(row), row)}
              >
                {row === undefined ? (
                  <span className={css.waiting} />
                ) : (
                  <Cell row={row} selected={isSelected} render={render} />
                )}
              </div>
            </Fragment>
          );
        })}
      </div>
    </div>
  );
}
