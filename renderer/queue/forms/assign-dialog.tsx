import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { FormDialog } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { useSending } from "./use-sending.ts";

const NOBODY = "nobody";

/** Gives the ticket to a member of the team, or back to nobody. */
export function AssignDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const words = useText("ticket");
  const me = useSession()?.member.id;
  const { detail, members, act } = useTicket();
  const [assignee, setAssignee] = useState<string>(detail.row.assignee ?? NOBODY);
  const [reason, setReason] = useState("");
  const { busy, error, send } = useSending(onClose);

  return (
    <FormDialog
      title={t("assign.title", { number: detail.row.number })}
      submit={t("act.assign")}
      busy={busy}
      error={error}
      onSubmit={() =>
        send(() =>
          act("ticket.assign", { assignee: assignee === NOBODY ? null : assignee, reason: reason.trim() }),
        )
      }
      onClose={onClose}
    >
      <Select
        label={words("field.assignee")}
        data={[
          { value: NOBODY, label: t("assign.nobody") },
          ...members
            .filter((member) => member.active)
            .map((member) => ({
              value: member.id,
              label: member.id === me ? t("assign.me", { name: member.name }) : member.name,
            })),
        ]}
        value={assignee}
        onChange={(value) => value && setAssignee(value)}
        allowDeselect={false}
        searchable
        data-autofocus
      />
      <TextInput
        label={t("assign.reason")}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
