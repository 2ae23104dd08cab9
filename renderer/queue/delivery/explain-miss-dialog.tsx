import { MISS_REASONS } from "../../../shared/domain/ticket/ticket-miss-reasons.ts";
import type { MissReason } from "../../../shared/domain/ticket/ticket-miss-reasons.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { Choice, FreeText } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { explainMissForm } from "./quality-forms.ts";
import type { ExplainMissValues } from "./quality-forms.ts";

/** Why a target was missed; nothing is chosen beforehand. */
export function ExplainMissDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const { row } = useTicket().detail;
  return (
    <ActDialog<ExplainMissValues>
      title={t("explainMiss.title", { number: row.number })}
      submit={t("explainMiss.save")}
      writes="ticket.explainMiss"
      about={row.id}
      asking={explainMissForm(row.id)}
      initial={{ missReason: null, note: "" }}
      wrong={({ missReason, note }) => {
        if (missReason === null) return { missReason: t("explainMiss.need") };
        return missReason === "other" && note.trim() === "" ? { note: t("explainMiss.needNote") } : null;
      }}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <Choice<MissReason>
            label={t("explainMiss.why")}
            data={MISS_REASONS.map((value) => ({ value, label: t(`ticket:missReason.${value}`) }))}
            value={values.missReason}
            error={errors.missReason}
            required
            data-autofocus
            onChange={(reason) => set("missReason", reason)}
          />
          <FreeText
            label={t("explainMiss.note")}
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
