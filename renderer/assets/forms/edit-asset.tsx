import { Button } from "@mantine/core";
import type { TaskProps } from "../../contributions/index.ts";
import { useCommand, useCoreQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { DraftNote, ErrorNote, toast, useDraftedForm } from "../../ui/index.ts";
import { AssetFields } from "./asset-fields.tsx";
import css from "./asset-forms.module.css";
import { changesOf } from "./asset-edits.ts";
import type { AssetEdits } from "./asset-edits.ts";
import { TaskForm } from "./task-form.tsx";

/** Changes facts of an asset; only what was touched is sent, so nothing else is overwritten. */
export default function EditAsset({ records: [id = ""], onClose }: TaskProps) {
  const t = useText("assets");
  const detail = useCoreQuery("asset.get", { id });
  const { run, busy, error } = useCommand();
  const form = useDraftedForm<{ edits: AssetEdits }>({
    key: `asset.edit:${id}`,
    form: "asset.edit",
    initial: { edits: {} },
  });
  if (!detail.data) return detail.error ? <ErrorNote error={detail.error} /> : null;
  const { row, fields } = detail.data;

  async function save() {
    if (busy) return;
    const set = changesOf(form.values.edits, fields);
    if (Object.keys(set).length > 0) {
      const done = await run("asset.edit", { asset: id, set });
      if (!done.ok) return;
      toast(t("edit.saved", { number: row.number }));
    }
    form.done();
    onClose();
  }

  return (
    <TaskForm
      title={t("edit.title", { number: row.number })}
      onBack={onClose}
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
        <AssetFields
          own={id}
          current={fields}
          edits={form.values.edits}
          onChange={(edits) => form.set("edits", edits)}
        />
      </div>
    </TaskForm>
  );
}
