import { TextInput } from "@mantine/core";
import { localMinute } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { Choice, FormGrid } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { planForm } from "./work-forms.ts";
import type { PlanValues } from "./work-forms.ts";
import css from "./forms.module.css";

/** When somebody goes there, and who. */
export function PlanDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const { detail, members } = useTicket();
  const { row } = detail;
  const who = row.plan ? row.plan.who : row.assignee;
  return (
    <ActDialog<PlanValues>
      title={t("plan.title", { number: row.number })}
      submit={t("act.plan")}
      writes="ticket.plan"
      about={row.id}
      asking={planForm(row.id)}
      initial={{ at: row.plan ? localMinute(new Date(row.plan.at)) : "", who: who ?? "" }}
      wrong={({ at }) => (at === "" && !row.plan ? { at: t("plan.needAt") } : null)}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <FormGrid columns="pairs">
            <TextInput
              type="datetime-local"
              label={t("plan.at")}
              value={values.at}
              error={errors.at}
              data-autofocus
              onChange={(event) => set("at", event.currentTarget.value)}
            />
            <Choice
              label={t("plan.who")}
              data={members
                .filter(({ active }) => active)
                .map(({ id, name }) => ({ value: id, label: name }))}
              value={values.who || null}
              error={errors.who}
              clearable
              onChange={(chosen) => set("who", chosen ?? "")}
            />
          </FormGrid>
          {row.plan ? <p className={css.soft}>{t("plan.emptied")}</p> : null}
        </>
      )}
    </ActDialog>
  );
}
