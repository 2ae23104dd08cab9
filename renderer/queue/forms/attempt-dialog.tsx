import { TextInput } from "@mantine/core";
import {
  ATTEMPTS_TO_CLOSE,
  REACHING_OUTCOMES,
  REACHING_WAYS,
} from "../../../shared/domain/ticket/ticket-work-words.ts";
import type { ReachingOutcome, ReachingWay } from "../../../shared/domain/ticket/ticket-work-words.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { Choice, FormGrid, FreeText } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { UNTRIED, attemptForm } from "./work-forms.ts";
import type { AttemptValues } from "./work-forms.ts";
import css from "./forms.module.css";

/** How somebody tried to reach the user, and what came of it: three in vain, and it may be closed. */
export function AttemptDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const { row } = useTicket().detail;
  return (
    <ActDialog<AttemptValues>
      title={t("attempt.title", { number: row.number })}
      submit={t("act.attempt")}
      writes="ticket.attempt"
      about={row.id}
      asking={attemptForm(row.id)}
      initial={UNTRIED}
      wrong={({ outcome }) => (outcome === null ? { outcome: t("attempt.needOutcome") } : null)}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <p className={css.soft}>
            {t(row.attempts >= ATTEMPTS_TO_CLOSE - 1 ? "attempt.last" : "attempt.sofar", {
              count: row.attempts,
            })}
          </p>
          <FormGrid columns="pairs">
            <Choice<ReachingWay>
              label={t("attempt.way")}
              data={REACHING_WAYS.map((value) => ({ value, label: t(`ticket:reaching.${value}`) }))}
              value={values.way}
              error={errors.way}
              required
              onChange={(way) => set("way", way)}
            />
            <Choice<ReachingOutcome>
              label={t("attempt.outcome")}
              data={REACHING_OUTCOMES.map((value) => ({ value, label: t(`ticket:outcome.${value}`) }))}
              value={values.outcome}
              error={errors.outcome}
              required
              data-autofocus
              onChange={(outcome) => set("outcome", outcome)}
            />
            <TextInput
              type="datetime-local"
              label={t("attempt.at")}
              value={values.at}
              error={errors.at}
              onChange={(event) => set("at", event.currentTarget.value)}
            />
          </FormGrid>
          <FreeText
            label={t("pause.note")}
            value={values.note}
            error={errors.note}
            maxLength={500}
            minRows={2}
            onChange={(event) => set("note", event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  );
}
