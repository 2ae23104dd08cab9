import { useState } from "react";
import type { ProblemRow } from "../../shared/domain/problem/problem.ts";
import { useText } from "../i18n/index.ts";
import { ActDialog } from "../records/index.ts";
import { ProblemFields } from "./problem-fields.tsx";
import { problemForm, problemValues } from "./problem-forms.ts";
import type { ProblemValues } from "./problem-forms.ts";

/** Changes what is said of a problem. */
export function EditProblem({ row, onClose }: { row: ProblemRow; onClose: () => void }) {
  const t = useText("problem");
  const [values] = useState(() => problemValues(row));
  return (
    <ActDialog<ProblemValues>
      title={`${t("act.edit")} ${row.number}`}
      size="lg"
      writes="problem.edit"
      about={row.id}
      asking={problemForm(row, [])}
      initial={values}
      onClose={onClose}
    >
      {(form) => <ProblemFields form={form} />}
    </ActDialog>
  );
}
