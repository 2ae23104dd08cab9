import { Button, Select, TextInput, Textarea } from "@mantine/core";
import { useState } from "react";
import { ASSET_KINDS } from "../../../shared/domain/asset/asset-fields.ts";
import { useCommand, useCoreQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import {
  DraftNote,
  ErrorNote,
  FormGrid,
  Note,
  Stack,
  openRecord,
  select,
  toast,
  useDraftedForm,
} from "../../ui/index.ts";
import { endAssetTask } from "../task.ts";
import { TaskForm } from "./task-form.tsx";
import { changesOf, registerProblem, shownValue } from "./asset-edits.ts";
import type { AssetEdits, FormField } from "./asset-edits.ts";
import css from "./asset-forms.module.css";

/** Registers an asset by hand. */
export function RegisterAsset() {
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
    endAssetTask();
    if (done.value.id !== null) select("assets", done.value.id);
  }

  return (
    <TaskForm
      title={t("register.title")}
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

/** Changes facts of an asset; only what was touched is sent, so nothing else is overwritten. */
export function EditAsset({ id }: { id: string }) {
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
    endAssetTask();
  }

  return (
    <TaskForm
      title={t("edit.title", { number: row.number })}
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

interface FieldsProps {
  /** The asset itself, whose own tag and serial are no duplicates. */
  own: string | null;
  current: Readonly<Record<string, unknown>>;
  edits: AssetEdits;
  onChange: (edits: AssetEdits) => void;
}

function AssetFields({ own, current, edits, onChange }: FieldsProps) {
  const t = useText("assets");
  const sites = useCoreQuery("site.list", {}).data ?? [];
  const put = (name: FormField, value: string | null) => onChange({ ...edits, [name]: value });
  const textField = (name: FormField, max: number) => (
    <TextInput
      label={t(`domain:assetField.${name}`)}
      value={shownValue(name, edits, current)}
      maxLength={max}
      onChange={(event) => put(name, event.currentTarget.value)}
    />
  );
  return (
    <Stack>
      <FormGrid>
        <Select
          label={t("domain:assetField.kind")}
          data={ASSET_KINDS.map((kind) => ({ value: kind, label: t(`domain:assetKind.${kind}`) }))}
          value={shownValue("kind", edits, current)}
          allowDeselect={false}
          data-autofocus
          onChange={(kind) => put("kind", kind)}
        />
        {textField("name", 120)}
        <UniqueField name="tag" max={64} {...{ own, current, edits, onChange }} />
        <UniqueField name="serial" max={120} {...{ own, current, edits, onChange }} />
        {textField("maker", 120)}
        {textField("model", 200)}
        {textField("chassis", 120)}
        {textField("financeNo", 32)}
        <TextInput
          type="date"
          label={t("domain:assetField.acquiredOn")}
          value={shownValue("acquiredOn", edits, current)}
          onChange={(event) => put("acquiredOn", event.currentTarget.value || null)}
        />
        <Select
          label={t("domain:assetField.site")}
          data={sites.map((site) => ({ value: site.id, label: site.name }))}
          value={shownValue("site", edits, current) || null}
          clearable
          searchable
          onChange={(site) => put("site", site)}
        />
        {textField("place", 60)}
      </FormGrid>
      <Textarea
        label={t("domain:assetField.remark")}
        value={shownValue("remark", edits, current)}
        maxLength={2000}
        autosize
        minRows={3}
        maxRows={10}
        onChange={(event) => put("remark", event.currentTarget.value)}
      />
    </Stack>
  );
}

/** A tag or serial; says at once when another record bears it already. It can still be saved: both stay visible. */
function UniqueField({
  own,
  current,
  edits,
  onChange,
  name,
  max,
}: FieldsProps & { name: "tag" | "serial"; max: number }) {
  const t = useText("assets");
  const [left, setLeft] = useState("");
  const value = shownValue(name, edits, current);
  const code = value.trim();
  // Looked up when the field is left; what is typed on is another question.
  const hit = useCoreQuery("scan.resolve", code !== "" && code === left ? { code } : null).data;
  const taken = hit?.kind === "asset" && hit.id !== own ? hit.id : null;

  return (
    <div>
      <TextInput
        label={t(`domain:assetField.${name}`)}
        value={value}
        maxLength={max}
        spellCheck={false}
        onChange={(event) => onChange({ ...edits, [name]: event.currentTarget.value })}
        onBlur={() => setLeft(code)}
      />
      {taken !== null && (
        <p className={css.taken} role="status">
          {t("register.taken")}
          <Button variant="subtle" size="compact-sm" onClick={() => openRecord("assets", taken)}>
            {t("register.showTaken")}
          </Button>
        </p>
      )}
    </div>
  );
}
