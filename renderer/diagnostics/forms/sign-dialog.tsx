import { useState } from "react";
import type { CHECKED_BY } from "../../../shared/domain/approval/step.ts";
import type { Step } from "../../../shared/domain/checklist/checklist-form.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { momentOf, useCoreSession } from "../../core/index.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import type { Given } from "../../signing/first-signed.ts";
import { Paper } from "../../signing/paper.tsx";
import { useTold } from "../../signing/use-told.ts";
import { Signer } from "./agree-dialog.tsx";

interface Values {
  name: string;
  identityCheck: string | null;
  signed: Given | null;
}

const UNSAID: Values = { name: "", identityCheck: null, signed: null };

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
  const [initial] = useState(UNSAID);
  const title = inLanguage(step.title, locale);
  const hint = inLanguage(step.hint ?? {}, locale);
  const at = `answer.${step.key}.signature`;
  return (
    <ActDialog<Values>
      title={title}
      writes="run.answer"
      form="run.sign"
      about={`${run}:${step.key}`}
      initial={initial}
      asking={{
        asks: ({ name, identityCheck, signed }) => {
          const signature = signed && {
            ...{ name: name.trim(), strokes: signed.strokes, signedAt: signed.signedAt },
            identityCheck: identityCheck as (typeof CHECKED_BY)[number],
          };
          const answer = { outcome: "normal" as const, at: momentOf(new Date(now())), signature };
          return ["run.answer", { run, answer: { [step.key]: answer } }];
        },
        places: { [`${at}.name`]: "name", [`${at}.identityCheck`]: "identityCheck", [at]: "signed" },
      }}
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
