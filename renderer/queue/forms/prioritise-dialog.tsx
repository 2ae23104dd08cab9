import { TextInput } from "@mantine/core";
import { PRIORITIES } from "../../../shared/domain/ticket/ticket-words.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { Choice } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { prioritiseForm } from "./clock-forms.ts";
import type { PrioritiseValues } from "./clock-forms.ts";

/** A lead decides how urgent it is, whatever follows from impact and urgency, and says why. */
export function PrioritiseDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const { row } = useTicket().detail;
  const follows = { value: "follows" as const, label: t("prioritise.follows") };
  return (
    <ActDialog<PrioritiseValues>
      title={t("prioritise.title", { number: row.number })}
      submit={t("act.prioritise")}
      writes="ticket.prioritise"
      about={row.id}
      asking={prioritiseForm(row.id)}
      initial={{ priority: null, reason: "" }}
      wrong={({ priority }) => (priority === null ? { priority: t("prioritise.needPriority") } : null)}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <Choice<NonNullable<PrioritiseValues["priority"]>>
            label={t("ticket:field.priority")}
            data={[...PRIORITIES.map((value) => ({ value, label: t(`ticket:priority.${value}`) })), follows]}
            value={values.priority}
            error={errors.priority}
            required
            data-autofocus
            onChange={(priority) => set("priority", priority)}
          />
          <TextInput
            label={t("prioritise.reason")}
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
