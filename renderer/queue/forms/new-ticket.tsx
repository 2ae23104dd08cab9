import { Checkbox, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import type { DialogProps } from "../../contributions/index.ts";
import { useCommand, useCoreSession, useSession } from "../../core/index.ts";
import { ChosenField, MomentField, fieldIn, useWording, wrongMoment } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { useRules, useStillAsked } from "../../records/index.ts";
import { DraftNote, FormDialog, FormGrid, FreeText, Note, Soon, useDraftedForm } from "../../ui/index.ts";
import { PriorityMark } from "../list/ticket-marks.tsx";
import { AssetsPart } from "./assets-part.tsx";
import type { NewTicketForm } from "./new-ticket-form.ts";
import {
  begunTicket,
  intakeOf,
  newTicketForm,
  openTicketCommand,
  priorityFollowing,
} from "./new-ticket-form.ts";
import { NEW_TICKET } from "../queue-state.ts";
import { RequesterPart } from "./requester-part.tsx";
import css from "./forms.module.css";

const LISTS = { assets: ({ id }: { id: string }) => id };

/** Intake: who, where, what, how bad. Everything typed is kept until it is sent or thrown away. */
export default function NewTicket({ draft, initial, onClose, onOpened }: DialogProps<typeof NEW_TICKET>) {
  const t = useText("queue");
  const say = useWording();
  const me = useSession()?.member.id ?? null;
  const { run, busy, error } = useCommand();
  const { now } = useCoreSession();
  const wrongIn = useRules();
  const stillAsked = useStillAsked();
  const form = useDraftedForm<NewTicketForm>({
    key: draft,
    form: NEW_TICKET,
    initial: begunTicket(initial),
    validate: (values) => {
      // What was said and not understood would be lost.
      const wrong = wrongMoment(values.startedSaid, values.startedAt, now());
      return {
        ...(wrong && { startedAt: t(`fields:moment.${wrong}`) }),
        ...wrongIn(newTicketForm(me), values),
      };
    },
    lists: LISTS,
  });
  const { values, errors, set, patch } = form;
  const title = useRef<HTMLInputElement>(null);
  /** Who it is for is known (an asset's holder): the first thing to be said is what is wrong. */
  const [beginsAtTitle] = useState(values.requester !== "" && values.title === "");
  const priority = priorityFollowing(values);
  const foot = [stillAsked(intakeOf(values)), form.dirty ? t("draftKept") : null];

  async function send() {
    if (busy || !form.check()) return;
    const answer = await run("ticket.open", openTicketCommand(values, me));
    if (!answer.ok) return;
    form.done();
    if (answer.value.id) onOpened(answer.value.id);
    else onClose();
  }

  const field = (name: keyof NewTicketForm & keyof typeof ticket.fields) => say(fieldIn(ticket, name).title);
  /** One of some that nobody has to state, and that nothing states for them. */
  const open = <N extends "channel" | "impact" | "urgency">(name: N) => (
    <ChosenField
      meta={fieldIn(ticket, name)}
      value={values[name]}
      onChange={(chosen) => set(name, chosen as NewTicketForm[N])}
      clearable
    />
  );
  return (
    <FormDialog
      title={t("newTitle")}
      size="xl"
      submit={t("newSubmit")}
      busy={busy}
      error={error}
      foot={foot.filter((part) => part !== null).join(" · ")}
      writes="ticket.open"
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      {errors.form && <Note tone="bad" alert title={errors.form} />}
      <RequesterPart form={form} onPerson={() => requestAnimationFrame(() => title.current?.focus())} />
      <Soon>
        <TextInput
          ref={title}
          autoFocus={beginsAtTitle}
          label={field("title")}
          value={values.title}
          error={errors.title}
          required
          onChange={(event) => set("title", event.currentTarget.value)}
        />
        <FreeText
          label={field("description")}
          value={values.description}
          error={errors.description}
          onChange={(event) => set("description", event.currentTarget.value)}
          minRows={3}
          maxRows={10}
        />
        <AssetsPart
          assets={values.assets}
          person={values.requesterPerson}
          onChange={(change) => patch((now) => ({ assets: change(now.assets) }))}
        />
        <FormGrid columns="pairs">
          <ChosenField
            meta={fieldIn(ticket, "type")}
            value={values.type}
            onChange={(type) => type && set("type", type)}
          />
          <ChosenField
            meta={fieldIn(ticket, "category")}
            value={values.category}
            error={errors.category}
            onChange={(category) => set("category", category)}
          />
          {open("channel")}
          <MomentField
            label={field("startedAt")}
            value={values.startedAt}
            said={values.startedSaid}
            error={errors.startedAt}
            onChange={(_held, startedAt, startedSaid) => patch({ startedAt, startedSaid })}
          />
          {open("impact")}
          {open("urgency")}
          <p className={css.priority} role="status">
            {priority ? (
              <>
                <span className={css.soft}>{t("ticket:field.priority")}</span>
                <PriorityMark priority={priority} named />
                <span className={css.soft}>
                  {t("priorityFrom", { impact: field("impact"), urgency: field("urgency") })}
                </span>
              </>
            ) : null}
          </p>
        </FormGrid>
        <FormGrid columns="pairs">
          <Checkbox
            label={field("securityFlag")}
            checked={values.securityFlag}
            onChange={(event) => set("securityFlag", event.currentTarget.checked)}
          />
          <Checkbox
            label={t("assignToMe")}
            checked={values.mine}
            onChange={(event) => set("mine", event.currentTarget.checked)}
          />
        </FormGrid>
      </Soon>
    </FormDialog>
  );
}
