import { Checkbox, TextInput } from "@mantine/core";
import { CONFIDENTIALITIES, RESULTS } from "../../shared/domain/medium/clearing-forms.ts";
import type { MediumType } from "../../shared/domain/medium/medium-types.ts";
import { NORMS, passesBy } from "../../shared/domain/medium/technique-verdict.ts";
import type { Norm } from "../../shared/domain/medium/technique-verdict.ts";
import { METHODS, TECHNIQUE_TABLE } from "../../shared/domain/medium/techniques.ts";
import type { Method, Technique } from "../../shared/domain/medium/techniques.ts";
import { useFiles } from "../files/attached-file.ts";
import { useText } from "../i18n/index.ts";
import type { DraftedForm } from "../ui/index.ts";
import { Choice, FormGrid } from "../ui/index.ts";
import type { ClearingValues } from "./clearing-asks.ts";
import { TechniqueChoice } from "./technique-choice.tsx";

interface Props {
  act: "wipe" | "destroy";
  medium: string;
  /** As confirmed; what is destroyed need not be. */
  type: MediumType;
  form: DraftedForm<ClearingValues>;
  change: (values: Partial<ClearingValues>) => void;
}

const WIPING = METHODS.filter((method) => method !== "destroy");
const PROOFS = ["tool", "toolVersion", "equipment", "keyEvidence", "calibrated"] as const;

/** What was done to a medium, by what, and what came of it. */
export function DeedFields({ act, medium, type, form, change }: Props) {
  const t = useText("media");
  const { values, errors } = form;
  const files = useFiles(`medium:${medium}`) ?? [];
  const method: Method | null = act === "destroy" ? "destroy" : values.method;
  const { technique, norm } = values;
  const needs = technique === null ? [] : TECHNIQUE_TABLE[technique].needs;
  const asked = PROOFS.filter((name) => needs.includes(name === "toolVersion" ? "tool" : name));
  const counted = technique !== null && norm !== null ? passesBy(norm, type, technique) : null;

  /** What is to be there and is not: said why. */
  const lacking =
    act === "wipe"
      ? needs.includes("tool") && values.report === null && "noReport"
      : values.photos.length === 0 && "noPhoto";

  /** The rule says how many passes; who did more says so. */
  function by(next: { technique?: Technique; norm?: Norm }) {
    const [said, rule] = [next.technique ?? technique, next.norm ?? norm];
    const passes = said !== null && rule !== null ? passesBy(rule, type, said) : null;
    change({
      ...next,
      passes: passes ? `${passes.passes}` : "",
      pattern: passes?.random ? t("clearing.random") : "",
    });
  }

  return (
    <>
      <FormGrid columns="pairs">
        {act === "wipe" && (
          <Choice<(typeof WIPING)[number]>
            label={t("domain:entered.method")}
            data={WIPING.map((value) => ({ value, label: t(`medium:method.${value}`) }))}
            placeholder={t("domain:choose")}
            value={values.method}
            error={errors.method}
            required
            data-autofocus
            onChange={(to) => change({ method: to, technique: null, passes: "", pattern: "" })}
          />
        )}
        <Choice<Norm>
          label={t("domain:entered.norm")}
          data={NORMS.map((value) => ({ value, label: t(`medium:norm.${value}`) }))}
          placeholder={t("domain:choose")}
          value={norm}
          error={errors.norm}
          required
          onChange={(to) => to && by({ norm: to })}
        />
      </FormGrid>
      {norm === "own" && (
        <TextInput
          label={t("domain:entered.normText")}
          value={values.normText}
          error={errors.normText}
          required
          onChange={(event) => change({ normText: event.currentTarget.value })}
        />
      )}
      {method !== null && (
        <TechniqueChoice
          type={type}
          method={method}
          norm={norm}
          value={technique}
          error={errors.technique}
          onChange={(to) => by({ technique: to })}
        />
      )}
      <FormGrid columns="pairs">
        {counted &&
          (["passes", "pattern"] as const).map((name) => (
            <TextInput
              key={name}
              label={t(`domain:entered.${name}`)}
              value={values[name]}
              error={errors[name]}
              inputMode={name === "passes" ? "numeric" : "text"}
              onChange={(event) => change({ [name]: event.currentTarget.value })}
            />
          ))}
        {asked.map((name) => (
          <TextInput
            key={name}
            type={name === "calibrated" ? "date" : "text"}
            label={t(`domain:entered.${name}`)}
            value={values[name]}
            error={errors[name]}
            required
            onChange={(event) => change({ [name]: event.currentTarget.value })}
          />
        ))}
        <Choice
          label={t("domain:entered.confidentiality")}
          data={CONFIDENTIALITIES.map((value) => ({ value, label: t(`medium:confidentiality.${value}`) }))}
          placeholder={t("domain:choose")}
          value={values.confidentiality}
          error={errors.confidentiality}
          required
          onChange={(confidentiality) => change({ confidentiality })}
        />
        <Choice
          label={t("domain:entered.result")}
          data={RESULTS.map((value) => ({ value, label: t(`medium:result.${value}`) }))}
          placeholder={t("domain:choose")}
          value={values.result}
          error={errors.result}
          required
          onChange={(result) => change({ result })}
        />
      </FormGrid>
      {act === "wipe" && files.length > 0 && (
        <Choice
          label={t("domain:entered.report")}
          data={files.map(({ id, name }) => ({ value: id, label: name }))}
          placeholder={t("domain:choose")}
          value={values.report}
          error={errors.report}
          clearable
          onChange={(report) => change({ report })}
        />
      )}
      {act === "destroy" && files.length > 0 && (
        <Checkbox.Group
          label={t("domain:entered.photos")}
          value={values.photos}
          error={errors.photos}
          onChange={(photos) => change({ photos })}
        >
          {files.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={name} />
          ))}
        </Checkbox.Group>
      )}
      {lacking && (
        <TextInput
          label={t(`domain:entered.${lacking}`)}
          value={values[lacking]}
          error={errors[lacking]}
          required
          maxLength={200}
          onChange={(event) => change({ [lacking]: event.currentTarget.value })}
        />
      )}
    </>
  );
}
