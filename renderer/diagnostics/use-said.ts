import type { Step } from "../../shared/domain/checklist/checklist-form.ts";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import type { RunAnswer } from "../../shared/domain/run/run-fields.ts";
import { useFormat, useLocale, useText } from "../i18n/index.ts";
import { useMeasured } from "./reading-shown.tsx";

/** What was said of a step in one line: its value, its first reading, its words. */
export function useSaid(): (step: Step, answer: RunAnswer) => string {
  const t = useText("diagnostics");
  const format = useFormat();
  const locale = useLocale();
  const told = useMeasured();
  return (step, { value, words, reason, reading, files, signature }) => {
    const chosen = step.kind === "choice" ? step.options.find(({ key }) => key === value)?.title : undefined;
    const parts = [
      chosen ? inLanguage(chosen, locale) : "",
      typeof value === "number" ? `${format.number(value)} ${step.kind === "number" ? step.unit : ""}` : "",
      reading?.end === "result"
        ? inLanguage(reading.text, locale) || told(reading.values[0] ?? NONE, reading.probe)
        : "",
      reading && reading.end !== "result" ? t(`end.${reading.end}`) : "",
      signature ? t("signedBy", { name: signature.name }) : "",
      files.length > 0 ? t("filesCount", { count: files.length }) : "",
      words,
      reason,
    ];
    return parts.filter((part) => part.trim() !== "").join(" · ");
  };
}

const NONE = { name: "", value: "", unit: "" };
