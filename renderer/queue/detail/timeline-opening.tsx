import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import { atHand } from "../../../shared/log/parts.ts";
import { ClockWasOff } from "../../clock/corrected.tsx";
import { useNow } from "../../core/index.ts";
import { FieldInPlace, useFieldText } from "../../fields/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { Said, UncheckedMark } from "../../records/index.ts";
import { useTicket } from "./ticket-context.ts";
import { When } from "./when.tsx";
import css from "./timeline.module.css";

/** The user's own words, and how they came. @param entry of the opening; null while it is not read */
export function TimelineOpening({ entry }: { entry: HistoryEntry | null }) {
  const t = useText("queue");
  const format = useFormat();
  const now = useNow();
  const { detail } = useTicket();
  const reading = useFieldText();
  const { row, fields } = detail;
  const requester = String(fields.requester ?? "");
  const how = [reading("channel", fields.channel), reading("place", fields.place)]
    .filter(Boolean)
    .join(" · ");
  const known = atHand(fields).requester;
  return (
    <>
      <li className={css.day}>{format.day(row.openedAt, now)}</li>
      <li className={css.entry}>
        <When at={row.openedAt} entry={entry} />
        <span className={css.face} aria-hidden>
          {typeof known === "string" ? [...known][0] : ""}
        </span>
        <div className={css.what}>
          <div className={css.who}>
            <strong>{requester ? <Said text={requester} field="requester" /> : t("someoneTold")}</strong>
            {how ? (
              <span>
                <Said text={how} field="place" />
              </span>
            ) : null}
            {entry ? <span>{t("takenBy", { name: entry.actorName })}</span> : null}
            {entry?.seq === null ? <span>{t("mark.unsent")}</span> : null}
            {entry ? <ClockWasOff at={entry.at} corrected={entry.corrected} /> : null}
            {entry ? <UncheckedMark checked={entry.checked} /> : null}
          </div>
          <FieldInPlace name="description" />
        </div>
      </li>
    </>
  );
}
