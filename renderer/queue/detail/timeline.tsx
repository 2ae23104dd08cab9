import { Button } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import type { HistoryEntry, TicketCustody } from "../../../shared/ipc/queries.ts";
import { useNow, usePagedQuery } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { ErrorNote, Note } from "../../ui/index.ts";
import { custodyMeanwhile, inOneStream } from "./custody-meanwhile.ts";
import { TimelineCustody } from "./timeline-custody.tsx";
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
  const custody = custodyMeanwhile(detail.custody, entries);
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
          <Days
            stream={inOneStream(
              entries.filter((entry) => entry !== opening),
              // What is older than the entries shown comes with those of its time.
              shown < total
                ? custody.filter(({ recordedAt }) => recordedAt >= (entries[0]?.corrected ?? 0))
                : custody,
            )}
            since={detail.row.openedAt}
          />
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

/** What happened, with a line where a new day begins. */
function Days({ stream, since }: { stream: readonly (HistoryEntry | TicketCustody)[]; since: number }) {
  const format = useFormat();
  const now = useNow();
  const momentOf = (each: HistoryEntry | TicketCustody) =>
    "recordedAt" in each ? each.recordedAt : each.corrected;
  return stream.map((each, index) => {
    const before = stream[index - 1];
    const at = momentOf(each);
    const begins = dayOf(before ? momentOf(before) : since) !== dayOf(at);
    const day = begins ? format.day(at, now) : null;
    return "recordedAt" in each ? (
      <TimelineCustody key={`${each.operation} ${each.asset}`} event={each} day={day} />
    ) : (
      <TimelineEntry key={each.operation} entry={each} day={day} />
    );
  });
}
