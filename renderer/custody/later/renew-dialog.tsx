import { TextInput } from "@mantine/core";
import { localDate, useCommand, useCoreSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useRules } from "../../records/index.ts";
import { DraftNote, FormDialog, FreeText, Stack, useDraftedForm } from "../../ui/index.ts";
import { renewForm } from "./later-forms.ts";
import type { RenewValues } from "./later-forms.ts";

interface Props {
  /** The asset that is lent, and what people call it. */
  asset: string;
  name: string;
  onClose: () => void;
}

/** A loan goes on to another day, and says why. */
export function RenewDialog({ asset, name, onClose }: Props) {
  const t = useText("custody");
  const { now } = useCoreSession();
  const { runAll, busy, error } = useCommand();
  const wrongIn = useRules();
  const asking = renewForm([asset]);
  const form = useDraftedForm<RenewValues>({
    key: `custody.renew:${asset}`,
    form: "custody.renew",
    initial: { dueBack: "", reason: "" },
    validate: (values) => wrongIn(asking, values),
  });
  const { values, errors, set } = form;

  async function save() {
    if (!form.check() || busy) return;
    const done = await runAll([asking.asks(values)]);
    if (!done.ok) return;
    form.done();
    onClose();
  }

  return (
    <FormDialog
      title={t("renew.title", { name })}
      writes="custody.renew"
      busy={busy}
      error={error}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      <Stack>
        <TextInput
          type="date"
          label={t("renew.until")}
          value={values.dueBack}
          error={errors.dueBack}
          required
          min={localDate(new Date(now()))}
          data-autofocus
          onChange={(event) => set("dueBack", event.currentTarget.value)}
        />
        <FreeText
          label={t("domain:entered.reason")}
          value={values.reason}
          error={errors.reason}
          maxLength={200}
          required
          minRows={2}
          onChange={(event) => set("reason", event.currentTarget.value)}
        />
      </Stack>
    </FormDialog>
  );
}
