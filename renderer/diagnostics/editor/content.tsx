import type { Checklist, Step } from "../../../shared/domain/checklist/checklist-form.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { Badge, KeyValues, SectionHeading } from "../../ui/index.ts";
import { HintPicture } from "../hint-picture.tsx";
import { probeTitle } from "./condition-words.ts";
import { ConclusionTold } from "./conclusion-told.tsx";
import css from "./editor.module.css";
import { useFieldWords } from "./use-field-words.ts";

/** A checklist as it is read: its steps in their order, with what is right and where each answer leads. */
export function Content({ document }: { document: Checklist }) {
  const t = useText("editor");
  const locale = useLocale();
  const words = useFieldWords(document);
  const { about, steps, conclusions } = document;
  const facts = (["section", "gate", "categories", "assetKinds", "symptoms"] as const).map((field) => ({
    label: t(`field.${field}`),
    value: words(field, document[field]).join(t("diagnostics:and")),
    wide: field === "symptoms",
  }));
  return (
    <div className={css.content}>
      {about && <p>{inLanguage(about, locale)}</p>}
      <KeyValues items={facts} />
      <SectionHeading level={2}>{t("diagnostics:steps")}</SectionHeading>
      <ol className={css.parts}>
        {steps.map((step, index) => (
          <StepTold key={step.key} step={step} number={index + 1} words={words} />
        ))}
      </ol>
      <SectionHeading level={2}>{t("conclusions")}</SectionHeading>
      <ul className={css.parts}>
        {conclusions.map((conclusion) => (
          <li key={conclusion.key} className={css.stepTold}>
            <ConclusionTold conclusion={conclusion} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface StepProps {
  step: Step;
  number: number;
  words: ReturnType<typeof useFieldWords>;
}

function StepTold({ step, number, words }: StepProps) {
  const t = useText("editor");
  const locale = useLocale();
  const say = (said: Step["hint"]) => (said ? inLanguage(said, locale) : "");
  const { hint, expected, source, go, kind } = step;
  const asked =
    kind === "choice"
      ? words("options", step.options)
      : kind === "number"
        ? [step.unit, ...words("range", step.range)].filter(Boolean)
        : kind === "probe"
          ? [probeTitle(step.probe, locale), ...words("with", step.with), ...words("judge", step.judge, step)]
          : [];
  return (
    <li className={css.stepTold}>
      <div className={css.head}>
        <span className={css.number}>{number}</span>
        <strong>{inLanguage(step.title, locale)}</strong>
        <Badge tone="quiet">{t(`kind.${kind}`)}</Badge>
        {!step.required && <Badge tone="quiet">{t("optional")}</Badge>}
        {step.touchesData && <Badge tone="warn">{t("mark.touchesData")}</Badge>}
        {step.destroys && <Badge tone="bad">{t("mark.destroys")}</Badge>}
        {step.evidence && <Badge tone="quiet">{t("mark.evidence")}</Badge>}
      </div>
      {hint && <p className={css.soft}>{say(hint)}</p>}
      {step.picture && <HintPicture file={step.picture} step={inLanguage(step.title, locale)} />}
      {expected && (
        <p>
          {t("labelled", { label: t("field.expected"), text: say(expected) })}
          {source && <span className={css.soft}> {t("diagnostics:source", { source: say(source) })}</span>}
        </p>
      )}
      {asked.length > 0 && <p>{asked.join(" · ")}</p>}
      {go.length > 0 && (
        <ul className={css.waysTold} aria-label={t("ways")}>
          {words("go", go, { key: step.key }).map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
