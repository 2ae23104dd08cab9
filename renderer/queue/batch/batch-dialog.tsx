import { NumberInput, TextInput } from "@mantine/core";
import { PAUSE_REASONS } from "../../../shared/sla/clock.ts";
import type { PauseReason } from "../../../shared/sla/clock.ts";
import { useState } from "react";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import { ChosenField, fieldIn } from "../../fields/index.ts";
import { useDeskRows } from "../../desk/index.ts";
import { useText } from "../../i18n/index.ts";
import { Choice, FormDialog, FormGrid, FreeText, Stack } from "../../ui/index.ts";
import { NOBODY } from "../assigning.ts";
import type { Filed, unfiled as unfiledIn } from "./around-chosen.ts";
import css from "./batch.module.css";
import type { BatchAct, BatchValues } from "./batch-forms.ts";
import { UNSAID, lackingIn } from "./batch-forms.ts";

interface Props {
  act: BatchAct;
  count: number;
  /** Tickets that are closed under something that nobody has said yet. */
  unfiled: ReturnType<typeof unfiledIn>;
  busy: boolean;
  onSend: (values: BatchValues) => void;
  onClose: () => void;
}

/** An agreed time is each ticket's own. */
const REASONS = PAUSE_REASONS.filter((reason) => reason !== "appointment");
const SAID = ["signed", "verbal"] as const;

/** What one ticket is filed under, with one more of it, or one less. */
function withFiled(filed: BatchValues["filed"][string] | undefined, name: Filed, key: string | null) {
  const others = Object.fromEntries(Object.entries(filed ?? {}).filter(([each]) => each !== name));
  return key === null ? others : { ...others, [name]: key };
}

/** What is said of an act that is done with several tickets. */
export function BatchDialog({ act, count, unfiled, busy, onSend, onClose }: Props) {
  const t = useText("queue");
  const members = useDeskRows("member");
  // Of which tickets it was said, nobody knows once the list is left: it is no draft.
  const [values, setValues] = useState(UNSAID);
  const [tried, setTried] = useState(false);
  const lacking = lackingIn(act, values);
  const set = <N extends keyof BatchValues>(name: N, value: BatchValues[N]) =>
    setValues((before) => ({ ...before, [name]: value }));
  const errors: Partial<Record<keyof BatchValues, string>> = tried
    ? Object.fromEntries(lacking.map((name) => [name, t("batch.needed")]))
    : {};
  const isNote = act === "note" || act === "visit";
  return (
    <FormDialog
      title={t("batch.title", { act: t(`batch.act.${act}`), count })}
      submit={t(`batch.act.${act}`)}
      writes="ticket.note"
      busy={busy}
      error={null}
      onSubmit={() => {
        setTried(true);
        if (lacking.length === 0) onSend(values);
      }}
      onClose={onClose}
    >
      <Stack>
        {act === "assign" ? (
          <Choice
            label={t("ticket:field.assignee")}
            data={[
              { value: NOBODY, label: t("assign.nobody") },
              ...members.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={values.assignee || null}
            error={errors.assignee}
            required
            data-autofocus
            onChange={(chosen) => set("assignee", chosen ?? "")}
          />
        ) : null}
        {act === "pause" ? (
          <FormGrid columns="pairs">
            <Choice<PauseReason>
              label={t("pause.reason")}
              data={REASONS.map((value) => ({ value, label: t(`ticket:reason.${value}`) }))}
              value={values.reason}
              error={errors.reason}
              required
              data-autofocus
              onChange={(reason) => set("reason", reason)}
            />
            <TextInput
              type="date"
              label={t("pause.nextOn")}
              value={values.nextOn}
              onChange={(event) => set("nextOn", event.currentTarget.value)}
            />
          </FormGrid>
        ) : null}
        {act === "close" ? (
          <Choice<"signed" | "verbal">
            label={t("ticket:field.confirmation")}
            data={SAID.map((value) => ({ value, label: t(`ticket:confirmation.${value}`) }))}
            value={values.confirmation}
            error={errors.confirmation}
            required
            data-autofocus
            onChange={(confirmation) => set("confirmation", confirmation)}
          />
        ) : (
          <FreeText
            label={t(isNote ? "noteLabel" : "pause.note")}
            value={values.text}
            error={errors.text}
            maxLength={isNote ? 4000 : 500}
            minRows={2}
            required={isNote}
            data-autofocus={isNote || undefined}
            onChange={(event) => set("text", event.currentTarget.value)}
          />
        )}
        {unfiled.map(({ ticket: id, name, lacks }) => (
          <fieldset key={id} className={css.filed}>
            <legend>{name}</legend>
            {lacks.map((each) => (
              <ChosenField
                key={each}
                meta={fieldIn(ticket, each)}
                value={values.filed[id]?.[each] ?? null}
                required
                onChange={(key) =>
                  set("filed", { ...values.filed, [id]: withFiled(values.filed[id], each, key) })
                }
              />
            ))}
          </fieldset>
        ))}
        {isNote ? (
          <NumberInput
            label={t("batch.minutes")}
            min={0}
            max={1440}
            allowDecimal={false}
            hideControls
            value={values.minutes ?? ""}
            onChange={(value) => set("minutes", typeof value === "number" ? value : null)}
          />
        ) : null}
      </Stack>
    </FormDialog>
  );
}
