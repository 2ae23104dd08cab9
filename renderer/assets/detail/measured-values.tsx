import { Button } from "@mantine/core";
import type { AssetDetail } from "../../../shared/ipc/queries.ts";
import { useCommand, useMay } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import { ErrorNote, Section } from "../../ui/index.ts";
import css from "./facts.module.css";

/** What the latest inventory measured of fields that a person wrote otherwise, to be taken with one click. */
export function MeasuredValues({ detail: { row, measured } }: { detail: AssetDetail }) {
  const t = useText("assets");
  const kinds = useDefinitions("assetkind");
  const mayWrite = useMay("asset.write");
  const { run, busy, error } = useCommand();
  const fields = Object.entries(measured);
  if (fields.length === 0) return null;

  async function take(field: string, value: unknown) {
    // Said in the same act: the field follows the inventories from now on.
    const set = { [field]: value, measured: { [field]: null } };
    await run("asset.edit", { asset: row.id, set });
  }

  return (
    <Section title={t("measured.title")} note={t("measured.note")}>
      {error && <ErrorNote error={error} />}
      <ul className={css.measured}>
        {fields.map(([field, value]) => (
          <li key={field}>
            <span className={css.measuredField}>{t(`asset:field.${field}`)}</span>
            <span>
              {typeof value !== "string" ? t("detail.list") : field === "kind" ? kinds.word(value) : value}
            </span>
            {mayWrite && (
              <Button
                variant="default"
                size="compact-sm"
                disabled={busy}
                onClick={() => void take(field, value)}
              >
                {t("measured.take")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
