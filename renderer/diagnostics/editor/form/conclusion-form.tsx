import { useContext } from "react";
import { NEXT_ACTIONS, VERDICTS } from "../../../../shared/domain/checklist/outcomes.ts";
import { useText } from "../../../i18n/index.ts";
import { Choice, Note, SectionHeading } from "../../../ui/index.ts";
import { renamed } from "../draft-acts.ts";
import type { EditedChecklist, EditedConclusion } from "../edited.ts";
import css from "../editor.module.css";
import { faultsOfPart } from "../faults-at.ts";
import { FaultsContext, useFaultWords } from "../faults-context.ts";
import { KeyField } from "./key-field.tsx";
import { WordsFields } from "./words-fields.tsx";

interface Props {
  draft: EditedChecklist;
  index: number;
  onDraft: (to: EditedChecklist) => void;
  onRenamed: (to: string) => void;
}

/** Where ways end: what it was, what is done about it, and what the ticket is offered. */
export function ConclusionForm({ draft, index, onDraft, onRenamed }: Props) {
  const t = useText("editor");
  const faults = useContext(FaultsContext);
  const words = useFaultWords();
  const conclusion = draft.conclusions[index];
  if (!conclusion) return null;
  const place = ["conclusions", index] as const;
  const change = (part: Partial<EditedConclusion>) =>
    onDraft({ ...draft, conclusions: draft.conclusions.with(index, { ...conclusion, ...part }) });
  return (
    <>
      <SectionHeading level={2}>{t("conclusionNumber", { number: index + 1 })}</SectionHeading>
      {faultsOfPart(faults, place).map((fault) => (
        <Note key={fault.code} tone="bad" title={words(fault)} />
      ))}
      <WordsFields
        label={t("field.title")}
        value={conclusion.title}
        place={[...place, "title"]}
        max={80}
        required
        onChange={(title) => change({ title })}
      />
      <div className={css.three}>
        <Choice
          label={t("run:field.verdict")}
          data={VERDICTS.map((value) => ({ value, label: t(`run:verdict.${value}`) }))}
          value={conclusion.verdict}
          onChange={(verdict) => verdict && change({ verdict })}
        />
        <Choice
          label={t("run:field.next")}
          data={NEXT_ACTIONS.map((value) => ({ value, label: t(`run:next.${value}`) }))}
          value={conclusion.next}
          onChange={(next) => next && change({ next })}
        />
        <KeyField
          key={conclusion.key}
          value={conclusion.key}
          place={[...place, "key"]}
          onRename={(to) => {
            onDraft(renamed(draft, conclusion.key, to));
            onRenamed(to);
          }}
        />
      </div>
      <WordsFields
        label={t("field.action")}
        value={conclusion.action}
        place={[...place, "action"]}
        max={600}
        required
        long
        onChange={(action) => change({ action })}
      />
      <WordsFields
        label={t("field.solution")}
        value={conclusion.solution}
        place={[...place, "solution"]}
        max={600}
        long
        onChange={(solution) => change({ solution })}
      />
    </>
  );
}
