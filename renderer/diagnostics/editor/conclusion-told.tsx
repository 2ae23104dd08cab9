import type { Conclusion } from "../../../shared/domain/checklist/checklist-form.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import css from "./editor.module.css";

/** What a way comes to: where the fault lies, what is done, and what a ticket is offered. */
export function ConclusionTold({ conclusion }: { conclusion: Conclusion }) {
  const t = useText("editor");
  const locale = useLocale();
  const { title, verdict, next, action, solution } = conclusion;
  return (
    <div className={css.told}>
      <strong>{inLanguage(title, locale)}</strong>
      <p className={css.soft}>{[t(`run:verdict.${verdict}`), t(`run:next.${next}`)].join(" · ")}</p>
      <p>{inLanguage(action, locale)}</p>
      {solution && (
        <p className={css.soft}>
          {t("labelled", { label: t("field.solution"), text: inLanguage(solution, locale) })}
        </p>
      )}
    </div>
  );
}
