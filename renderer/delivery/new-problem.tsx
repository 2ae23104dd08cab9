import { useState } from "react";
import type { DialogProps } from "../contributions/index.ts";
import { useText } from "../i18n/index.ts";
import { ActDialog } from "../records/index.ts";
import { ProblemFields } from "./problem-fields.tsx";
import { problemForm, problemValues } from "./problem-forms.ts";
import type { ProblemValues } from "./problem-forms.ts";

/** Opens a problem, with the tickets it was begun at. */
export default function NewProblem({ initial, onOpened, onClose }: DialogProps<"problem.open">) {
  const t = useText("problem");
  const [values] = useState(() => problemValues(null));
  return (
    <ActDialog<ProblemValues>
      title={t("act.open")}
      size="lg"
      writes="problem.open"
      about={null}
      asking={problemForm(null, initial.tickets)}
      initial={values}
      onDone={(id) => id !== null && onOpened(id)}
      onClose={onClose}
    >
      {(form) => <ProblemFields form={form} />}
    </ActDialog>
  );
}
