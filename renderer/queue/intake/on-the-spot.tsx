import { NumberInput, TextInput } from "@mantine/core";
import { useRef } from "react";
import type { PersonRow } from "../../../shared/domain/person/person.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import { useCommand, useCoreSession, useSession } from "../../core/index.ts";
import { ChosenField, fieldIn, useWording } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { useDefinitions, useRules } from "../../records/index.ts";
import { DraftNote, FormDialog, FreeText, Note, PersonPicker, useDraftedForm } from "../../ui/index.ts";
import { ToldLater } from "./told-later.tsx";
import { withName, withPerson } from "../forms/new-ticket-form.ts";
import type { OnTheSpotForm } from "./on-the-spot-form.ts";
import { EMPTY_ON_THE_SPOT, doneOnTheSpot, onTheSpotOpening, onTheSpotSolving } from "./on-the-spot-form.ts";

interface Props {
  /** Key its draft is kept under. */
  draft: string;
  onClose: () => void;
  onOpened: (id: string) => void;
}

/** What most tickets end with. */
const LIKELY = "fixed";

/** Done before it was ever written down: one form opens, accepts, solves and confirms. */
export default function OnTheSpot({ draft, onClose, onOpened }: Props) {
  const t = useText("queue");
  const say = useWording();
  const me = useSession()?.member.id ?? null;
  const { now } = useCoreSession();
  const { runAll, busy, error } = useCommand();
  const wrongIn = useRules();
  const codes = useDefinitions("resolution").choices(null);
  const form = useDraftedForm<OnTheSpotForm>({
    key: draft,
    form: "ticket.onTheSpot",
    initial: {
      ...EMPTY_ON_THE_SPOT,
      resolutionCode: codes.some(({ value }) => value === LIKELY) ? LIKELY : null,
    },
    validate: (values) => ({
      ...wrongIn(onTheSpotSolving(), values),
      ...wrongIn(onTheSpotOpening(me), values),
      // It is closed at once, and nothing is closed without.
      ...(values.category === null && { category: t("close.needFiled") }),
    }),
  });
  const { values, errors, set, patch } = form;
  const title = useRef<HTMLInputElement>(null);

  async function send() {
    if (busy || !form.check()) return;
    const answer = await runAll(doneOnTheSpot(values, me, { why: t("moment.why"), now: now() }));
    if (!answer.ok) return;
    form.done();
    onOpened(answer.value.id ?? "");
  }

  const label = (name: keyof typeof ticket.fields) => say(fieldIn(ticket, name).title);
  function take(person: PersonRow) {
    patch(withPerson(values, person));
    requestAnimationFrame(() => title.current?.focus());
  }
  const known = [values.dept, values.place, values.contact].filter((part) => part !== "").join(" · ");
  return (
    <FormDialog
      title={t("onTheSpot.title")}
      size="lg"
      submit={t("onTheSpot.submit")}
      busy={busy}
      error={error}
      foot={t("onTheSpot.hint")}
      writes="ticket.open"
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      {errors.form && <Note tone="bad" alert title={errors.form} />}
      <ToldLater toldAt={values.toldAt} />
      <PersonPicker
        label={label("requester")}
        name={values.requester}
        error={errors.requester ?? errors.contact ?? errors.dept ?? errors.place}
        autoFocus
        onName={(name) => patch(withName(values, name))}
        onPerson={take}
      />
      {known === "" ? null : <p>{known}</p>}
      <TextInput
        ref={title}
        label={label("title")}
        value={values.title}
        error={errors.title}
        required
        onChange={(event) => set("title", event.currentTarget.value)}
      />
      <ChosenField
        meta={fieldIn(ticket, "category")}
        value={values.category}
        error={errors.category}
        onChange={(category) => set("category", category)}
        required
      />
      <FreeText
        label={label("solution")}
        placeholder={t("resolve.hint")}
        value={values.solution}
        error={errors.solution}
        onChange={(event) => set("solution", event.currentTarget.value)}
        required
        minRows={2}
        maxRows={8}
      />
      <ChosenField
        meta={fieldIn(ticket, "resolutionCode")}
        label={
          values.resolutionCode === LIKELY
            ? t("proposed", { what: label("resolutionCode") })
            : label("resolutionCode")
        }
        value={values.resolutionCode}
        error={errors.resolutionCode}
        onChange={(value) => set("resolutionCode", value)}
        required
      />
      {values.toldAt === null ? null : (
        <NumberInput
          label={t("moment.took")}
          min={0}
          max={1440}
          allowDecimal={false}
          hideControls
          value={values.took ?? ""}
          onChange={(took) => set("took", typeof took === "number" ? took : null)}
        />
      )}
    </FormDialog>
  );
}
