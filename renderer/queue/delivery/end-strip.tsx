import { Button } from "@mantine/core";
import { isCalledBack } from "../../../shared/domain/ticket/ticket-callback.ts";
import { reopenedSoon } from "../../../shared/domain/ticket/ticket-reopened.ts";
import { useServiceRules } from "../../clock/use-service-rules.ts";
import { useSession } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { Note } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import type { TicketSteps } from "../detail/ticket-steps.tsx";

/** What the end of the work waits for: the user's word until a day, what it lacks, a callback; or that it came back soon. */
export function EndStrip({ steps }: { steps: TicketSteps }) {
  const t = useText("queue");
  const format = useFormat();
  const { detail } = useTicket();
  const rules = useServiceRules();
  const withHub = useSession()?.hub != null;
  const { row, lapsesAt, calledBack } = detail;
  const lacking = (detail.missing.close ?? []).filter((name) => name === "category" || name === "rootCause");
  if (row.status === "resolved" && withHub && lapsesAt !== null) {
    const names = lacking.map((name) => t(`ticket:field.${name}`)).join(t("lapse.and"));
    return lacking.length > 0 ? (
      <Note tone="note" title={t("lapse.waits", { what: names })} />
    ) : (
      <Note tone="note" title={t("lapse.on", { when: format.dateTime(lapsesAt * 1000) })} />
    );
  }
  if (row.status === "closed" && isCalledBack(row.id) && !calledBack) {
    return (
      <Note
        tone="note"
        title={t("callBack.drawn")}
        actions={
          steps.more.includes("callBack") ? (
            <Button variant="default" size="compact-sm" onClick={() => steps.begin("callBack")}>
              {t("act.callBack")}
            </Button>
          ) : null
        }
      />
    );
  }
  const soon = reopenedSoon(row.times, row.site, rules).length;
  return soon > 0 ? <Note tone="note" title={t("reopenedSoon", { count: soon })} /> : null;
}
