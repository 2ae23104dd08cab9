import { REVIEW_FINDINGS } from "../../../shared/domain/ticket/ticket-review-said.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { Choice, FreeText } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { reviewForm } from "./quality-forms.ts";
import type { Finding, ReviewValues } from "./quality-forms.ts";

/** What a review of the work has found, and what follows from it. */
export function ReviewDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const { row } = useTicket().detail;
  return (
    <ActDialog<ReviewValues>
      title={t("review.title", { number: row.number })}
      submit={t("review.save")}
      writes="ticket.review"
      about={row.id}
      asking={reviewForm(row.id)}
      initial={{ finding: null, said: "" }}
      wrong={({ finding }) => (finding === null ? { finding: t("review.need") } : null)}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <Choice<Finding>
            label={t("review.finding")}
            data={REVIEW_FINDINGS.map((value) => ({ value, label: t(`ticket:finding.${value}`) }))}
            value={values.finding}
            error={errors.finding}
            required
            data-autofocus
            onChange={(finding) => set("finding", finding)}
          />
          <FreeText
            label={t("review.said")}
            value={values.said}
            error={errors.said}
            maxLength={2000}
            minRows={3}
            required
            onChange={(event) => set("said", event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  );
}
