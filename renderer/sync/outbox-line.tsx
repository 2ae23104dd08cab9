import { IconBan, IconClock, IconCloudCheck, IconHourglass } from "@tabler/icons-react";
import type { OutboxRow } from "../../shared/ipc/change-batch.ts";
import { useNow } from "../core/index.ts";
import { actWords, useFormat, useText } from "../i18n/index.ts";
import type { Tone } from "../ui/index.ts";
import { StatusMark, TwoLines } from "../ui/index.ts";
import css from "./sync.module.css";

const MARKS: Record<OutboxRow["state"], { tone: Tone; Icon: typeof IconClock }> = {
  waiting: { tone: "quiet", Icon: IconClock },
  notYet: { tone: "quiet", Icon: IconHourglass },
  refused: { tone: "bad", Icon: IconBan },
  accepted: { tone: "ok", Icon: IconCloudCheck },
};

export function OutboxStateMark({ row }: { row: OutboxRow }) {
  const t = useText("sync");
  const { tone, Icon } = MARKS[row.state];
  const seen = row.state === "refused" && row.acknowledged;
  const word = row.again !== null ? "again" : seen ? "seen" : row.state;
  return (
    <StatusMark tone={seen ? "quiet" : tone} icon={<Icon size="1em" />}>
      {t(`rowState.${word}`)}
    </StatusMark>
  );
}

/** What waits or was refused: the act, on what, since when, and how it stands. */
export function OutboxLine({ row }: { row: OutboxRow }) {
  const t = useText("sync");
  const format = useFormat();
  const now = useNow();
  return (
    <TwoLines
      first={
        <>
          <span className={css.act}>{actWords(t, row.type)}</span>
          <span className={css.label}>{row.label}</span>
          <time className={css.faint}>{format.moment(Date.parse(row.at), now)}</time>
        </>
      }
      second={<OutboxStateMark row={row} />}
    />
  );
}
