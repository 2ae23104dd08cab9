import { TextInput } from "@mantine/core";
import { useState } from "react";
import { PROBLEM_STATES } from "../../shared/domain/problem/problem.ts";
import type { ProblemRow, ProblemState } from "../../shared/domain/problem/problem.ts";
import { useDeskRows } from "../desk/index.ts";
import { useText } from "../i18n/index.ts";
import { ActDialog } from "../records/index.ts";
import { Choice, FormGrid, FreeText, showCard } from "../ui/index.ts";
import { problemForm, problemValues } from "./problem-forms.ts";
import type { ProblemValues } from "./problem-forms.ts";

interface Props {
  /** Null for a new one. */
  row: ProblemRow | null;
  /** Tickets that a new one gathers. */
  tickets?: readonly string[];
  onClose: () => void;
}

const NOBODY = "";

/** A problem: what is wrong as far as it is known, a way round it, who owns it. */
export function ProblemDialog({ row, tickets = [], onClose }: Props) {
  const t = useText("problem");
  const members = useDeskRows("member");
  const [initial] = useState(() => problemValues(row));
  return (
    <ActDialog<ProblemValues>
      title={row ? `${t("act.edit")} ${row.number}` : t("act.open")}
      size="lg"
      writes={row ? "problem.edit" : "problem.open"}
      form={row ? "problem.edit" : "problem.open"}
      about={row?.id ?? null}
      asking={problemForm(row, tickets)}
      initial={initial}
      onDone={(id) => !row && id !== null && showCard("problem", id)}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <TextInput
            label={t("field.title")}
            value={values.title}
            error={errors.title}
            maxLength={80}
            required
            data-autofocus
            onChange={(event) => set("title", event.currentTarget.value)}
          />
          <FormGrid columns="pairs">
            <Choice<ProblemState>
              label={t("field.state")}
              data={PROBLEM_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
              value={values.state}
              onChange={(state) => state && set("state", state)}
            />
            <Choice
              label={t("field.owner")}
              data={[
                { value: NOBODY, label: t("nobody") },
                ...members.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={values.owner}
              onChange={(owner) => set("owner", owner ?? NOBODY)}
            />
            <TextInput
              label={t("field.changeNo")}
              value={values.changeNo}
              error={errors.changeNo}
              maxLength={40}
              onChange={(event) => set("changeNo", event.currentTarget.value)}
            />
          </FormGrid>
          {(["knownError", "workaround"] as const).map((name) => (
            <FreeText
              key={name}
              label={t(`field.${name}`)}
              value={values[name]}
              error={errors[name]}
              maxLength={2000}
              minRows={2}
              onChange={(event) => set(name, event.currentTarget.value)}
            />
          ))}
        </>
      )}
    </ActDialog>
  );
}
