import { Button } from "@mantine/core";
import { atHand } from "../../../shared/log/parts.ts";
import type { TaskProps } from "../../contributions/index.ts";
import { useCommand, useCoreQuery } from "../../core/index.ts";
import type { RecordEdits } from "../../fields/index.ts";
import { changesFor } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { useRules } from "../../records/index.ts";
import { DraftNote, ErrorNote, Note, TaskForm, useDraftedForm } from "../../ui/index.ts";
import { AssetFields } from "./asset-fields.tsx";
import css from "./asset-forms.module.css";
import { editForm, useFormFields } from "./asset-form.ts";

/** Changes facts of an asset; only what was touched is sent, so nothing else is overwritten. */
export default function EditAsset({ records: [id = ""], onClose }: TaskProps) {
  const t = useText("assets");
  const detail = useCoreQuery("asset.get", { id });
  const { runAll, busy, error } = useCommand();
  const wrongIn = useRules();
  const own = (detail.data?.own ?? []).map(({ field, value }) => [`own.${field.key}`, value]);
  const current = atHand({ ...detail.data?.fields, ...Object.fromEntries(own) });
  const fieldsOf = useFormFields(current);
  const form = useDraftedForm<RecordEdits, string>({
    key: `asset.edit:${id}`,
    form: "asset.edit",
    initial: { edits: {} },
    validate: (values) => wrongIn(editForm(id, current, fieldsOf(values.edits)), values),
  });
  if (!detail.data) return detail.error ? <ErrorNote error={detail.error} /> : null;
  const { row } = detail.data;
  const { edits } = form.values;
  const fields = fieldsOf(edits);

  async function save() {
    if (!form.check() || busy) return;
    if (Object.keys(changesFor(fields, edits, current)).length > 0) {
      const done = await runAll([editForm(id, current, fields).asks(form.values)]);
      if (!done.ok) return;
    }
    form.done();
    onClose();
  }

  return (
    <TaskForm
      title={t("edit.title", { number: row.number })}
      onBack={onClose}
      writes="asset.edit"
      onSubmit={() => void save()}
      foot={
        <Button type="submit" loading={busy}>
          {t("common:save")}
        </Button>
      }
    >
      <div className={css.page}>
        <DraftNote restored={form.restored} onDiscard={form.discard} />
        {error && <ErrorNote error={error} />}
        {form.errors.form && <Note tone="bad" alert title={form.errors.form} />}
        <AssetFields
          own={id}
          fields={fields}
          current={current}
          edits={edits}
          errors={form.errors}
          onChange={(to) => form.set("edits", to)}
        />
      </div>
    </TaskForm>
  );
}
