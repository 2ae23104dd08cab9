import { TextInput } from "@mantine/core";
import { useState } from "react";
import { ESCALATED_TO } from "../../../shared/domain/ticket/ticket-delivery.ts";
import type { EscalatedTo } from "../../../shared/domain/ticket/ticket-delivery.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { Choice, FormGrid, FreeText } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import css from "../forms/forms.module.css";
import { SAME, doneSoFar, escalateForm } from "./delivery-forms.ts";
import type { EscalateValues } from "./delivery-forms.ts";

/** Hands the ticket on: to whom, why, what was done and what is open. Its clocks run on. */
export function EscalateDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const { detail, members } = useTicket();
  const { row } = detail;
  const [draft] = useState(() => doneSoFar(detail));
  return (
    <ActDialog<EscalateValues>
      title={t("escalate.title", { number: row.number })}
      submit={t("act.escalate")}
      size="lg"
      writes="ticket.escalate"
      about={row.id}
      asking={escalateForm(row.id)}
      initial={{ to: null, reason: "", done: draft, open: "", reference: "", assignee: SAME }}
      wrong={({ to }) => (to === null ? { to: t("escalate.needTo") } : null)}
      foot={t("escalate.runs")}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <FormGrid columns="pairs">
            <Choice<EscalatedTo>
              label={t("escalate.to")}
              data={ESCALATED_TO.map((value) => ({ value, label: t(`ticket:to.${value}`) }))}
              value={values.to}
              error={errors.to}
              required
              data-autofocus
              onChange={(to) => set("to", to)}
            />
            {values.to === "supplier" ? (
              <TextInput
                label={t("pause.reference.supplier")}
                value={values.reference}
                error={errors.reference}
                maxLength={60}
                onChange={(event) => set("reference", event.currentTarget.value)}
              />
            ) : (
              <Choice
                label={t("escalate.assignee")}
                data={[
                  { value: SAME, label: t("escalate.same") },
                  ...members
                    .filter(({ active }) => active)
                    .map(({ id, name }) => ({ value: id, label: name })),
                ]}
                value={values.assignee}
                error={errors.assignee}
                onChange={(value) => value && set("assignee", value)}
              />
            )}
          </FormGrid>
          <FreeText
            label={t("escalate.reason")}
            value={values.reason}
            error={errors.reason}
            maxLength={500}
            minRows={2}
            required
            onChange={(event) => set("reason", event.currentTarget.value)}
          />
          <FreeText
            label={t("escalate.done")}
            value={values.done}
            error={errors.done}
            maxLength={2000}
            minRows={3}
            onChange={(event) => set("done", event.currentTarget.value)}
          />
          {draft !== "" && values.done === draft && <p className={css.soft}>{t("escalate.draft")}</p>}
          <FreeText
            label={t("escalate.open")}
            value={values.open}
            error={errors.open}
            maxLength={2000}
            minRows={2}
            onChange={(event) => set("open", event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  );
}
