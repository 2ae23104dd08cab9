import { TextInput } from "@mantine/core";
import type { Step } from "../../../shared/domain/checklist/checklist-form.ts";
import { probeSpec } from "../../../shared/domain/checklist/probes.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import css from "../runner/runner.module.css";
import { readingTitle } from "./condition-words.ts";

interface Props {
  step: Extract<Step, { kind: "probe" }>;
  typed: Readonly<Record<string, string>>;
  onType: (to: Record<string, string>) => void;
}

/** The readings of a probe, typed; those that the step judges come first. */
export function PreviewReadings({ step, typed, onType }: Props) {
  const t = useText("editor");
  const locale = useLocale();
  const readings = probeSpec(step.probe)?.readings ?? {};
  const judged = new Set(step.judge.map(({ reading }) => reading));
  const names = Object.keys(readings).sort((a, b) => Number(judged.has(b)) - Number(judged.has(a)));
  return (
    <>
      <p className={css.soft}>{t("previewReadings")}</p>
      <div className={css.fields}>
        {names.map((name) => {
          const label = readingTitle(step.probe, name, locale);
          const unit = readings[name]?.unit ?? "";
          return (
            <TextInput
              key={name}
              label={unit === "" ? label : t("labelUnit", { label, unit })}
              value={typed[name] ?? ""}
              maxLength={200}
              data-unkept=""
              onChange={(event) => onType({ ...typed, [name]: event.currentTarget.value })}
            />
          );
        })}
      </div>
    </>
  );
}
