import { Button, Radio, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { suggested } from "../../../shared/domain/checklist/answer.ts";
import type { Step } from "../../../shared/domain/checklist/checklist-form.ts";
import type { Answered } from "../../../shared/domain/checklist/condition.ts";
import type { StepOutcome } from "../../../shared/domain/checklist/outcomes.ts";
import { PROBE_ENDS } from "../../../shared/domain/checklist/reading.ts";
import type { ProbeEnd } from "../../../shared/domain/checklist/reading.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { ActionFoot, KeyHint, Note, Row, Spacer, useActions } from "../../ui/index.ts";
import { HintPicture } from "../hint-picture.tsx";
import { numberIn } from "../runner/answer-of.ts";
import css from "../runner/runner.module.css";
import { OPTION_KEYS, OUTCOME_KEYS, outcomesAsked } from "../runner/step-keys.ts";
import { PreviewReadings } from "./preview-readings.tsx";
import { readingsGiven } from "./readings-given.ts";

/** A step as it is asked, answered by hand; of a probe the end and the readings are said, nothing is measured. */
export function PreviewStep({ step, onAnswer }: { step: Step; onAnswer: (answer: Answered) => void }) {
  const t = useText("editor");
  const locale = useLocale();
  const forward = useRef<HTMLButtonElement>(null);
  useEffect(() => forward.current?.focus({ preventScroll: true }), []);
  const [text, setText] = useState("");
  const [end, setEnd] = useState<ProbeEnd>("result");
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [asks, setAsks] = useState(false);
  const choice = step.kind === "choice";
  const value = step.kind === "number" ? numberIn(text) : step.kind === "text" && text !== "" ? text : null;
  const readings =
    step.kind === "probe" && end === "result"
      ? readingsGiven(step.probe, typed, { yes: t("common:yes"), no: t("common:no") })
      : {};
  const follows = step.kind === "instruction" ? ("normal" as const) : suggested(step, value, readings);
  const answer = (outcome: StepOutcome, said: string | number | null = value) =>
    onAnswer({ outcome, value: said, readings });
  const next = () => (follows === null ? setAsks(true) : answer(follows));
  useActions([
    ...outcomesAsked(step).map((outcome) => ({
      ...{ id: `run.${outcome}`, group: "run", shortcuts: [OUTCOME_KEYS[outcome]] },
      run: () => answer(outcome),
    })),
    ...(choice ? step.options : []).slice(0, OPTION_KEYS.length).map(({ key, outcome }, index) => ({
      ...{ id: `run.option${index + 1}`, group: "run", shortcuts: [OPTION_KEYS[index] ?? ""], hidden: true },
      run: () => answer(outcome, key),
    })),
    { id: "run.next", group: "run", shortcuts: ["Enter"], run: next },
  ]);
  return (
    <>
      <div className={css.pane}>
        <h2 className={css.title}>{inLanguage(step.title, locale)}</h2>
        {step.hint && <p className={css.hint}>{inLanguage(step.hint, locale)}</p>}
        {step.picture && <HintPicture file={step.picture} step={inLanguage(step.title, locale)} />}
        {step.expected && (
          <p className={css.expected}>
            <strong>{t("diagnostics:expected")}</strong> {inLanguage(step.expected, locale)}
            {step.source && (
              <span className={css.soft}>
                {t("diagnostics:source", { source: inLanguage(step.source, locale) })}
              </span>
            )}
          </p>
        )}
        {(["touchesData", "destroys", "evidence"] as const)
          .filter((name) => step[name])
          .map((name) => (
            <Note key={name} tone="quiet" title={t(`previewMark.${name}`)} />
          ))}
        {choice && (
          <div className={css.options} role="group" aria-label={inLanguage(step.title, locale)}>
            {step.options.map(({ key, title, outcome }, index) => (
              <button key={key} type="button" className={css.option} onClick={() => answer(outcome, key)}>
                {inLanguage(title, locale)}
                {OPTION_KEYS[index] && <KeyHint shortcut={OPTION_KEYS[index]} />}
              </button>
            ))}
          </div>
        )}
        {(step.kind === "number" || step.kind === "text") && (
          <TextInput
            label={
              step.kind === "text"
                ? t("diagnostics:text")
                : step.unit === ""
                  ? t("diagnostics:value")
                  : t("diagnostics:valueIn", { unit: step.unit })
            }
            value={text}
            maxLength={400}
            data-unkept=""
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        {step.kind === "probe" && (
          <>
            <Radio.Group label={t("previewEnd")} value={end} onChange={(to) => setEnd(to as ProbeEnd)}>
              <Row>
                {PROBE_ENDS.map((each) => (
                  <Radio key={each} value={each} label={t(`diagnostics:end.${each}`)} />
                ))}
              </Row>
            </Radio.Group>
            {end === "result" && <PreviewReadings step={step} typed={typed} onType={setTyped} />}
          </>
        )}
        {(step.kind === "photo" || step.kind === "signature") && (
          <Note tone="quiet" title={t(`previewKind.${step.kind}`)} />
        )}
        <p className={css.missing} role="status">
          {asks && follows === null ? t("diagnostics:missing.outcome") : ""}
        </p>
      </div>
      <ActionFoot label={t("diagnostics:acts")}>
        {outcomesAsked(step).map((outcome) => (
          <Button
            key={outcome}
            variant="default"
            className={css.outcome}
            aria-pressed={follows === outcome}
            onClick={() => answer(outcome)}
          >
            {t(`run:outcome.${outcome}`)}
            <KeyHint shortcut={OUTCOME_KEYS[outcome]} />
          </Button>
        ))}
        <Spacer />
        <Button ref={forward} onClick={next}>
          {t("diagnostics:next")} <KeyHint shortcut="Enter" />
        </Button>
      </ActionFoot>
    </>
  );
}
