import { Button, Checkbox, NumberInput } from "@mantine/core";
import { useRef, useState } from "react";
import { useText } from "../../i18n/index.ts";
import { useRules } from "../../records/index.ts";
import type { AskingForm } from "../../records/index.ts";
import { DraftNote, FreeText, Spacer, useActions, useDraftedForm, useFormSubmit } from "../../ui/index.ts";
import { mayAct } from "../next-step.ts";
import { useTicket } from "./ticket-context.ts";
import type { ArgsOfTicket } from "./ticket-context.ts";
import css from "./detail.module.css";

interface NoteForm {
  text: string;
  minutes: number | null;
  visit: boolean;
  /** Written to the user; otherwise it is the team's own. */
  toUser: boolean;
}

function noteArgs({ text, minutes, visit, toUser }: NoteForm): ArgsOfTicket<"ticket.note"> {
  return { text: text.trim(), minutes, visit, to: toUser ? "user" : "team" };
}

function noteForm(ticket: string): AskingForm<NoteForm> {
  return {
    asks: (values) => ["ticket.note", { ticket, ...noteArgs(values) }],
    places: { text: "text", minutes: "minutes" },
  };
}

/** Adds to the work log. Kept as a draft while it is written. */
export function NoteComposer() {
  const { detail, editable } = useTicket();
  const rights = { write: editable, archive: false };
  return mayAct("note", detail.row.status, rights) ? <Composer /> : null;
}

function Composer() {
  const t = useText("queue");
  const { detail, act } = useTicket();
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const wrongIn = useRules();
  const form = useDraftedForm<NoteForm>({
    key: `ticket.note:${detail.row.id}`,
    form: "ticket.note",
    initial: { text: "", minutes: null, visit: false, toUser: false },
    validate: (values) => wrongIn(noteForm(detail.row.id), values),
  });

  const { form: sending } = useFormSubmit({ writes: "ticket.note", onSubmit: () => void send() });
  async function send() {
    if (busy || !form.check()) return;
    setBusy(true);
    if (await act("ticket.note", noteArgs(form.values))) form.done();
    setBusy(false);
  }

  useActions([
    { id: "ticket.note", group: "ticket", shortcuts: ["c"], run: () => box.current?.focus() },
    {
      id: "form.save",
      group: "general",
      shortcuts: ["mod+Enter"],
      hidden: true,
      // Without a word written there is nothing to save.
      run: () => form.dirty && void send(),
    },
  ]);

  return (
    <form {...sending} className={css.composer}>
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      <FreeText
        ref={box}
        aria-label={t("noteLabel")}
        placeholder={t("notePlaceholder")}
        value={form.values.text}
        error={form.errors.text}
        onChange={(event) => form.set("text", event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={12}
      />
      <div className={css.composerFoot}>
        <NumberInput
          className={css.minutes}
          aria-label={t("minutes")}
          placeholder={t("minutes")}
          min={0}
          max={1440}
          allowDecimal={false}
          hideControls
          value={form.values.minutes ?? ""}
          error={form.errors.minutes}
          onChange={(value) => form.set("minutes", typeof value === "number" ? value : null)}
        />
        <Checkbox
          label={t("visit")}
          checked={form.values.visit}
          onChange={(event) => form.set("visit", event.currentTarget.checked)}
        />
        <Checkbox
          label={t("toUser")}
          // A draft of 0.1.0 does not say.
          checked={form.values.toUser ?? false}
          onChange={(event) => form.set("toUser", event.currentTarget.checked)}
        />
        <Spacer />
        <Button type="submit" variant="default" loading={busy}>
          {t("noteAdd")}
        </Button>
      </div>
    </form>
  );
}
