import { Button } from "@mantine/core";
import { useMemo } from "react";
import type { RunRow } from "../../../shared/domain/run/run.ts";
import type { HistoryEntry, TicketCustody } from "../../../shared/ipc/queries.ts";
import { useNow } from "../../core/index.ts";
import { useHistory } from "../../fields/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { momentOf } from "../../runs/run-facts.ts";
import { useRunsOfTicket } from "../../runs/use-runs.ts";
import { ErrorNote, Note } from "../../ui/index.ts";
import type { AttachedFile } from "../../files/attached-file.ts";
import { custodyMeanwhile, inOneStream } from "./custody-meanwhile.ts";
import { TimelineCustody } from "./timeline-custody.tsx";
import { TimelineFile } from "./timeline-file.tsx";
import { TimelineRun } from "./timeline-run.tsx";
import { TimelineEntry } from "./timeline-entry.tsx";
import { TimelineOpening } from "./timeline-opening.tsx";
import { useTicket } from "./ticket-context.ts";
import css from "./timeline.module.css";

/**
 * All that happened to the ticket in one stream, the newest at the bottom and in sight: first what the
 * user said, then what was done.
 */
export function Timeline() {
  const t = useText("queue");
  const { detail, files } = useTicket();
  const runs = useRunsOfTicket(detail.row.id);
  const history = useHistory("ticket", detail.row.id);
  const { whole, showOlder, error } = history;
  const entries = useMemo(() => history.entries.toReversed(), [history.entries]);
  const opening = entries.find((entry) => entry.type === "ticket.open" && entry.readable);
  const meanwhile = [
    ...custodyMeanwhile(detail.custody, entries),
    ...files.map((file) => ({ file, recordedAt: file.at })),
    ...runs.map((run) => ({ run, recordedAt: momentOf(run) })),
  ];
  return (
    <section className={css.scroller} aria-label={t("timeline")} tabIndex={0} data-stream>
      <div className={css.stream}>
        {detail.row.needsUpdate ? <Note tone="note" title={t("mark.needsUpdateHint")} /> : null}
        {error ? <ErrorNote error={error} /> : null}
        <ol>
          <TimelineOpening entry={opening ?? null} />
          {showOlder ? (
            <li className={css.older}>
              <Button variant="subtle" color="gray" onClick={showOlder}>
                {t("records:older")}
              </Button>
            </li>
          ) : null}
          <Days
            stream={inOneStream(
              entries.filter((entry) => entry !== opening),
              // What is older than the entries shown comes with those of its time.
              whole
                ? meanwhile
                : meanwhile.filter(({ recordedAt }) => recordedAt >= (entries[0]?.corrected ?? 0)),
            )}
            since={detail.row.openedAt}
          />
        </ol>
      </div>
    </section>
  );
}

/** What stands in the stream: operations on the ticket, and what happened around it meanwhile. */
type Told =
  | HistoryEntry
  | TicketCustody
  | { file: AttachedFile; recordedAt: number }
  | { run: RunRow; recordedAt: number };

const dayOf = (ms: number) => new Date(ms).toDateString();

/** What happened, with a line where a new day begins. */
function Days({ stream, since }: { stream: readonly Told[]; since: number }) {
  const format = useFormat();
  const now = useNow();
  const momentOf = (each: Told) => ("recordedAt" in each ? each.recordedAt : each.corrected);
  return stream.map((each, index) => {
    const before = stream[index - 1];
    const at = momentOf(each);
    const begins = dayOf(before ? momentOf(before) : since) !== dayOf(at);
    const day = begins ? format.day(at, now) : null;
    if ("file" in each) return <TimelineFile key={each.file.id} file={each.file} day={day} />;
    if ("run" in each) return <TimelineRun key={each.run.id} row={each.run} day={day} />;
    return "recordedAt" in each ? (
      <TimelineCustody key={`${each.operation} ${each.asset}`} event={each} day={day} />
    ) : (
      <TimelineEntry key={each.operation} entry={each} day={day} />
    );
  });
}
