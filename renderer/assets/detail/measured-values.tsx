import { Button } from "@mantine/core";
import type { AssetDetail } from "../../../shared/ipc/queries.ts";
import { useFieldText, useFields } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { Section } from "../../ui/index.ts";
import css from "./facts.module.css";

/** What the latest inventory measured of fields that a person wrote otherwise, to be taken with one click. */
export function MeasuredValues({ detail: { row, measured } }: { detail: AssetDetail }) {
  const t = useText("assets");
  const { editable, act } = useFields();
  const reading = useFieldText();
  const fields = Object.entries(measured);
  if (fields.length === 0) return null;

  function take(field: string, value: unknown) {
    // Said in the same act: the field follows the inventories from now on.
    const set = { [field]: value, measured: { [field]: null } };
    void act(["asset.edit", { asset: row.id, set }]);
  }

  return (
    <Section title={t("measured.title")} note={t("measured.note")}>
      <ul className={css.measured}>
        {fields.map(([field, value]) => (
          <li key={field}>
            <span className={css.measuredField}>{t(`asset:field.${field}`)}</span>
            <span>{reading(field, value)}</span>
            {editable && (
              <Button variant="default" size="compact-sm" onClick={() => take(field, value)}>
                {t("measured.take")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
