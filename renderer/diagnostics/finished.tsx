import type { Checklist } from "../../shared/domain/checklist/checklist-form.ts";
import type { Walk } from "../../shared/domain/checklist/play.ts";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import type { RunDetail } from "../../shared/ipc/diagnostics.ts";
import { useNow } from "../core/index.ts";
import { useFormat, useLocale, useText } from "../i18n/index.ts";
import { RunCard } from "../runs/run-card.tsx";
import { Note } from "../ui/index.ts";
import { OutcomeMark } from "./outcome-mark.tsx";
import { ReadingShown } from "./reading-shown.tsx";
import { RunEnvironment } from "./run-environment.tsx";
import css from "./runner/runner.module.css";
import { useSaid } from "./use-said.ts";

interface Props {
  detail: RunDetail;
  document: Checklist;
  walk: Walk;
}

/** A run that is read: what it came to, and every step with how it came out, who said so, and when. */
export function Finished({ detail, document, walk }: Props) {
  const t = useText("diagnostics");
  const format = useFormat();
  const locale = useLocale();
  const now = useNow();
  const said = useSaid();
  const { answers, concludedBy, override } = detail;
  const steps = walk.path.flatMap((key) => document.steps.find((step) => step.key === key) ?? []);
  return (
    <div className={css.readOnly} tabIndex={0} role="group" aria-label={t("result")}>
      <RunCard detail={detail} />
      {concludedBy && (
        <p className={css.soft}>
          {t("by", { name: concludedBy.actorName, when: format.dateTime(concludedBy.at, now) })}
        </p>
      )}
      <RunEnvironment detail={detail} />
      {override && (
        <Note tone="warn" title={t("passed", { name: override.actorName, reason: override.reason })} />
      )}
      <ol className={css.done} aria-label={t("steps")}>
        {steps.map((step) => {
          const answer = answers[step.key];
          return (
            <li key={step.key} className={css.doneStep}>
              <div className={css.doneHead}>
                <strong>{inLanguage(step.title, locale)}</strong>
                {answer ? (
                  <OutcomeMark outcome={answer.outcome} />
                ) : (
                  <span className={css.soft}>{t("left")}</span>
                )}
              </div>
              {answer && (
                <>
                  <p>{said(step, answer)}</p>
                  <p className={css.soft}>
                    {t("by", { name: answer.actorName, when: format.dateTime(Date.parse(answer.at), now) })}
                  </p>
                  {answer.reading && (
                    <details>
                      <summary>{t("reading")}</summary>
                      <ReadingShown reading={answer.reading} />
                    </details>
                  )}
                </>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
