import { Button } from "@mantine/core";
import type { ReportLimit } from "../../../shared/domain/definition/report-limit.ts";
import { limitsAt } from "../../../shared/domain/ticket/ticket-report.ts";
import type { LimitStanding } from "../../../shared/domain/ticket/ticket-report.ts";
import { useSkew } from "../../clock/use-skew.ts";
import { useNow } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { Said, useDefinitions } from "../../records/index.ts";
import { Note } from "../../ui/index.ts";
import { useOnDuty } from "../delivery/use-on-duty.ts";
import { useTicket } from "./ticket-context.ts";
import css from "./detail.module.css";

const MINUTE = 60_000;

/**
 * What a matter of security asks for at once: that somebody is told by telephone, within limits that no night and no
 * lack of a network stops; and who sees the ticket.
 *
 * @param onReport null for whom that is not allowed
 */
export function SecurityNote({ onReport }: { onReport: (() => void) | null }) {
  const t = useText("queue");
  const { row, reports } = useTicket().detail;
  const limits = useDefinitions("limit");
  // As everything that it is held against: by the hub's clock, as far as it is known here.
  const now = useNow() - useSkew();
  const duty = useOnDuty(row.site, "security");
  if (!row.securityFlag || row.status === "archived") return null;
  const found = row.times.find(({ kind }) => kind === "opened");
  const discovered = found ? found.at * 1000 : row.openedAt;
  const kept = limits.rows
    .filter(({ retired }) => !retired)
    .map(({ key, body }) => ({ key, body: body as ReportLimit }));
  const standing = limitsAt(kept, reports, discovered, Math.max(now, discovered));
  const isUntold = reports.length === 0;
  const unsent = row.pending > 0;
  return (
    <div className={css.conflicts}>
      <Note
        tone={isUntold || standing.some(({ always, told, late }) => always && !told && late) ? "bad" : "note"}
        title={t(titleOf(isUntold, unsent), { count: reports.length })}
        actions={
          onReport ? (
            <Button variant={isUntold ? "filled" : "default"} onClick={onReport}>
              {t("act.report")}
            </Button>
          ) : null
        }
      >
        {unsent ? <div>{t("security.unsent")}</div> : null}
        {isUntold && duty ? (
          <div>{t("security.duty", { who: [duty.name, duty.phone].filter(Boolean).join(" ") })}</div>
        ) : null}
        {standing.map((each) => (
          <div key={each.key}>
            {limits.word(each.key)}
            {t("security.colon")}
            <Standing standing={each} now={now} />
          </div>
        ))}
        <div>{t("security.seenBy")}</div>
      </Note>
    </div>
  );
}

/** Once the hub has it others may have seen it; that somebody was told is said by a report alone. */
function titleOf(isUntold: boolean, unsent: boolean): string {
  if (!isUntold) return "security.told";
  return unsent ? "security.nobody" : "security.unreported";
}

function Standing({ standing: { always, due, told, late }, now }: { standing: LimitStanding; now: number }) {
  const t = useText("queue");
  const format = useFormat();
  if (told) {
    return (
      <>
        {t(late ? "security.toldLate" : "security.toldAt", { at: format.dateTime(told.at, now) })}{" "}
        <Said text={told.whom} />
      </>
    );
  }
  const minutes = Math.floor(Math.abs(due - now) / MINUTE);
  const span = t("security.span", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  if (late) return <strong>{t(always ? "security.over" : "security.overIf", { span })}</strong>;
  return <>{t(always ? "security.left" : "security.leftIf", { span, at: format.dateTime(due, now) })}</>;
}
