import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useCoreQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { lengthOf, useDefinitions } from "../../records/index.ts";
import { Choice, FormGrid, FreeText, Stack, openRecord } from "../../ui/index.ts";
import { shownValue } from "./asset-edits.ts";
import type { AssetEdits, CheckedField, FormField } from "./asset-edits.ts";
import css from "./asset-forms.module.css";
import { scannedAssets } from "./scanned-assets.ts";

interface FieldsProps {
  /** The asset itself, whose own tag and serial are no duplicates. */
  own: string | null;
  current: Readonly<Record<string, unknown>>;
  edits: AssetEdits;
  errors: Partial<Record<CheckedField, string>>;
  onChange: (edits: AssetEdits) => void;
}

/** The fields of an asset that are typed by hand. */
export function AssetFields(props: FieldsProps) {
  const { current, edits, errors, onChange } = props;
  const t = useText("assets");
  const sites = useCoreQuery("site.list", {}).data ?? [];
  const kinds = useDefinitions("assetkind");
  const put = (name: FormField, value: string | null) => onChange({ ...edits, [name]: value });
  const textField = (name: CheckedField) => (
    <TextInput
      label={t(`asset:field.${name}`)}
      value={shownValue(name, edits, current)}
      error={errors[name]}
      maxLength={lengthOf("asset", name)}
      onChange={(event) => put(name, event.currentTarget.value)}
    />
  );
  return (
    <Stack>
      <FormGrid>
        <Choice
          label={t("asset:field.kind")}
          data={kinds.choices(shownValue("kind", edits, current))}
          value={shownValue("kind", edits, current) || null}
          placeholder={t("domain:choose")}
          error={errors.kind}
          data-autofocus
          onChange={(kind) => put("kind", kind)}
        />
        {textField("name")}
        <UniqueField name="tag" {...props} />
        <UniqueField name="serial" {...props} />
        {textField("maker")}
        {textField("model")}
        {textField("chassis")}
        {textField("financeNo")}
        <TextInput
          type="date"
          label={t("asset:field.acquiredOn")}
          value={shownValue("acquiredOn", edits, current)}
          error={errors.acquiredOn}
          onChange={(event) => put("acquiredOn", event.currentTarget.value || null)}
        />
        <Choice
          label={t("asset:field.site")}
          data={sites.map((site) => ({ value: site.id, label: site.name }))}
          value={shownValue("site", edits, current) || null}
          clearable
          onChange={(site) => put("site", site)}
        />
        {textField("place")}
      </FormGrid>
      <FreeText
        label={t("asset:field.remark")}
        value={shownValue("remark", edits, current)}
        error={errors.remark}
        maxLength={lengthOf("asset", "remark")}
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
  errors,
  onChange,
  name,
}: FieldsProps & { name: "tag" | "serial" }) {
  const t = useText("assets");
  const [left, setLeft] = useState("");
  const value = shownValue(name, edits, current);
  const code = value.trim();
  // Looked up when the field is left; what is typed on is another question.
  const hit = useCoreQuery("scan.resolve", code !== "" && code === left ? { code } : null).data;
  const taken = scannedAssets(hit).find((id) => id !== own) ?? null;

  return (
    <div>
      <TextInput
        label={t(`asset:field.${name}`)}
        value={value}
        error={errors[name]}
        maxLength={lengthOf("asset", name)}
        spellCheck={false}
        data-scan="takes"
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
