import { Button } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import { ChosenField, fieldIn, useWording } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { useDefinitions, useRules, useStillAsked } from "../../records/index.ts";
import { isEscape } from "../../ui/actions/shortcut-rules.ts";
import {
  DraftNote,
  ErrorNote,
  FormGrid,
  KeyHint,
  Note,
  useActions,
  useDraftedForm,
  useFormSubmit,
} from "../../ui/index.ts";
import css from "../detail/composer.module.css";
import { useTicket } from "../detail/ticket-context.ts";
import { ModuleText } from "./module-text.tsx";
import { RunProposal, useProposal } from "./run-proposal.tsx";
import { useSending } from "./use-sending.ts";
import type { ResolveForm } from "./resolve-form.ts";
import { firstResolving, resolveArgs, resolveForm, resolvingOf } from "./resolve-form.ts";

const FIELDS = {
  solution: fieldIn(ticket, "solution"),
  resolutionCode: fieldIn(ticket, "resolutionCode"),
  rootCause: fieldIn(ticket, "rootCause"),
  category: fieldIn(ticket, "category"),
};

interface Props {
  /** What was noted last: probably what solved it. */
  proposal: string;
  onClose: () => void;
}

/** Says that the ticket is solved, and how, below what was done. What is proposed is said to be, until it is sent. */
export function ResolveInPlace({ proposal, onClose }: Props) {
  const t = useText("queue");
  const say = useWording();
  const common = useText("common");
  const codes = useDefinitions("resolution");
  const { detail, act } = useTicket();
  const { busy, error, send } = useSending(onClose);
  const wrongIn = useRules();
  const stillAsked = useStillAsked();
  const { row, fields } = detail;
  const proposed = firstResolving({
    category: row.category,
    fields,
    note: proposal,
    codes: codes.choices(null),
  });
  const form = useDraftedForm<ResolveForm>({
    key: `ticket.resolve:${row.id}`,
    form: "ticket.resolve",
    initial: proposed,
    validate: (values) => wrongIn(resolveForm(row.id), values),
  });
  const { values, errors, set } = form;
  const found = useProposal(row.id);

  async function resolve() {
    const { category } = values;
    const filed = category === row.category || (await act("ticket.edit", { set: { category } }));
    const done = filed && (await act("ticket.resolve", resolveArgs(values)));
    if (done) form.done();
    return done;
  }

  const sending = useFormSubmit({
    writes: "ticket.resolve",
    onSubmit: () => form.check() && send(resolve),
  });
  useActions([
    { id: "form.save", group: "general", shortcuts: ["mod+Enter"], hidden: true, run: sending.send },
  ]);

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    const list = event.target instanceof Element && event.target.getAttribute("aria-expanded") === "true";
    // Escape closes an open list first.
    if (!isEscape(event.nativeEvent) || list) return;
    event.preventDefault();
    onClose();
  }

  const label = (name: "resolutionCode" | "solution") =>
    !form.dirty && values[name] ? t("proposed", { what: say(FIELDS[name].title) }) : say(FIELDS[name].title);
  const asked = stillAsked(resolvingOf(values, fields));
  return (
    <form
      {...sending.form}
      className={`${css.form} ${css.solving}`}
      aria-label={t("act.resolve")}
      onKeyDown={(event) => {
        sending.form.onKeyDown?.(event);
        onKeyDown(event);
      }}
    >
      {error ? <ErrorNote error={error} /> : null}
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      {errors.form && <Note tone="bad" alert title={errors.form} />}
      {found ? <RunProposal proposal={found} values={values} onTake={form.patch} /> : null}
      <ModuleText
        label={label("solution")}
        placeholder={t("resolve.hint")}
        value={values.solution}
        error={errors.solution}
        onText={(text) => set("solution", text)}
        required
        minRows={2}
        maxRows={8}
        autoFocus
      />
      <FormGrid columns="narrow">
        <ChosenField
          meta={FIELDS.resolutionCode}
          label={label("resolutionCode")}
          value={values.resolutionCode}
          error={errors.resolutionCode}
          onChange={(value) => set("resolutionCode", value)}
          required
        />
        <ChosenField
          meta={FIELDS.rootCause}
          value={values.rootCause}
          error={errors.rootCause}
          onChange={(value) => set("rootCause", value)}
        />
        <ChosenField
          meta={FIELDS.category}
          value={values.category}
          onChange={(value) => set("category", value)}
        />
      </FormGrid>
      <div className={css.foot}>
        <span className={`${css.how} ${css.proposed}`}>
          {form.dirty ? "" : t("proposedHint")} {asked}
        </span>
        <Button variant="default" onClick={onClose} aria-keyshortcuts="Escape">
          {common("cancel")} <KeyHint shortcut="Escape" />
        </Button>
        <Button type="submit" loading={busy} aria-keyshortcuts="Control+Enter">
          {t("act.resolve")} <KeyHint shortcut="mod+Enter" />
        </Button>
      </div>
    </form>
  );
}
