import { TextInput } from "@mantine/core";
import { useText } from "../../i18n/index.ts";
import { useReadingName } from "../../runs/reading-words.ts";
import { Choice } from "../../ui/index.ts";
import { typedAsked } from "./machine-readings.ts";
import type { ProbeStep } from "./machine-readings.ts";
import css from "./runner.module.css";

interface Props {
  step: ProbeStep;
  typed: Readonly<Record<string, string>>;
  onType: (typed: Record<string, string>) => void;
}

/** The readings that a step looks at, typed off another screen; none is filled in beforehand. */
export function TypedReadings({ step, typed, onType }: Props) {
  const t = useText("diagnostics");
  const nameOf = useReadingName();
  return (
    <div className={css.fields} role="group" aria-label={t("ways.typed")}>
      {typedAsked(step).map(({ name, unit, form }) => {
        const title = nameOf(step.probe, name);
        const label = unit === "" ? title : t("typedIn", { title, unit });
        const set = (value: string) => onType({ ...typed, [name]: value });
        return form === "yesNo" ? (
          <Choice
            key={name}
            label={label}
            data={(["yes", "no"] as const).map((value) => ({ value, label: t(`common:${value}`) }))}
            value={typed[name] || null}
            onChange={(value) => set(value ?? "")}
          />
        ) : (
          <TextInput
            key={name}
            label={label}
            inputMode={form === "number" ? "decimal" : "text"}
            maxLength={form === "number" ? 24 : 400}
            value={typed[name] ?? ""}
            onChange={(event) => set(event.currentTarget.value)}
          />
        );
      })}
    </div>
  );
}
