import { Button, Checkbox, NumberInput } from "@mantine/core";
import type { KeyboardEvent, ReactNode } from "react";
import { useRef, useState } from "react";
import { useText } from "../../i18n/index.ts";
import { useRules } from "../../records/index.ts";
import { isEscape } from "../../ui/actions/shortcut-rules.ts";
import { DraftNote, KeyHint, useActions, useDraftedForm, useFormSubmit } from "../../ui/index.ts";
import { ModuleText } from "../forms/module-text.tsx";
import { noteArgs, noteForm } from "./note-form.ts";
import type { NoteForm } from "./note-form.ts";
import { useTicket } from "./ticket-context.ts";
import { WorkWayField } from "./work-way.tsx";
import css from "./composer.module.css";

interface Props {
  /** The button of the next step. */
  next: ReactNode;
  /** What is done beside writing. */
  working: ReactNode;
  onLeave: () => void;
  /** Goes on to the solution, which the note proposes; null where that cannot be. */
  onSolve: ((proposal: string) => void) | null;
  /** The next step, and its button, is to solve. */
  solvingIsNext: boolean;
  /** The note that was to go before the solution was not saved. */
  onFailed: () => void;
}

/** Adds to what was done. Kept as a draft while it is written. */
export function NoteComposer({ next, working, onLeave, onSolve, solvingIsNext, onFailed }: Props) {
  const t = useText("queue");
  const { detail, act } = useTicket();
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const wrongIn = useRules();
  const form = useDraftedForm<NoteForm>({
    key: `ticket.note:${detail.row.id}`,
    form: "ticket.note",
    initial: { text: "", minutes: null, way: null, consent: false, toUser: false },
    validate: (values) => wrongIn(noteForm(detail.row.id), values),
  });
  const written = form.values.text.trim() !== "";

  async function send(): Promise<boolean> {
    if (busy || !form.check()) return false;
    setBusy(true);
    const done = await act("ticket.note", noteArgs(form.values));
    if (done) form.done();
    setBusy(false);
    return done;
  }

  async function add() {
    onLeave();
    if (!(await send())) box.current?.focus();
  }

  const { form: sending } = useFormSubmit({ writes: "ticket.note", onSubmit: () => void add() });

  /** The note goes first; what it says is proposed as the solution at once, not when it has been saved. */
  async function addAndSolve() {
    if (!onSolve || busy || !form.check()) return;
    onSolve(form.values.text.trim());
    if (!(await send())) onFailed();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!isEscape(event.nativeEvent)) return;
    event.preventDefault();
    onLeave();
  }

  useActions([
    {
      id: "ticket.note",
      of: detail.row.id,
      group: "ticket",
      shortcuts: ["c"],
      run: () => box.current?.focus(),
    },
    {
      id: "form.save",
      group: "general",
      shortcuts: ["mod+Enter"],
      hidden: true,
      // Without a word written there is nothing to save.
      run: () => form.dirty && void add(),
    },
    {
      id: "ticket.noteAndResolve",
      group: "ticket",
      shortcuts: ["mod+shift+Enter"],
      disabled: onSolve === null || !written,
      run: () => void addAndSolve(),
    },
    // A note that was begun is not left behind by the key of the step either.
    ...(written && onSolve
      ? [
          {
            id: "ticket.resolve",
            of: detail.row.id,
            group: "ticket",
            shortcuts: ["r"],
            run: () => void addAndSolve(),
          },
        ]
      : []),
  ]);

  return (
    <form
      {...sending}
      className={css.form}
      onKeyDown={(event) => {
        sending.onKeyDown?.(event);
        onKeyDown(event);
      }}
    >
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      <ModuleText
        ref={box}
        className={css.text}
        aria-label={t("noteLabel")}
        placeholder={t("notePlaceholder")}
        value={form.values.text}
        error={form.errors.text}
        onText={(text) => form.set("text", text)}
        minRows={1}
        maxRows={8}
      />
      <div className={css.foot}>
        <div className={css.how}>
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
          <WorkWayField
            way={form.values.way}
            consent={form.values.consent}
            wrong={form.errors.consent}
            visits={detail.visits}
            onWay={(way) => form.set("way", way)}
            onConsent={(consent) => form.set("consent", consent)}
          />
          <Checkbox
            label={t("toUser")}
            // A draft of 0.1.0 does not say.
            checked={form.values.toUser ?? false}
            onChange={(event) => form.set("toUser", event.currentTarget.checked)}
          />
          {working}
        </div>
        <Button type="submit" variant="default" loading={busy} aria-keyshortcuts="Control+Enter">
          {t("noteAdd")} <KeyHint shortcut="mod+Enter" />
        </Button>
        {written && solvingIsNext ? (
          <Button aria-keyshortcuts="Control+Shift+Enter" onClick={() => void addAndSolve()}>
            {t("noteAddAndResolve")} <KeyHint shortcut="mod+shift+Enter" />
          </Button>
        ) : (
          next
        )}
      </div>
    </form>
  );
}
