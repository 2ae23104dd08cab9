import { Checkbox, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import type { DialogProps } from "../../contributions/index.ts";
import { useCommand, useCoreSession, useSession } from "../../core/index.ts";
import type { Asked } from "../../core/index.ts";
import { ChosenField, MomentField, fieldIn, useWording, wrongMoment } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { useRules, useStillAsked } from "../../records/index.ts";
import { DraftNote, FormDialog, FormGrid, FreeText, Note, Soon, useDraftedForm } from "../../ui/index.ts";
import { PriorityMark } from "../list/ticket-marks.tsx";
import { CataloguePart } from "./catalogue-part.tsx";
import { AssetsPart } from "./assets-part.tsx";
import type { NewTicketForm } from "./new-ticket-form.ts";
import { begunTicket, intakeOf, newTicketForm, openingOf, priorityFollowing } from "./new-ticket-form.ts";
import { NEW_TICKET } from "../queue-state.ts";
import { RequesterPart } from "./requester-part.tsx";
import drop from "../../files/drop-pane.module.css";
import { GuessStrip, useGuessedLabel } from "../intake/guess-strip.tsx";
import { byHand, withoutGuess } from "../intake/guesses.ts";
import { KeptFiles } from "../intake/kept-files.tsx";
import { solvedBySelfHelp } from "../intake/self-help.ts";
import { SimilarPart } from "../intake/similar-part.tsx";
import type { Solved } from "../intake/similar-part.tsx";
import { ToldLater } from "../intake/told-later.tsx";
import { useBringing } from "../intake/use-bringing.ts";
import css from "./forms.module.css";

const LISTS = { assets: ({ id }: { id: string }) => id, files: ({ blob }: { blob: string }) => blob };

/** Intake: who, where, what, how bad. Everything typed is kept until it is sent or thrown away. */
export default function NewTicket({ draft, initial, onClose, onOpened }: DialogProps<typeof NEW_TICKET>) {
  const t = useText("queue");
  const say = useWording();
  const me = useSession()?.member.id ?? null;
  const { runAll, busy, error } = useCommand();
  const { now } = useCoreSession();
  const wrongIn = useRules();
  const stillAsked = useStillAsked();
  const drafted = useDraftedForm<NewTicketForm>({
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
  // What is written by hand is no guess any more; what is brought changes the draft itself.
  const patch: typeof drafted.patch = (change) =>
    drafted.patch((now) => byHand(now, typeof change === "function" ? change(now) : change));
  const form = {
    ...drafted,
    patch,
    set: (name, value) => patch({ [name]: value }),
  } satisfies typeof drafted;
  const { values, errors, set } = form;
  const guessed = useGuessedLabel(values);
  const pane = useRef<HTMLDivElement>(null);
  const { bringFiles } = useBringing(pane, drafted);
  const title = useRef<HTMLInputElement>(null);
  /** Who it is for is known (an asset's holder): the first thing to be said is what is wrong. */
  const [beginsAtTitle] = useState(values.requester !== "" && values.title === "");
  const priority = priorityFollowing(values);
  const foot = [stillAsked(intakeOf(values)), form.dirty ? t("draftKept") : null];

  async function send() {
    if (busy || !form.check()) return;
    await carryOut(openingOf(values, me, t("moment.why")));
  }

  /** The same, solved at once by what solved an earlier one. */
  async function solveBy({ row, solution }: Solved) {
    if (busy || !form.check()) return;
    const said = t("similar.solution", { number: row.number, solution });
    await carryOut(solvedBySelfHelp(values, me, said, t("moment.why")));
  }

  async function carryOut(asked: readonly Asked[]) {
    // The act is the ticket's, whatever is attached to it.
    const answer = await runAll(asked, 0);
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
      <div ref={pane} className={`${css.pane} ${drop.pane}`} data-drop={t("intake.dropHere")}>
        <DraftNote restored={form.restored} onDiscard={form.discard} />
        {errors.form && <Note tone="bad" alert title={errors.form} />}
        <ToldLater toldAt={values.toldAt} />
        <KeptFiles values={values} onChange={drafted.patch} onFiles={bringFiles} />
        <GuessStrip values={values} onDrop={(guess) => drafted.patch((now) => withoutGuess(now, guess))} />
        <RequesterPart
          form={form}
          label={guessed}
          onPerson={() => requestAnimationFrame(() => title.current?.focus())}
        />
        <Soon>
          <TextInput
            ref={title}
            autoFocus={beginsAtTitle}
            data-guess="title"
            label={guessed("title")}
            value={values.title}
            error={errors.title}
            required
            onChange={(event) => set("title", event.currentTarget.value)}
          />
          <SimilarPart
            values={values}
            onSolvedBy={(solved) => void solveBy(solved)}
            onLeave={() => title.current?.focus()}
          />
          <FreeText
            data-guess="description"
            label={guessed("description")}
            value={values.description}
            error={errors.description}
            onChange={(event) => set("description", event.currentTarget.value)}
            minRows={3}
            maxRows={10}
          />
          <FreeText
            data-guess="errorText"
            label={guessed("errorText")}
            value={values.errorText}
            error={errors.errorText}
            onChange={(event) => set("errorText", event.currentTarget.value)}
            minRows={1}
            maxRows={5}
          />
          <AssetsPart
            assets={values.assets}
            // Whoever calls for somebody else calls about that one's machine.
            person={values.onBehalfPerson ?? (values.onBehalf === "" ? values.requesterPerson : null)}
            noAsset={values.noAsset}
            onNoAsset={(noAsset) => set("noAsset", noAsset)}
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
              label={guessed("startedAt")}
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
          <CataloguePart values={values} errors={errors} onChange={patch} />
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
      </div>
    </FormDialog>
  );
}
