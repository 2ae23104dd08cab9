import { SECTIONS } from "../../../../shared/domain/checklist/checklist-form.ts";
import { GATES } from "../../../../shared/domain/checklist/outcomes.ts";
import { LANGUAGES } from "../../../../shared/domain/definition/localized.ts";
import type { Language, Localized } from "../../../../shared/domain/definition/localized.ts";
import { useText } from "../../../i18n/index.ts";
import { Choice, FreeText, SectionHeading } from "../../../ui/index.ts";
import type { EditedChecklist } from "../edited.ts";
import css from "../editor.module.css";
import { useFaultAt } from "../faults-context.ts";
import { DefinedList } from "./defined-list.tsx";
import { WordsFields } from "./words-fields.tsx";

interface Props {
  draft: EditedChecklist;
  onChange: (change: Partial<EditedChecklist>) => void;
}

/** What is said of a checklist as a whole: what it is called, where it stands, what it is offered for. */
export function GeneralForm({ draft, onChange }: Props) {
  const t = useText("editor");
  const faultAt = useFaultAt();
  return (
    <>
      <SectionHeading level={2}>{t("general")}</SectionHeading>
      <WordsFields
        label={t("field.title")}
        value={draft.title}
        place={["title"]}
        max={60}
        required
        onChange={(title) => onChange({ title })}
      />
      <WordsFields
        label={t("field.about")}
        value={draft.about}
        place={["about"]}
        max={400}
        long
        onChange={(about) => onChange({ about })}
      />
      <div className={css.pair}>
        <Choice
          label={t("field.section")}
          data={SECTIONS.map((value) => ({ value, label: t(`diagnostics:section.${value}`) }))}
          value={draft.section}
          error={faultAt("section")}
          onChange={(section) => section && onChange({ section })}
        />
        <Choice
          label={t("field.gate")}
          description={t("gateHint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          data={GATES.map((value) => ({ value, label: t(`gate.${value}`) }))}
          value={draft.gate}
          error={faultAt("gate")}
          onChange={(gate) => gate && onChange({ gate })}
        />
      </div>
      <div className={css.pair}>
        <DefinedList
          family="category"
          label={t("field.categories")}
          chosen={draft.categories}
          onChange={(categories) => onChange({ categories })}
        />
        <DefinedList
          family="assetkind"
          label={t("field.assetKinds")}
          chosen={draft.assetKinds}
          onChange={(assetKinds) => onChange({ assetKinds })}
        />
      </div>
      <div className={css.pair}>
        {LANGUAGES.map((language) => (
          <div key={language}>
            <FreeText
              label={t("inLanguage", { label: t("field.symptoms"), language: t(`language.${language}`) })}
              description={t("symptomsHint")}
              lang={language}
              minRows={4}
              maxRows={10}
              value={linesOf(draft.symptoms, language)}
              error={faultAt("symptoms")}
              onChange={(event) =>
                onChange({ symptoms: withLines(draft.symptoms, language, event.currentTarget.value) })
              }
            />
          </div>
        ))}
      </div>
    </>
  );
}

/** One line for each; a line stands for the same thing in both languages. */
function linesOf(symptoms: readonly Localized[], language: Language): string {
  const last = symptoms.findLastIndex((each) => each[language] !== undefined);
  return symptoms
    .slice(0, last + 1)
    .map((each) => each[language] ?? "")
    .join("\n");
}

function withLines(symptoms: readonly Localized[], language: Language, text: string): Localized[] {
  const lines = text.split("\n");
  const most = Math.max(lines.length, symptoms.length);
  const all = Array.from({ length: most }, (_, index): Localized => ({
    ...symptoms[index],
    [language]: lines[index],
  }));
  // What is empty in both languages at the end is no symptom any more; an empty line is one that is being typed.
  const last = all.findLastIndex((each) => LANGUAGES.some((name) => each[name] !== undefined));
  return all.slice(0, last + 1);
}
