import { Radio, TextInput } from "@mantine/core";
import { LABEL_READ, MEDIUM_TYPES } from "../../shared/domain/medium/medium-fields.ts";
import type { MediumType } from "../../shared/domain/medium/medium-fields.ts";
import { medium as kind } from "../../shared/domain/medium/medium.ts";
import type { MediumRow } from "../../shared/domain/medium/medium.ts";
import { useCommand } from "../core/index.ts";
import { fieldIn, lengthOf } from "../fields/index.ts";
import { useText } from "../i18n/index.ts";
import { useRules } from "../records/index.ts";
import { Choice, DraftNote, FormDialog, Row, Stack, useDraftedForm } from "../ui/index.ts";
import { UNCONFIRMED, confirmForm } from "./medium-forms.ts";
import type { ConfirmValues } from "./medium-forms.ts";

const LABEL = fieldIn(kind, "label");

/** At the bench, with the medium in hand: what it is, and what its label says beside what the disk reports. */
export function ConfirmMedium({ row, onClose }: { row: MediumRow; onClose: () => void }) {
  const t = useText("media");
  const { runAll, busy, error } = useCommand();
  const wrongIn = useRules();
  const asking = confirmForm(row.id);
  const form = useDraftedForm<ConfirmValues>({
    key: `medium.confirm:${row.id}`,
    form: "medium.confirm",
    initial: UNCONFIRMED,
    validate: (values) => wrongIn(asking, values),
  });
  const { mediumType, labelRead, label } = form.values;

  async function save() {
    if (!form.check() || busy) return;
    const done = await runAll([asking.asks(form.values)]);
    if (!done.ok) return;
    form.done();
    onClose();
  }

  return (
    <FormDialog
      title={t("confirm.title", { number: row.number })}
      submit={t("confirm.save")}
      writes="medium.confirm"
      busy={busy}
      error={error}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      <Stack>
        <Choice<MediumType>
          label={t("medium:field.mediumType")}
          description={row.guess === "" ? t("confirm.hint") : t("confirm.guess", { guess: row.guess })}
          data={MEDIUM_TYPES.map((value) => ({ value, label: t(`medium:mediumType.${value}`) }))}
          placeholder={t("domain:choose")}
          value={mediumType}
          error={form.errors.mediumType}
          required
          data-autofocus
          onChange={(to) => form.set("mediumType", to)}
        />
        <Radio.Group
          label={t("medium:field.labelRead")}
          description={row.reported === "" ? undefined : t("confirm.reported", { serial: row.reported })}
          value={labelRead}
          error={form.errors.labelRead}
          required
          onChange={(to) => form.set("labelRead", to as ConfirmValues["labelRead"])}
        >
          <Row>
            {LABEL_READ.map((value) => (
              <Radio key={value} value={value} label={t(`medium:labelRead.${value}`)} />
            ))}
          </Row>
        </Radio.Group>
        <TextInput
          label={t("medium:field.label")}
          value={label}
          error={form.errors.label}
          maxLength={lengthOf(LABEL)}
          disabled={labelRead !== null && labelRead !== "read"}
          data-scan="takes"
          onChange={(event) => form.patch({ label: event.currentTarget.value, labelRead: "read" })}
        />
      </Stack>
    </FormDialog>
  );
}
