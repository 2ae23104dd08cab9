import { TextInput } from "@mantine/core";
import { useEffect, useEffectEvent, useState } from "react";
import { useSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { Choice, DraftNote, FormDialog, useDraftedForm } from "../../ui/index.ts";
import { NOBODY, chosenBefore, forgetChosen } from "../assigning.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { useGroupFirst } from "./use-group-first.ts";
import { useSending } from "./use-sending.ts";

/** Gives the ticket to a member of the team, or back to nobody. */
export function AssignDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const words = useText("ticket");
  const me = useSession()?.member.id;
  const { detail, members, act } = useTicket();
  const form = useDraftedForm({
    key: `ticket.assign:${detail.row.id}`,
    form: "ticket.assign",
    initial: { assignee: detail.row.assignee ?? NOBODY, reason: "" },
  });
  const { assignee, reason } = form.values;
  const inGroup = useGroupFirst(detail.row.group);
  const { busy, error, send } = useSending(onClose);
  const [chosen] = useState(() => chosenBefore(detail.row.id));
  // Chosen just now: it goes before what was entered here earlier.
  const take = useEffectEvent(() => {
    if (chosen !== null) form.set("assignee", chosen);
    forgetChosen();
  });
  useEffect(() => take(), []);

  return (
    <FormDialog
      title={t("assign.title", { number: detail.row.number })}
      submit={t("act.assign")}
      writes="ticket.assign"
      busy={busy}
      error={error}
      onSubmit={() =>
        send(async () => {
          const to = assignee === NOBODY ? null : assignee;
          const done = await act("ticket.assign", { assignee: to, reason: reason.trim() });
          if (done) form.done();
          return done;
        })
      }
      onClose={onClose}
    >
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      <Choice
        label={words("field.assignee")}
        data={[
          { value: NOBODY, label: t("assign.nobody") },
          ...inGroup(
            members
              .filter((member) => member.active)
              .map((member) => ({
                value: member.id,
                label: member.id === me ? t("assign.me", { name: member.name }) : member.name,
              })),
          ),
        ]}
        value={assignee}
        onChange={(value) => value && form.set("assignee", value)}
        data-autofocus={chosen === null || undefined}
      />
      <TextInput
        label={t("assign.reason")}
        value={reason}
        maxLength={500}
        onChange={(event) => form.set("reason", event.currentTarget.value)}
        data-autofocus={chosen !== null || undefined}
      />
    </FormDialog>
  );
}
