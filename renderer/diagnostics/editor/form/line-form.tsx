import { ActionIcon, Button, Checkbox, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { OUTCOMES } from "../../../../shared/domain/checklist/outcomes.ts";
import { probeSpec } from "../../../../shared/domain/checklist/probes.ts";
import { inLanguage } from "../../../../shared/domain/definition/localized.ts";
import { useLocale, useText } from "../../../i18n/index.ts";
import { Choice } from "../../../ui/index.ts";
import { readingTitle } from "../condition-words.ts";
import type { EditedStep } from "../edited.ts";
import css from "../editor.module.css";
import { comparisonsOf, firstValue, isOutcome, typedValue } from "./condition-draw.ts";
import type { Comparison, Line } from "./condition-draw.ts";

interface Props {
  steps: readonly EditedStep[];
  line: Line;
  not: boolean;
  onChange: (to: Line) => void;
  onNot: (not: boolean) => void;
  onMore: (() => void) | null;
  onRemove: (() => void) | null;
}

/** One comparison: of which step, what of it, how, with what. */
export function LineForm({ steps, line, not, onChange, onNot, onMore, onRemove }: Props) {
  const t = useText("editor");
  const locale = useLocale();
  const { step: key, reading, by, value } = line;
  const step = steps.find((each) => each.key === key);
  const readings = step?.kind === "probe" ? Object.keys(probeSpec(step.probe)?.readings ?? {}) : [];
  const offered = comparisonsOf(step, reading);
  const comparisons = offered.includes(by) ? offered : [...offered, by];
  const put = (part: Partial<Line>) => {
    const next = { ...line, ...part };
    const of = steps.find((each) => each.key === next.step);
    const can = comparisonsOf(of, next.reading);
    const how = can.includes(next.by) ? next.by : (can[0] ?? "outcome");
    const same = next.step === key && next.reading === reading && how === by;
    onChange({ ...next, by: how, value: same ? next.value : firstValue(of, next.reading, how) });
  };
  return (
    <div className={css.compare} role="group" aria-label={t("comparison")}>
      <Choice
        aria-label={t("field.step")}
        data={steps.map((each, index) => ({
          value: each.key,
          label: `${t("step", { number: index + 1 })} ${inLanguage(each.title, locale) || each.key}`,
        }))}
        value={step ? key : null}
        placeholder={step ? undefined : key}
        onChange={(to) => to && put({ step: to, reading: "" })}
      />
      {readings.length > 0 && (
        <Choice
          aria-label={t("field.looksAt")}
          data={[
            { value: "answer", label: t("outcomeOf") },
            ...readings.map((each) => ({
              ...{ value: `r.${each}`, label: readingTitle(step?.probe ?? "", each, locale) },
            })),
          ]}
          value={reading === "" ? "answer" : `r.${reading}`}
          onChange={(to) => to && put({ reading: to === "answer" ? "" : to.slice(2) })}
        />
      )}
      <Choice
        className={css.by}
        aria-label={t("field.by")}
        data={comparisons.map((each) => ({ value: each, label: t(`by.${each}`) }))}
        value={by}
        onChange={(to: Comparison | null) => to && put({ by: to })}
      />
      <Value
        step={step}
        reading={reading}
        by={by}
        value={value}
        onChange={(to) => onChange({ ...line, value: to })}
      />
      <Checkbox
        className={css.not}
        label={t("not")}
        checked={not}
        onChange={(event) => onNot(event.currentTarget.checked)}
      />
      {onMore && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size="0.875rem" aria-hidden />}
          onClick={onMore}
        >
          {t("addCondition")}
        </Button>
      )}
      {onRemove && (
        <ActionIcon variant="subtle" color="gray" aria-label={t("takeOutCondition")} onClick={onRemove}>
          <IconX size="1rem" aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}

interface ValueProps {
  step: EditedStep | undefined;
  reading: string;
  by: Comparison;
  value: unknown;
  onChange: (to: unknown) => void;
}

/** What it is compared with, by what that can be. */
function Value({ step, reading, by, value, onChange }: ValueProps) {
  const t = useText("editor");
  const locale = useLocale();
  const label = t("field.value");
  if (by === "outcome") {
    const [first] = [value].flat().filter(isOutcome);
    const several = Array.isArray(value) && value.length > 1;
    return (
      <Choice
        aria-label={label}
        data={[
          ...OUTCOMES.map((each) => ({ value: each as string, label: t(`run:outcome.${each}`) })),
          ...(several
            ? [
                {
                  value: "several",
                  label: value.map((each) => t(`run:outcome.${String(each)}`)).join(t("words.orWord")),
                },
              ]
            : []),
        ]}
        value={several ? "several" : (first ?? null)}
        onChange={(to) => to && to !== "several" && onChange(to)}
      />
    );
  }
  if (step?.kind === "choice" && reading === "" && by === "is") {
    return (
      <Choice
        aria-label={label}
        data={step.options.map((option, index) => ({
          value: option.key,
          label: inLanguage(option.title, locale) || t("optionNumber", { number: index + 1 }),
        }))}
        value={step.options.some((option) => option.key === value) ? String(value) : null}
        onChange={(to) => to && onChange(to)}
      />
    );
  }
  if (typeof value === "boolean") {
    return (
      <Choice<"yes" | "no" | "text">
        aria-label={label}
        data={[
          { value: "yes", label: t("common:yes") },
          { value: "no", label: t("common:no") },
          { value: "text", label: t("otherValue") },
        ]}
        value={value ? "yes" : "no"}
        onChange={(to) => to && onChange(to === "text" ? "" : to === "yes")}
      />
    );
  }
  const text = [value].flat().map(String).join(", ");
  return (
    <TextInput
      aria-label={label}
      placeholder={by === "in" ? t("severalHint") : undefined}
      maxLength={200}
      defaultValue={text}
      key={`${step?.key} ${reading} ${by}`}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        onChange(
          by === "in" ? typed.split(/[,，]/).map((each) => typedValue(each.trim())) : typedValue(typed),
        );
      }}
    />
  );
}
