import { useText } from "../../i18n/index.ts";
import { DraftNote, FormDialog, FreeText, useDraftedForm } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { useSending } from "./use-sending.ts";

/** Takes a solved or closed ticket up again, with the reason. */
export function ReopenDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const { detail, act } = useTicket();
  const { busy, error, send } = useSending(onClose);
  const form = useDraftedForm({
    key: `ticket.reopen:${detail.row.id}`,
    form: "ticket.reopen",
    initial: { reason: "" },
    validate: ({ reason }) => ([...reason.trim()].length < 2 ? { reason: t("domain:rule.reason") } : {}),
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
        autosize
        minRows={3}
        data-autofocus
      />
    </FormDialog>
  );
}
