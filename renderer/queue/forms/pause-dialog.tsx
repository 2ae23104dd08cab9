import { TextInput } from "@mantine/core";
import { PAUSE_REASONS } from "../../../shared/sla/clock.ts";
import type { PauseReason } from "../../../shared/sla/clock.ts";
import { REACHING_OUTCOMES, REACHING_WAYS } from "../../../shared/domain/ticket/ticket-work-words.ts";
import type { ReachingOutcome, ReachingWay } from "../../../shared/domain/ticket/ticket-work-words.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { Choice, FreeText, FormGrid } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { REFERRED, UNPAUSED, pauseForm } from "./clock-forms.ts";
import type { PauseValues } from "./clock-forms.ts";
import css from "./forms.module.css";

/** Whoever was reached and has to come back is told of in the note. */
const IN_VAIN = REACHING_OUTCOMES.filter((outcome) => outcome !== "reached");

/** For what the ticket waits, until when, and what that does to its clock. */
export function PauseDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const { detail, passDown } = useTicket();
  const { row } = detail;
  return (
    <ActDialog<PauseValues>
      title={t("pause.title", { number: row.number })}
      submit={t("act.pause")}
      writes="ticket.pause"
      about={row.id}
      asking={pauseForm(row.id)}
      beside={passDown}
      initial={UNPAUSED}
      wrong={({ reason }) => (reason === null ? { reason: t("pause.needReason") } : null)}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <Choice<PauseReason>
            label={t("pause.reason")}
            data={PAUSE_REASONS.map((value) => ({ value, label: t(`ticket:reason.${value}`) }))}
            value={values.reason}
            error={errors.reason}
            required
            data-autofocus
            onChange={(reason) => set("reason", reason)}
          />
          {values.reason !== null && (
            <p className={css.soft}>{t(values.reason === "secondLine" ? "pause.runs" : "pause.stands")}</p>
          )}
          <FormGrid columns="pairs">
            {values.reason === "appointment" && (
              <TextInput
                type="datetime-local"
                label={t("pause.until")}
                value={values.until}
                error={errors.until}
                required
                onChange={(event) => set("until", event.currentTarget.value)}
              />
            )}
            {values.reason !== "appointment" && (
              <TextInput
                type="date"
                label={t("pause.nextOn")}
                value={values.nextOn}
                error={errors.nextOn}
                onChange={(event) => set("nextOn", event.currentTarget.value)}
              />
            )}
            {values.reason !== null && REFERRED.includes(values.reason) && (
              <TextInput
                label={t(`pause.reference.${values.reason}`)}
                value={values.reference}
                error={errors.reference}
                maxLength={60}
                onChange={(event) => set("reference", event.currentTarget.value)}
              />
            )}
          </FormGrid>
          {values.reason === "awaitingUser" && (
            <FormGrid columns="pairs">
              <Choice<ReachingWay>
                label={t("attempt.way")}
                data={REACHING_WAYS.map((value) => ({ value, label: t(`ticket:reaching.${value}`) }))}
                value={values.way}
                onChange={(way) => way && set("way", way)}
              />
              <Choice<ReachingOutcome>
                label={t("pause.attempt")}
                data={IN_VAIN.map((value) => ({ value, label: t(`ticket:outcome.${value}`) }))}
                value={values.outcome}
                clearable
                onChange={(outcome) => set("outcome", outcome)}
              />
            </FormGrid>
          )}
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
