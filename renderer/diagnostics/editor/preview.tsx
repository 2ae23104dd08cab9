import { Button } from "@mantine/core";
import { useState } from "react";
import type { Checklist } from "../../../shared/domain/checklist/checklist-form.ts";
import type { Answered } from "../../../shared/domain/checklist/condition.ts";
import { walk } from "../../../shared/domain/checklist/play.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { Note } from "../../ui/index.ts";
import { OutcomeMark } from "../outcome-mark.tsx";
import { placesOf } from "../runner/order.ts";
import css from "../runner/runner.module.css";
import { ConclusionTold } from "./conclusion-told.tsx";
import own from "./editor.module.css";
import { PreviewStep } from "./preview-step.tsx";

/** Plays a checklist by hand. Nothing of it is kept: no run is begun, and nothing is measured. */
export function Preview({ checklist }: { checklist: Checklist }) {
  const t = useText("editor");
  const locale = useLocale();
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answered>>(new Map());
  const [chosen, choose] = useState<string | null>(null);
  const walked = walk(checklist, answers);
  const shown = checklist.steps.find(({ key }) => key === chosen && walked.path.includes(key)) ?? walked.at;
  const again = () => {
    setAnswers(new Map());
    choose(null);
  };
  return (
    <div className={own.preview}>
      <Note
        tone="note"
        title={t("previewNote")}
        actions={
          answers.size > 0 && (
            <Button variant="default" size="compact-sm" onClick={again}>
              {t("again")}
            </Button>
          )
        }
      />
      <div className={css.runner}>
        <nav className={css.steps} aria-label={t("diagnostics:steps")}>
          <ol>
            {placesOf(checklist, walked, walked.at).map(({ step, state }) => {
              const outcome = walked.outcomes[step.key];
              return (
                <li key={step.key}>
                  <button
                    type="button"
                    className={css.step}
                    data-state={state}
                    aria-current={step.key === shown?.key ? "step" : undefined}
                    disabled={state === "ahead"}
                    onClick={() => choose(step.key === walked.at?.key ? null : step.key)}
                  >
                    <span>{inLanguage(step.title, locale)}</span>
                    {outcome && <OutcomeMark outcome={outcome} />}
                  </button>
                </li>
              );
            })}
            {walked.conclusion && (
              <li>
                <button
                  type="button"
                  className={css.step}
                  data-state="now"
                  aria-current={shown === null ? "step" : undefined}
                  onClick={() => choose(null)}
                >
                  {t("diagnostics:conclusion")}
                </button>
              </li>
            )}
          </ol>
        </nav>
        <div className={css.main}>
          {shown ? (
            <PreviewStep
              key={shown.key}
              step={shown}
              onAnswer={(answer) => {
                setAnswers(new Map([...answers, [shown.key, answer]]));
                choose(null);
              }}
            />
          ) : (
            <div className={css.pane}>
              {walked.conclusion ? (
                <ConclusionTold conclusion={walked.conclusion} />
              ) : (
                <Note tone="warn" title={t("noEnd")} />
              )}
            </div>
          )}
        </div>
      </div>
    </div>
  );
}
