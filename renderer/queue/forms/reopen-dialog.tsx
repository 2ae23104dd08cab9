import { useText } from "../../i18n/index.ts";
import { useRules } from "../../records/index.ts";
import type { AskingForm } from "../../records/index.ts";
import { DraftNote, FormDialog, FreeText, useDraftedForm } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { useSending } from "./use-sending.ts";

interface ReopenForm {
  reason: string;
}

function reopenForm(ticket: string): AskingForm<ReopenForm> {
  return {
    asks: ({ reason }) => ["ticket.reopen", { ticket, reason: reason.trim() }],
    places: { reason: "reason" },
  };
}

/** Takes a solved or closed ticket up again, with the reason. */
export function ReopenDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const { detail, act } = useTicket();
  const { busy, error, send } = useSending(onClose);
  const wrongIn = useRules();
  const form = useDraftedForm<ReopenForm>({
    key: `ticket.reopen:${detail.row.id}`,
    form: "ticket.reopen",
    initial: { reason: "" },
    validate: (values) => wrongIn(reopenForm(detail.row.id), values),
  });

  async function reopen() {
    const done = await act("ticket.reopen", { reason: form.values.reason.trim() });
    if (done) form.done();
    return done;
  }

  return (
    <FormDialog
      title={t("reopen.title", { number: detail.row.number })}
      submit={t("act.reopen")}
      writes="ticket.reopen"
      busy={busy}
      error={error}
      onSubmit={() => form.check() && send(reopen)}
      onClose={onClose}
    >
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      <FreeText
        label={t("reopen.reason")}
        value={form.values.reason}
        error={form.errors.reason}
        onChange={(event) => form.set("reason", event.currentTarget.value)}
        maxLength={500}
        required
        minRows={3}
        data-autofocus
      />
    </FormDialog>
  );
}
