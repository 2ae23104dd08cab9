import { Button } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import { useNow, usePagedQuery } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { ErrorNote, Note } from "../../ui/index.ts";
import { TimelineEntry } from "./timeline-entry.tsx";
import { TimelineOpening } from "./timeline-opening.tsx";
import { useTicket } from "./ticket-context.ts";
import css from "./timeline.module.css";

/** As many entries as are shown at first, and more each time that older ones are asked for. */
const STEP = 100;

/**
 * All that happened to the ticket in one stream, the newest at the bottom and in sight: first what the
 * user said, then what was done.
 */
export function Timeline() {
  const t = useText("queue");
  const { detail } = useTicket();
  const [limit, setLimit] = useState(STEP);
  const { rowAt, total, error, show } = usePagedQuery("history.page", {
    kind: "ticket",
    id: detail.row.id,
    order: "newest",
  });
  const shown = Math.min(limit, total);
  useEffect(() => show(0, Math.max(0, shown - 1)), [show, shown]);
  const entries = useMemo(() => oldestFirst(shown, rowAt), [shown, rowAt]);
  const opening = entries.find((entry) => entry.type === "ticket.open" && entry.readable);
  return (
    <section className={css.scroller} aria-label={t("timeline")} tabIndex={0} data-stream>
      <div className={css.stream}>
        {detail.row.needsUpdate ? <Note tone="note" title={t("mark.needsUpdateHint")} /> : null}
        {error ? <ErrorNote error={error} /> : null}
        <ol>
          <TimelineOpening entry={opening ?? null} />
          {shown < total ? (
            <li className={css.older}>
              <Button variant="subtle" color="gray" onClick={() => setLimit(limit + STEP)}>
                {t("records:older")}
              </Button>
            </li>
          ) : null}
          <Days entries={entries.filter((entry) => entry !== opening)} since={detail.row.openedAt} />
        </ol>
      </div>
    </section>
  );
}

/** While pages are read anew after an act, two of them may hold the same entry. */
function oldestFirst(count: number, rowAt: (index: number) => HistoryEntry | undefined): HistoryEntry[] {
  const entries = new Map<string, HistoryEntry>();
  for (let index = count - 1; index >= 0; index -= 1) {
    const entry = rowAt(index);
    if (entry) entries.set(entry.operation, entry);
  }
  return [...entries.values()];
}

const dayOf = (ms: number) => new Date(ms).toDateString();

/** Entries with a line where a new day begins. */
function Days({ entries, since }: { entries: readonly HistoryEntry[]; since: number }) {
  const format = useFormat();
  const now = useNow();
  return entries.map((entry, index) => {
    const before = entries[index - 1]?.corrected ?? since;
    const begins = dayOf(before) !== dayOf(entry.corrected);
    return (
      <TimelineEntry
        key={entry.operation}
        entry={entry}
        day={begins ? format.day(entry.corrected, now) : null}
      />
    );
  });
}
