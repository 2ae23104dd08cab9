import { IconCloudUpload, IconStethoscope } from "@tabler/icons-react";
import type { RunRow } from "../../../shared/domain/run/run.ts";
import { useMay } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { RunInStream } from "../../runs/run-in-stream.tsx";
import { momentOf } from "../../runs/run-facts.ts";
import { useInLanguage } from "../../runs/use-runs.ts";
import { StatusMark } from "../../ui/index.ts";
import { useTicket } from "./ticket-context.ts";
import { When } from "./when.tsx";
import css from "./timeline.module.css";

interface Props {
  row: RunRow;
  /** The day that begins with it; null for another one of the same day. */
  day: string | null;
}

/** A checklist that was worked through for the ticket: what it came to, or how far it is. */
export function TimelineRun({ row, day }: Props) {
  const t = useText("findings");
  const said = useInLanguage();
  const { members } = useTicket();
  const mayGoOn = useMay("run.write");
  const by = members.find(({ id }) => id === row.by)?.name;
  return (
    <>
      {day ? <li className={css.day}>{day}</li> : null}
      <li className={css.entry}>
        <When at={momentOf(row)} entry={null} />
        <span className={css.face} aria-hidden>
          <IconStethoscope size="0.875rem" />
        </span>
        <div className={css.what}>
          <div className={css.who}>
            <strong>{said(row.title)}</strong>
            <span>{row.number}</span>
            {by ? <span>{by}</span> : null}
            {row.pending > 0 ? (
              <StatusMark tone="note" icon={<IconCloudUpload size="1em" />}>
                {t("queue:mark.unsent")}
              </StatusMark>
            ) : null}
          </div>
          <RunInStream row={row} mayGoOn={mayGoOn} />
        </div>
      </li>
    </>
  );
}
