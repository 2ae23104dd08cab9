import { Button } from "@mantine/core";
import { atHand } from "../../../shared/log/parts.ts";
import type { TaskProps } from "../../contributions/index.ts";
import { useCommand, useCoreQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useRules } from "../../records/index.ts";
import { DraftNote, ErrorNote, Note, useDraftedForm } from "../../ui/index.ts";
import { AssetFields } from "./asset-fields.tsx";
import css from "./asset-forms.module.css";
import { changesOf, editForm } from "./asset-edits.ts";
import type { AssetForm, CheckedField } from "./asset-edits.ts";
import { TaskForm } from "./task-form.tsx";

/** Changes facts of an asset; only what was touched is sent, so nothing else is overwritten. */
export default function EditAsset({ records: [id = ""], onClose }: TaskProps) {
  const t = useText("assets");
  const detail = useCoreQuery("asset.get", { id });
  const { run, busy, error } = useCommand();
  const wrongIn = useRules();
  const form = useDraftedForm<AssetForm, CheckedField>({
    key: `asset.edit:${id}`,
    form: "asset.edit",
    initial: { edits: {} },
    validate: (values) => wrongIn(editForm(id, atHand(detail.data?.fields ?? {})), values),
  });
  if (!detail.data) return detail.error ? <ErrorNote error={detail.error} /> : null;
  const { row } = detail.data;
  const fields = atHand(detail.data.fields);

  async function save() {
    if (!form.check() || busy) return;
    const set = changesOf(form.values.edits, fields);
    if (Object.keys(set).length > 0) {
      const done = await run("asset.edit", { asset: id, set });
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
          current={fields}
          edits={form.values.edits}
          errors={form.errors}
          onChange={(edits) => form.set("edits", edits)}
        />
      </div>
    </TaskForm>
  );
}
