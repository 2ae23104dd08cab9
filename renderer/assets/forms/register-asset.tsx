import { Button } from "@mantine/core";
import type { TaskProps } from "../../contributions/index.ts";
import { useCommand } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { DraftNote, ErrorNote, Note, select, toast, useDraftedForm } from "../../ui/index.ts";
import { AssetFields } from "./asset-fields.tsx";
import css from "./asset-forms.module.css";
import { changesOf, registerProblem } from "./asset-edits.ts";
import type { AssetEdits } from "./asset-edits.ts";
import { TaskForm } from "./task-form.tsx";

/** Registers an asset by hand. */
export default function RegisterAsset({ onClose }: TaskProps) {
  const t = useText("assets");
  const { run, busy, error } = useCommand();
  const form = useDraftedForm<{ edits: AssetEdits }>({
    key: "asset.register",
    form: "asset.register",
    initial: { edits: { kind: "laptop" } },
    validate: ({ edits }) => {
      const problem = registerProblem(edits);
      return problem === null ? {} : { edits: t(`problem.${problem}`) };
    },
  });

  async function save() {
    if (!form.check() || busy) return;
    const done = await run("asset.register", { set: changesOf(form.values.edits, {}) });
    if (!done.ok) return;
    form.done();
    toast(t("register.saved", { number: done.value.number ?? "" }));
    onClose();
    if (done.value.id !== null) select("assets", done.value.id);
  }

  return (
    <TaskForm
      title={t("register.title")}
      onBack={onClose}
      onSubmit={() => void save()}
      foot={
        <Button type="submit" loading={busy}>
          {t("register.save")}
        </Button>
      }
    >
      <div className={css.page}>
        <DraftNote restored={form.restored} onDiscard={form.discard} />
        {error && <ErrorNote error={error} />}
        {form.errors.edits !== undefined && <Note tone="bad" alert title={form.errors.edits} />}
        <AssetFields
          own={null}
          current={{}}
          edits={form.values.edits}
          onChange={(edits) => form.set("edits", edits)}
        />
      </div>
    </TaskForm>
  );
}
