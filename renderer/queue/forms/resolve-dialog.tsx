import { Select } from "@mantine/core";
import { useText } from "../../i18n/index.ts";
import { useDefinitions, useRules, useStillAsked } from "../../records/index.ts";
import { DraftNote, FormDialog, FormGrid, FreeText, Note, useDraftedForm } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { useSending } from "./use-sending.ts";
import { CategorySelect } from "./category-select.tsx";
import type { ResolveForm } from "./resolve-form.ts";
import { resolveArgs, resolveForm, resolvingOf } from "./resolve-form.ts";

/** Says that the ticket is solved, and how. */
export function ResolveDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const words = useText("ticket");
  const codes = useDefinitions("resolution");
  const causes = useDefinitions("cause");
  const { detail, act } = useTicket();
  const { busy, error, send } = useSending(onClose);
  const wrongIn = useRules();
  const stillAsked = useStillAsked();
  const { row, fields } = detail;
  const form = useDraftedForm<ResolveForm>({
    key: `ticket.resolve:${row.id}`,
    form: "ticket.resolve",
    initial: {
      category: row.category,
      resolutionCode: null,
      rootCause: null,
      // Taken up again: begin with what was written last time.
      solution: typeof fields.solution === "string" ? fields.solution : "",
    },
    validate: (values) => wrongIn(resolveForm(row.id), values),
  });
  const { values, errors, set } = form;

  async function resolve() {
    const { category } = values;
    const filed = category === row.category || (await act("ticket.edit", { set: { category } }));
    const done = filed && (await act("ticket.resolve", resolveArgs(values)));
    if (done) form.done();
    return done;
  }

  const field = (name: string) => words(`field.${name}`);
  return (
    <FormDialog
      title={t("resolve.title", { number: row.number })}
      size="lg"
      submit={t("act.resolve")}
      writes="ticket.resolve"
      busy={busy}
      error={error}
      foot={stillAsked(resolvingOf(values, fields))}
      onSubmit={() => form.check() && send(resolve)}
      onClose={onClose}
    >
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      {errors.form && <Note tone="bad" alert title={errors.form} />}
      <FormGrid>
        <Select
          label={field("resolutionCode")}
          placeholder={words("domain:choose")}
          data={codes.choices(values.resolutionCode)}
          value={values.resolutionCode}
          error={errors.resolutionCode}
          onChange={(value) => set("resolutionCode", value)}
          required
          data-autofocus
        />
        <Select
          label={field("rootCause")}
          placeholder={words("domain:choose")}
          data={causes.choices(values.rootCause)}
          value={values.rootCause}
          error={errors.rootCause}
          onChange={(value) => set("rootCause", value)}
          clearable
        />
        <CategorySelect
          label={field("category")}
          value={values.category}
          onChange={(value) => set("category", value)}
        />
      </FormGrid>
      <FreeText
        label={field("solution")}
        description={t("resolve.hint")}
        value={values.solution}
        error={errors.solution}
        onChange={(event) => set("solution", event.currentTarget.value)}
        required
        autosize
        minRows={4}
        maxRows={12}
      />
    </FormDialog>
  );
}
