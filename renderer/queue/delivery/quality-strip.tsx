import { Button } from "@mantine/core";
import { useSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { Note } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import type { TicketSteps } from "../detail/ticket-steps.tsx";

/** What is still owed of the work: why a target was missed, and the lead's review. */
export function QualityStrip({ steps }: { steps: TicketSteps }) {
  const t = useText("queue");
  const me = useSession()?.member.id;
  const { row, fields, missed } = useTicket().detail;
  const lacksReason = typeof fields.missReason !== "string" && (missed.length > 0 || row.owesReason);
  const mayReview = steps.more.includes("review") && row.assignee !== me;
  return (
    <>
      {lacksReason && row.status !== "archived" && (
        <Note
          tone="warn"
          title={t("explainMiss.owed")}
          actions={
            steps.more.includes("explainMiss") ? (
              <Button variant="default" size="compact-sm" onClick={() => steps.begin("explainMiss")}>
                {t("act.explainMiss")}
              </Button>
            ) : null
          }
        />
      )}
      {row.review === "owed" && (
        <Note
          tone="note"
          title={t("review.owed", { reopened: row.reopened, visits: row.visits })}
          actions={
            mayReview ? (
              <Button variant="default" size="compact-sm" onClick={() => steps.begin("review")}>
                {t("act.review")}
              </Button>
            ) : null
          }
        />
      )}
    </>
  );
}
