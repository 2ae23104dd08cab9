import { Checkbox } from "@mantine/core";
import { useContext } from "react";
import { STEP_KINDS } from "../../../../shared/domain/checklist/checklist-form.ts";
import type { StepKind } from "../../../../shared/domain/checklist/checklist-form.ts";
import { useText } from "../../../i18n/index.ts";
import { Choice, Note, SectionHeading } from "../../../ui/index.ts";
import { renamed } from "../draft-acts.ts";
import type { EditedChecklist, EditedStep } from "../edited.ts";
import { NEW_OPTIONS } from "../edited.ts";
import css from "../editor.module.css";
import { faultsOfPart } from "../faults-at.ts";
import { FaultsContext, useFaultWords } from "../faults-context.ts";
import { KeyField } from "./key-field.tsx";
import { NumberPart } from "./number-part.tsx";
import { OptionsPart } from "./options-part.tsx";
import { PicturePart } from "./picture-part.tsx";
import { ProbePart } from "./probe-part.tsx";
import { WaysForm } from "./ways-form.tsx";
import { WordsFields } from "./words-fields.tsx";

interface Props {
  draft: EditedChecklist;
  index: number;
  onDraft: (to: EditedChecklist) => void;
  /** Its key was changed. */
  onRenamed: (to: string) => void;
  /** To the text, where a condition is too deep to be drawn. */
  onYaml: () => void;
}

const MARKS = ["required", "touchesData", "destroys", "evidence"] as const;

/** One step: what it asks, what is right, and where its answers lead. */
export function StepForm({ draft, index, onDraft, onRenamed, onYaml }: Props) {
  const t = useText("editor");
  const faults = useContext(FaultsContext);
  const words = useFaultWords();
  const step = draft.steps[index];
  if (!step) return null;
  const place = ["steps", index] as const;
  const change = (part: Partial<EditedStep>) =>
    onDraft({ ...draft, steps: draft.steps.with(index, { ...step, ...part }) });
  const ofKind = (kind: StepKind) =>
    change({ kind, ...(kind === "choice" && step.options.length === 0 ? { options: NEW_OPTIONS } : {}) });
  return (
    <>
      <SectionHeading level={2}>{t("stepNumber", { number: index + 1 })}</SectionHeading>
      {faultsOfPart(faults, place).map((fault) => (
        <Note key={fault.code} tone="bad" title={words(fault)} />
      ))}
      <WordsFields
        label={t("field.title")}
        value={step.title}
        place={[...place, "title"]}
        max={80}
        required
        onChange={(title) => change({ title })}
      />
      <div className={css.pair}>
        <Choice
          label={t("field.kind")}
          data={STEP_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={step.kind}
          onChange={(kind) => kind && ofKind(kind)}
        />
        <KeyField
          key={step.key}
          value={step.key}
          place={[...place, "key"]}
          onRename={(to) => {
            onDraft(renamed(draft, step.key, to));
            onRenamed(to);
          }}
        />
      </div>
      {step.kind === "choice" && <OptionsPart step={step} place={place} onChange={change} />}
      {step.kind === "number" && <NumberPart step={step} place={place} onChange={change} />}
      {step.kind === "probe" && <ProbePart step={step} place={place} onChange={change} />}
      <WordsFields
        label={t("field.hint")}
        value={step.hint}
        place={[...place, "hint"]}
        max={600}
        long
        onChange={(hint) => change({ hint })}
      />
      <PicturePart step={step} onChange={change} />
      <WordsFields
        label={t("field.expected")}
        value={step.expected}
        place={[...place, "expected"]}
        max={200}
        onChange={(expected) => change({ expected })}
      />
      <WordsFields
        label={t("field.source")}
        value={step.source}
        place={[...place, "source"]}
        max={200}
        onChange={(source) => change({ source })}
      />
      <div className={css.marks} role="group" aria-label={t("field.marks")}>
        {MARKS.map((name) => (
          <Checkbox
            key={name}
            label={t(`mark.${name}`)}
            checked={step[name]}
            onChange={(event) => change({ [name]: event.currentTarget.checked })}
          />
        ))}
      </div>
      <WaysForm draft={draft} index={index} step={step} onChange={(go) => change({ go })} onYaml={onYaml} />
    </>
  );
}
