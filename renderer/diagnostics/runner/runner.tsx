import { useCallback, useEffect, useRef, useState } from "react";
import type { Checklist } from "../../../shared/domain/checklist/checklist-form.ts";
import type { Walk } from "../../../shared/domain/checklist/play.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import type { RunDetail } from "../../../shared/ipc/diagnostics.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { ConflictNotes } from "../../settling/conflict-notes.tsx";
import { waitingStep } from "../../runs/steps-told.ts";
import { Conclude } from "./conclude.tsx";
import { placesOf } from "./order.ts";
import css from "./runner.module.css";
import { StepRow } from "./step-row.tsx";
import { StepView } from "./step-view.tsx";
import { useKeptReadings } from "./use-kept-readings.ts";
import { useAhead } from "./use-ahead.ts";
import { useJustJudged } from "./use-just-judged.ts";
import { useProbes } from "./use-probes.ts";

interface Props {
  detail: RunDetail;
  document: Checklist;
  walk: Walk;
}

/** A run that is worked through: its steps as a slim column, and one of them large. It opens where it waits. */
export function Runner({ detail, document, walk: kept }: Props) {
  const t = useText("diagnostics");
  const locale = useLocale();
  const onScreen = useRef<string | undefined>(undefined);
  const keep = useKeptReadings(detail);
  const probes = useProbes(detail.row.id, (step, reading) => {
    // The step that is shown keeps its own, with what else was typed there.
    if (step !== onScreen.current) keep(step, reading);
  });
  const { walk, refused, say } = useAhead(detail, document, kept);
  const judged = useJustJudged();
  /** A step that is looked at again, "" for the conclusion; null for where the run waits. */
  const [chosen, choose] = useState<string | null>(null);
  const goBack = useCallback(() => choose(null), []);
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
            return (
              <li key={step.key}>
                <StepRow
                  step={step.key}
                  title={inLanguage(step.title, locale)}
                  state={state}
                  outcome={walk.outcomes[step.key]}
                  measuring={probes.of[step.key]?.is === "running"}
                  current={step.key === shown?.key}
                  onChoose={step.key === waiting?.key ? goBack : choose}
                />
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
            judged={judged}
            refused={refused?.step === shown.key ? refused.error : null}
            onAnswer={async (answer) => {
              choose(null);
              const taken = await say(shown.key, answer);
              if (!taken) choose(shown.key);
              return taken;
            }}
            onDone={() => choose(null)}
          />
        ) : (
          walk.conclusion && <Conclude detail={detail} conclusion={walk.conclusion} judged={judged} />
        )}
      </div>
    </div>
  );
}
