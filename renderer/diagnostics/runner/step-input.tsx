import { Button, TextInput } from "@mantine/core";
import { IconCamera, IconPlayerStop } from "@tabler/icons-react";
import type { Checklist, Step } from "../../../shared/domain/checklist/checklist-form.ts";
import type { StepOutcome } from "../../../shared/domain/checklist/outcomes.ts";
import type { Reading } from "../../../shared/domain/checklist/reading.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import type { RunAnswer } from "../../../shared/domain/run/run-fields.ts";
import type { RunDetail } from "../../../shared/ipc/diagnostics.ts";
import { chooseFiles } from "../../files/choose-files.ts";
import { useTakingFor } from "../../files/use-taking-for.ts";
import { useCoreQuery } from "../../core/index.ts";
import { useFormat, useLocale, useText } from "../../i18n/index.ts";
import { ErrorNote, FreeText, KeyHint, ProgressBar, Row, useActions } from "../../ui/index.ts";
import type { DraftedForm } from "../../ui/index.ts";
import { OutcomeMark } from "../outcome-mark.tsx";
import { ReadingShown } from "../reading-shown.tsx";
import { numberIn } from "./answer-of.ts";
import type { StepDraft } from "./answer-of.ts";
import { isOfMachine } from "./machine-readings.ts";
import { MachineWays } from "./machine-ways.tsx";
import { enterGoesOn } from "./enter-goes-on.ts";
import { optionsAsked } from "./probe-options.ts";
import { barOf } from "./range-bar.ts";
import css from "./runner.module.css";
import { OPTION_KEYS } from "./step-keys.ts";
import type { Measuring } from "./use-probes.ts";

interface Props {
  detail: RunDetail;
  document: Checklist;
  step: Step;
  form: DraftedForm<StepDraft>;
  /** The answer of the last run on the same asset. */
  last: RunAnswer | undefined;
  measuring: Measuring | undefined;
  /** No picture is taken of what the run is about. */
  classified: boolean;
  onMeasure: () => void;
  onCancel: () => void;
  /** Enter in a line that is typed. */
  onEnter: () => void;
  onChoose: (key: string, outcome: StepOutcome) => void;
  onKeep: (step: string, reading: Reading) => void;
  onFilled: (steps: readonly string[]) => void;
}

/** What is entered for a step, by its kind; below it whatever else is to be said. */
export function StepInput(props: Props) {
  const t = useText("diagnostics");
  const { step, form } = props;
  const run = props.detail.row.id;
  const text = step.kind === "text";
  return (
    <>
      {step.kind === "choice" && <ChoiceInput {...props} step={step} />}
      {step.kind === "number" && <NumberInput {...props} step={step} />}
      {step.kind === "probe" && <ProbeInput {...props} step={step} />}
      {!props.classified && (step.kind === "photo" || step.evidence) && <PhotoInput run={run} form={form} />}
      {step.kind !== "signature" && (
        <FreeText
          label={t(text ? "text" : step.kind === "probe" ? "byHand" : "remark")}
          value={form.values.words}
          maxLength={4000}
          minRows={text ? 3 : 1}
          required={text}
          data-first={text || undefined}
          onChange={(event) => form.set("words", event.currentTarget.value)}
        />
      )}
    </>
  );
}

function ChoiceInput({ step, form, onChoose }: Props & { step: Extract<Step, { kind: "choice" }> }) {
  const locale = useLocale();
  useActions(
    OPTION_KEYS.map((key, index) => {
      const option = step.options[index];
      return {
        ...{ id: `run.option${index + 1}`, group: "run", shortcuts: [key], hidden: true, disabled: !option },
        run: () => option && onChoose(option.key, option.outcome),
      };
    }),
  );
  return (
    <div className={css.options} role="group" aria-label={inLanguage(step.title, locale)}>
      {step.options.map(({ key, title, outcome }, index) => {
        const shortcut = OPTION_KEYS[index];
        return (
          <button
            key={key}
            type="button"
            className={css.option}
            aria-pressed={form.values.value === key}
            onClick={() => onChoose(key, outcome)}
          >
            <span className={css.optionTitle}>{inLanguage(title, locale)}</span>
            <OutcomeMark outcome={outcome} />
            {shortcut && <KeyHint shortcut={shortcut} />}
          </button>
        );
      })}
    </div>
  );
}

function NumberInput({ step, form, last, onEnter }: Props & { step: Extract<Step, { kind: "number" }> }) {
  const t = useText("diagnostics");
  const format = useFormat();
  const value = numberIn(form.values.value);
  const before = typeof last?.value === "number" ? last.value : null;
  const { range, unit } = step;
  const bar = range ? barOf(range, value, before) : null;
  const wanted = [range?.min, range?.max]
    .map((end) => (end === undefined ? "" : format.number(end)))
    .join(" – ");
  return (
    <div className={css.number}>
      <p className={css.large}>
        {value === null ? "–" : format.number(value)} <span className={css.largeName}>{unit}</span>
      </p>
      {bar && (
        <div
          className={css.bar}
          role="img"
          aria-label={[
            t("range", { range: wanted, unit }),
            before === null ? "" : t("ghost", { value: before }),
          ].join(" ")}
        >
          <span className={css.good} style={{ left: `${bar.from}%`, width: `${bar.to - bar.from}%` }} />
          {bar.last !== null && <span className={css.ghost} style={{ left: `${bar.last}%` }} />}
          {bar.value !== null && <span className={css.tick} style={{ left: `${bar.value}%` }} />}
        </div>
      )}
      {range && <p className={css.soft}>{t("range", { range: wanted, unit })}</p>}
      <TextInput
        label={unit === "" ? t("value") : t("valueIn", { unit })}
        inputMode="decimal"
        maxLength={24}
        value={form.values.value}
        data-first
        onKeyDown={enterGoesOn(onEnter)}
        onChange={(event) => form.set("value", event.currentTarget.value)}
      />
    </div>
  );
}

function PhotoInput({ run, form }: Pick<Props, "form"> & { run: string }) {
  const t = useText("diagnostics");
  const files = useCoreQuery("file.list", { about: `run:${run}` }).data ?? [];
  const take = useTakingFor(`run:${run}`, t("photo"));
  const attach = async (chosen: readonly File[]) => {
    const added = await take(chosen);
    form.patch((now) => ({ files: [...now.files, ...added].slice(0, 10) }));
  };
  const named = files.filter(({ id }) => form.values.files.includes(id));
  return (
    <Row>
      <Button
        variant="default"
        leftSection={<IconCamera size="1rem" aria-hidden />}
        onClick={() => chooseFiles((chosen) => void attach(chosen))}
      >
        {t("attach")}
      </Button>
      <span className={css.soft}>{named.map(({ name }) => name).join(t("and"))}</span>
    </Row>
  );
}

function ProbeInput(props: Props & { step: Extract<Step, { kind: "probe" }> }) {
  const { step, form, measuring, onMeasure, onCancel, onEnter } = props;
  const t = useText("diagnostics");
  const { reading, options } = form.values;
  const asked = optionsAsked(step);
  return (
    <div className={css.probe}>
      {asked.length > 0 && (
        <div className={css.fields}>
          {asked.map(({ name, must }) => (
            <TextInput
              key={name}
              label={t(`option.${name}`)}
              required={must}
              maxLength={400}
              value={options[name] ?? ""}
              data-first={(must && reading === null) || undefined}
              onKeyDown={enterGoesOn(onEnter)}
              onChange={(event) => form.set("options", { ...options, [name]: event.currentTarget.value })}
            />
          ))}
        </div>
      )}
      <div className={css.chip} role="status">
        {measuring?.is === "running" ? (
          <>
            <span>{t("measuring")}</span>
            <ProgressBar label={t("measuring")} done={measuring.done} total={measuring.total} />
            <Button
              variant="subtle"
              leftSection={<IconPlayerStop size="1rem" aria-hidden />}
              onClick={onCancel}
            >
              {t("stop")}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={onMeasure}>
            {t(reading === null ? "measure" : "again")}
          </Button>
        )}
      </div>
      {isOfMachine(step) && <MachineWays {...props} step={step} />}
      {measuring?.is === "failed" && <ErrorNote error={measuring.error} />}
      {reading && <ReadingShown reading={reading} first={step.judge[0]?.reading} />}
    </div>
  );
}
