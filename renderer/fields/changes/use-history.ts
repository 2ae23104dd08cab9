import { useEffect, useMemo, useState } from "react";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import type { PagedQuery } from "../../core/index.ts";
import { usePagedQuery } from "../../core/index.ts";

/** As many operations as are shown at first, and more each time that older ones are asked for. */
const STEP = 100;

export interface History extends Pick<PagedQuery<HistoryEntry>, "loading" | "error"> {
  /** The newest first, each once. */
  entries: readonly HistoryEntry[];
  /** These are all there are: the last one made the record. */
  whole: boolean;
  /** Shows older ones; null where all are asked for. */
  showOlder: (() => void) | null;
}

/** The operations on a record, from the newest on as far back as was asked. */
export function useHistory(kind: string, id: string): History {
  const [limit, setLimit] = useState(STEP);
  const page = usePagedQuery("history.page", { kind, id, order: "newest" });
  const { rowAt, total, loading, error, show } = page;
  const shown = Math.min(limit, total);
  useEffect(() => show(0, Math.max(0, shown - 1)), [show, shown]);
  const entries = useMemo(() => {
    const rows = Array.from({ length: shown }, (_, index) => rowAt(index) ?? []).flat();
    // While pages are read anew after an act, two of them may hold the same entry.
    return [...new Map(rows.map((entry) => [entry.operation, entry])).values()];
  }, [shown, rowAt]);
  return {
    entries,
    whole: !loading && entries.length === total,
    showOlder: shown < total ? () => setLimit(limit + STEP) : null,
    loading,
    error,
  };
}
