import { TextInput } from "@mantine/core";
import { PROBLEM_STATES } from "../../shared/domain/problem/problem.ts";
import type { ProblemState } from "../../shared/domain/problem/problem.ts";
import { useDeskRows } from "../desk/index.ts";
import { useText } from "../i18n/index.ts";
import type { DraftedForm } from "../ui/index.ts";
import { Choice, FormGrid, FreeText } from "../ui/index.ts";
import type { ProblemValues } from "./problem-forms.ts";

const NOBODY = "";

/** What is said of a problem: what is wrong as far as it is known, a way round it, who owns it. */
export function ProblemFields({ form }: { form: DraftedForm<ProblemValues, keyof ProblemValues & string> }) {
  const { values, errors, set } = form;
  const t = useText("problem");
  const members = useDeskRows("member");
  return (
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
  );
}
