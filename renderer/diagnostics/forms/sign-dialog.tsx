import { useState } from "react";
import type { Step } from "../../../shared/domain/checklist/checklist-form.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { momentOf, useCoreSession } from "../../core/index.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { Paper } from "../../signing/paper.tsx";
import { useTold } from "../../signing/use-told.ts";
import { Signer } from "./agree-dialog.tsx";
import { UNSIGNED, signForm } from "./run-forms.ts";
import type { SignValues } from "./run-forms.ts";

interface Props {
  run: string;
  number: string;
  step: Step;
  onDone: () => void;
  onClose: () => void;
}

/** Somebody signs in a run: what the step says, on a screen that is handed over. */
export function SignDialog({ run, number, step, onDone, onClose }: Props) {
  const t = useText("diagnostics");
  const locale = useLocale();
  const { now } = useCoreSession();
  const told = useTold(t("told"));
  const [initial] = useState(UNSIGNED);
  const title = inLanguage(step.title, locale);
  const hint = inLanguage(step.hint ?? {}, locale);
  return (
    <ActDialog<SignValues>
      title={title}
      writes="run.answer"
      form="run.sign"
      about={`${run}:${step.key}`}
      initial={initial}
      asking={signForm(run, step.key, () => momentOf(new Date(now())))}
      signs={({ name }) => ({
        title: `${title} ${number}`,
        document: [number, title, hint, name.trim()].join("\n"),
        paper: (
          <Paper
            title={title}
            number={number}
            facts={[
              ["", hint],
              [t("who"), name.trim()],
            ]}
          />
        ),
        told,
        name: name.trim(),
      })}
      onDone={onDone}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <Signer
          first
          values={values}
          errors={errors}
          onName={(name) => set("name", name)}
          onCheck={(check) => set("identityCheck", check)}
        />
      )}
    </ActDialog>
  );
}
