import { Button } from "@mantine/core";
import { useCoreQuery } from "../../core/index.ts";
import type { Edits, FieldMeta } from "../../fields/index.ts";
import { RecordFieldsForm } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { openRecord } from "../../ui/index.ts";
import { scannedOf } from "../../ui/scanned-of.ts";
import css from "./asset-forms.module.css";

interface FieldsProps {
  /** The asset itself, whose own tag and serial are no duplicates. */
  own: string | null;
  fields: readonly FieldMeta[];
  current: Readonly<Record<string, unknown>>;
  edits: Edits;
  errors: Readonly<Record<string, string | undefined>>;
  onChange: (edits: Edits) => void;
}

/** The fields of an asset that are typed by hand. */
export function AssetFields({ own, ...form }: FieldsProps) {
  return (
    <RecordFieldsForm
      {...form}
      beside={(meta, value, left) => (meta.unique ? <Taken own={own} value={value} left={left} /> : null)}
    />
  );
}

/** Says when another record bears the tag or serial already. It can still be saved: both stay visible. */
function Taken({ own, value, left }: { own: string | null; value: string; left: boolean }) {
  const t = useText("assets");
  const code = value.trim();
  // Looked up when the field is left; what is typed on is another question.
  const hit = useCoreQuery("scan.resolve", code !== "" && left ? { code } : null).data;
  const taken = scannedOf("asset", hit).find((id) => id !== own) ?? null;
  if (taken === null) return null;
  return (
    <p className={css.taken} role="status">
      {t("register.taken")}
      <Button variant="subtle" size="compact-sm" onClick={() => openRecord("assets", taken)}>
        {t("register.showTaken")}
      </Button>
    </p>
  );
}
