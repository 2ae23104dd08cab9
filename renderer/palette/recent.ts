import { useCallback } from "react";
import { create } from "zustand";
import type { RecordRef } from "../contributions/index.ts";
import type { Contributions } from "../contributions/index.ts";
import type { Desk } from "../desk/index.ts";
import { useDesk } from "../desk/index.ts";
import { useNav } from "../ui/index.ts";

/** A record that was open, the last first; its name where somebody has said it. */
export interface RecentRecord extends RecordRef {
  title: string | null;
}

const MOST = 8;

const useRecent = create<{ records: readonly RecentRecord[] }>(() => ({ records: [] }));

/** Names what was opened; it is kept as long as the window. */
export function remember(record: RecentRecord): void {
  useRecent.setState(({ records }) => {
    const before = records.find((each) => each.kind === record.kind && each.id === record.id);
    const others = records.filter((each) => each !== before);
    return {
      records: [{ ...record, title: record.title ?? before?.title ?? null }, ...others].slice(0, MOST),
    };
  });
}

/** Follows what is opened in the areas; returns what stops it. */
export function followRecent({ records }: Pick<Contributions, "records">): () => void {
  const kindOf = (area: string) =>
    Object.entries(records).find(([, { opens }]) => opens && "area" in opens && opens.area === area)?.[0];
  return useNav.subscribe(({ area, selected }, before) => {
    const id = area === null ? null : (selected[area] ?? null);
    if (area === null || id === null || (before.area === area && before.selected[area] === id)) return;
    const kind = kindOf(area);
    if (kind !== undefined) remember({ kind, id, title: null });
  });
}

/** What was open last, without what is open now, called as the desk knows it. */
export function useRecentRecords({ records }: Pick<Contributions, "records">): RecentRecord[] {
  const recent = useRecent((state) => state.records);
  const open = useNav(({ area, selected }) => (area === null ? null : (selected[area] ?? null)));
  const names = useDesk(
    useCallback(
      (desk: Desk) => new Map(recent.flatMap(({ kind, id }) => records[kind]?.names?.(desk, [id]) ?? [])),
      [records, recent],
    ),
  );
  return recent.flatMap((record) => {
    const title = names.get(record.id) ?? record.title;
    return title === null || record.id === open ? [] : [{ ...record, title }];
  });
}
