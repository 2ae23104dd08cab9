import { TextInput } from "@mantine/core";
import { useText } from "../../i18n/index.ts";
import { ActDialog, useDefinitions } from "../../records/index.ts";
import { Choice } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { groupForm } from "./work-forms.ts";
import type { GroupValues } from "./work-forms.ts";

/** Gives the ticket to a group: whoever of it takes it. */
export function GroupDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const { row } = useTicket().detail;
  const groups = useDefinitions("group");
  return (
    <ActDialog<GroupValues>
      title={t("toGroup.title", { number: row.number })}
      submit={t("act.group")}
      writes="ticket.group"
      about={row.id}
      asking={groupForm(row.id)}
      initial={{ group: row.group ?? "", reason: "" }}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <Choice
            label={t("ticket:field.group")}
            data={groups.choices(row.group).map(({ value, label }) => ({ value, label }))}
            value={values.group || null}
            error={errors.group}
            clearable
            data-autofocus
            onChange={(chosen) => set("group", chosen ?? "")}
          />
          <TextInput
            label={t("assign.reason")}
            value={values.reason}
            error={errors.reason}
            maxLength={500}
            onChange={(event) => set("reason", event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  );
}
