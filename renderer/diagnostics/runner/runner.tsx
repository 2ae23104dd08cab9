import { useEffect, useRef, useState } from "react";
import type { Checklist } from "../../../shared/domain/checklist/checklist-form.ts";
import type { Walk } from "../../../shared/domain/checklist/play.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import type { RunDetail } from "../../../shared/ipc/diagnostics.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { ConflictNotes } from "../../settling/conflict-notes.tsx";
import { waitingStep } from "../../runs/steps-told.ts";
import { OutcomeMark } from "../outcome-mark.tsx";
import { Conclude } from "./conclude.tsx";
import { placesOf } from "./order.ts";
import css from "./runner.module.css";
import { StepView } from "./step-view.tsx";
import { useKeptReadings } from "./use-kept-readings.ts";
import { useProbes } from "./use-probes.ts";

interface Props {
  detail: RunDetail;
  document: Checklist;
  walk: Walk;
}

/** A run that is worked through: its steps as a slim column, and one of them large. It opens where it waits. */
export function Runner({ detail, document, walk }: Props) {
  const t = useText("diagnostics");
  const locale = useLocale();
  const onScreen = useRef<string | undefined>(undefined);
  const keep = useKeptReadings(detail);
  const probes = useProbes(detail.row.id, (step, reading) => {
    // The step that is shown keeps its own, with what else was typed there.
    if (step !== onScreen.current) keep(step, reading);
  });
  /** A step that is looked at again, "" for the conclusion; null for where the run waits. */
  const [chosen, choose] = useState<string | null>(null);
  const waiting = waitingStep({ document, walk });
  const shown = chosen === "" ? null : (document.steps.find(({ key }) => key === chosen) ?? waiting);
  useEffect(() => {
    onScreen.current = shown?.key;
  });
  const places = placesOf(document, walk, waiting);
  return (
    <div className={css.runner}>
      <nav className={css.steps} aria-label={t("steps")}>
        <ol>
          {places.map(({ step, state }) => {
            const outcome = walk.outcomes[step.key];
            const measuring = probes.of[step.key]?.is === "running";
            return (
              <li key={step.key}>
                <button
                  type="button"
                  className={css.step}
                  data-state={state}
                  aria-current={step.key === shown?.key ? "step" : undefined}
                  disabled={state === "ahead"}
                  onClick={() => choose(step.key === waiting?.key ? null : step.key)}
                >
                  <span>{inLanguage(step.title, locale)}</span>
                  {measuring ? (
                    <span className={css.soft}>{t("measuring")}</span>
                  ) : (
                    outcome && <OutcomeMark outcome={outcome} />
                  )}
                </button>
              </li>
            );
          })}
          {walk.conclusion && (
            <li>
              <button
                type="button"
                className={css.step}
                data-state="now"
                aria-current={shown === null ? "step" : undefined}
                onClick={() => choose("")}
              >
                {t("conclusion")}
              </button>
            </li>
          )}
        </ol>
      </nav>
      <div className={css.main}>
        <ConflictNotes conflicts={detail.conflicts} />
        {shown ? (
          <StepView
            key={shown.key}
            detail={detail}
            document={document}
            step={shown}
            first={shown.key === document.steps[0]?.key}
            probes={probes}
            onKeep={keep}
            onDone={() => choose(null)}
          />
        ) : (
          walk.conclusion && <Conclude detail={detail} conclusion={walk.conclusion} />
        )}
      </div>
    </div>
  );
}
