import { TextInput } from "@mantine/core";
import { useText } from "../../../i18n/index.ts";
import css from "../editor.module.css";
import { useFaultAt } from "../faults-context.ts";
import type { PartProps } from "./part-props.ts";

/** The unit of a number, and between which ends it is normal; one end is enough, none asks for a person. */
export function NumberPart({ step: { unit, range }, place, onChange }: PartProps) {
  const t = useText("editor");
  const faultAt = useFaultAt();
  return (
    <div className={css.three}>
      <TextInput
        label={t("field.unit")}
        value={unit}
        maxLength={12}
        error={faultAt(...place, "unit")}
        onChange={(event) => onChange({ unit: event.currentTarget.value })}
      />
      {(["min", "max"] as const).map((end) => (
        <TextInput
          key={end}
          label={t(`field.${end}`)}
          inputMode="decimal"
          maxLength={24}
          value={String(range?.[end] ?? "")}
          error={faultAt(...place, "range", end) ?? (end === "min" ? faultAt(...place, "range") : null)}
          onChange={(event) => onChange({ range: { ...range, [end]: event.currentTarget.value } })}
        />
      ))}
    </div>
  );
}
