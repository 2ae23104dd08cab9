import { TextInput } from "@mantine/core";
import { TOLD_STEPS } from "../../../shared/domain/ticket/ticket-times.ts";
import type { ToldStep } from "../../../shared/domain/ticket/ticket-times.ts";
import { useCoreSession } from "../../core/index.ts";
import { MomentField, wrongMoment } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { Choice } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { UNTOLD, happenedForm } from "./clock-forms.ts";
import type { HappenedValues } from "./clock-forms.ts";

/** When a step really was: both times are kept, the clocks follow this one. */
export function HappenedDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const { now } = useCoreSession();
  const { row } = useTicket().detail;
  const done = TOLD_STEPS.filter((step) => row.times.some(({ kind }) => kind === step));
  return (
    <ActDialog<HappenedValues>
      title={t("happened.title", { number: row.number })}
      submit={t("act.happened")}
      writes="ticket.happened"
      about={row.id}
      asking={happenedForm(row.id)}
      initial={UNTOLD}
      wrong={({ step, at, said }) => {
        if (step === null) return { step: t("happened.needStep") };
        if (at === null && said.trim() === "") return { at: t("happened.needAt") };
        const wrong = wrongMoment(said, at, now());
        return wrong ? { at: t(`fields:moment.${wrong}`) } : null;
      }}
      onClose={onClose}
    >
      {({ values, errors, set, patch }) => (
        <>
          <Choice<ToldStep>
            label={t("happened.step")}
            data={done.map((value) => ({ value, label: t(`ticket:step.${value}`) }))}
            value={values.step}
            error={errors.step}
            required
            data-autofocus
            onChange={(step) => set("step", step)}
          />
          <MomentField
            label={t("happened.at")}
            value={values.at}
            said={values.said}
            error={errors.at}
            onChange={(_held, at, said) => patch({ at, said })}
          />
          <TextInput
            label={t("happened.reason")}
            value={values.reason}
            error={errors.reason}
            maxLength={200}
            required
            onChange={(event) => set("reason", event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  );
}
