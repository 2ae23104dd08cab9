import { Button } from "@mantine/core";
import type { TaskProps } from "../../contributions/index.ts";
import { useCommand } from "../../core/index.ts";
import type { RecordEdits } from "../../fields/index.ts";
import { changesFor, setOf } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { useRules, useStillAsked } from "../../records/index.ts";
import { DraftNote, ErrorNote, Note, TaskForm, select, useDraftedForm } from "../../ui/index.ts";
import { AssetFields } from "./asset-fields.tsx";
import css from "./asset-forms.module.css";
import { registerForm, useFormFields } from "./asset-form.ts";

/** What is known of an asset that is new. */
const NOTHING = {};

/** Registers an asset by hand. */
export default function RegisterAsset({ onClose }: TaskProps) {
  const t = useText("assets");
  const { runAll, busy, error } = useCommand();
  const wrongIn = useRules();
  const stillAsked = useStillAsked();
  const fieldsOf = useFormFields(NOTHING);
  const form = useDraftedForm<RecordEdits, string>({
    key: "asset.register",
    form: "asset.register",
    initial: { edits: {} },
    validate: (values) => wrongIn(registerForm(fieldsOf(values.edits)), values),
  });

  const { edits } = form.values;
  const fields = fieldsOf(edits);
  const set = setOf(changesFor(fields, edits, NOTHING));
  const asked = stillAsked({ kind: "asset", steps: ["register"], fields: set, having: ["kind", "name"] });

  async function save() {
    // Without a word written there is nothing to save.
    if (!form.check() || !form.dirty || busy) return;
    const done = await runAll([registerForm(fields).asks(form.values)]);
    if (!done.ok) return;
    form.done();
    onClose();
    if (done.value.id !== null) select("assets", done.value.id);
  }

  return (
    <TaskForm
      title={t("register.title")}
      onBack={onClose}
      writes="asset.register"
      onSubmit={() => void save()}
      foot={
        <>
          {asked && <span className={css.asked}>{asked}</span>}
          <Button type="submit" loading={busy}>
            {t("register.save")}
          </Button>
        </>
      }
    >
      <div className={css.page}>
        <DraftNote restored={form.restored} onDiscard={form.discard} />
        {error && <ErrorNote error={error} />}
        {form.errors.form && <Note tone="bad" alert title={form.errors.form} />}
        <AssetFields
          own={null}
          fields={fields}
          current={NOTHING}
          edits={edits}
          errors={form.errors}
          onChange={(edits) => form.set("edits", edits)}
        />
      </div>
    </TaskForm>
  );
}
