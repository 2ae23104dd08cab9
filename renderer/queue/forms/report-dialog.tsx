import { TextInput } from "@mantine/core";
import { useCoreSession } from "../../core/index.ts";
import { MomentField, wrongMoment } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog, useDefinitions } from "../../records/index.ts";
import { Choice, FreeText } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { UNREPORTED, reportForm } from "./fault-forms.ts";
import type { ReportValues } from "./fault-forms.ts";

/** Whom of a matter of security was told by telephone, when, and what they answered. */
export function ReportDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const { now } = useCoreSession();
  const limits = useDefinitions("limit");
  const { row } = useTicket().detail;
  return (
    <ActDialog<ReportValues>
      title={t("report.title", { number: row.number })}
      submit={t("act.report")}
      writes="ticket.report"
      about={row.id}
      asking={reportForm(row.id)}
      initial={UNREPORTED}
      wrong={({ limit, at, said }) => {
        if (limit === null) return { limit: t("report.needLimit") };
        if (at === null && said.trim() === "") return { at: t("report.needAt") };
        const wrong = wrongMoment(said, at, now());
        return wrong ? { at: t(`fields:moment.${wrong}`) } : null;
      }}
      onClose={onClose}
    >
      {({ values, errors, set, patch }) => (
        <>
          <Choice<string>
            label={t("report.limit")}
            data={[
              ...limits.choices(values.limit).map(({ value, label }) => ({ value, label })),
              { value: "", label: t("report.beside") },
            ]}
            value={values.limit}
            error={errors.limit}
            required
            data-autofocus
            onChange={(limit) => set("limit", limit)}
          />
          <TextInput
            label={t("report.whom")}
            value={values.whom}
            error={errors.whom}
            maxLength={60}
            required
            onChange={(event) => set("whom", event.currentTarget.value)}
          />
          <MomentField
            label={t("report.at")}
            value={values.at}
            said={values.said}
            error={errors.at}
            onChange={(_held, at, said) => patch({ at, said })}
          />
          <FreeText
            label={t("report.answer")}
            value={values.answer}
            error={errors.answer}
            maxLength={500}
            minRows={2}
            onChange={(event) => set("answer", event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  );
}
