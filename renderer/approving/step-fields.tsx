import { Radio, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { DECISIONS } from "../../shared/domain/approval/step.ts";
import type { Way } from "../../shared/domain/approval/step.ts";
import { localDate, useCoreQuery, useCoreSession } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { Choice, FreeText, PersonPicker, Row } from "../ui/index.ts";
import { isElsewhere } from "./step-form.ts";
import type { StepSaid } from "./step-form.ts";

interface Props {
  values: StepSaid;
  errors: Partial<Record<keyof StepSaid, string>>;
  patch: (said: Partial<StepSaid>) => void;
  /** What whoever decides is called: approver, appraiser. */
  label: string;
  /** How it may have been taken here. */
  ways: readonly Way[];
  /** An opinion without which it is none. */
  needsOpinion?: boolean;
  /** The record to which a signed paper is attached, `ticket:<id>`. */
  about: string;
  /** What another way asks beside these. */
  children?: ReactNode;
}

/** Who decided, how, and what shows it. */
export function StepFields(props: Props) {
  const { values, errors, patch, label, ways, needsOpinion = false, about, children } = props;
  const t = useText("lots");
  return (
    <>
      <PersonPicker
        label={label}
        name={values.name}
        {...(errors.name ? { error: errors.name } : {})}
        required
        autoFocus
        onName={(name) => patch({ name, person: null })}
        onPerson={({ id, name }) => patch({ person: id, name })}
      />
      <Radio.Group
        label={t("decision")}
        value={values.decision}
        error={errors.decision}
        required
        onChange={(to) => patch({ decision: to as StepSaid["decision"] })}
      >
        <Row>
          {DECISIONS.map((value) => (
            <Radio key={value} value={value} label={t(`disposal:decision.${value}`)} />
          ))}
        </Row>
      </Radio.Group>
      <FreeText
        label={t("opinion")}
        value={values.opinion}
        error={errors.opinion}
        maxLength={500}
        required={needsOpinion}
        minRows={2}
        onChange={(event) => patch({ opinion: event.currentTarget.value })}
      />
      <Radio.Group
        label={t("byWay")}
        value={values.way}
        error={errors.way}
        required
        onChange={(to) => patch({ way: to as StepSaid["way"] })}
      >
        <Row>
          {ways.map((value) => (
            <Radio key={value} value={value} label={t(`way.${value}`)} />
          ))}
        </Row>
      </Radio.Group>
      {children}
      {isElsewhere(values.way) ? <Proof about={about} values={values} errors={errors} patch={patch} /> : null}
    </>
  );
}

/** What shows that the step was taken elsewhere. */
function Proof({ about, values, errors, patch }: Pick<Props, "about" | "values" | "errors" | "patch">) {
  const t = useText("lots");
  const { now } = useCoreSession();
  const files = useCoreQuery("file.list", { about }).data ?? [];
  return (
    <>
      {values.way === "paper" ? (
        <Choice
          label={t("paper")}
          description={t("paperHint")}
          data={files.map(({ id, name }) => ({ value: id, label: name }))}
          placeholder={t("domain:choose")}
          value={values.paper}
          error={errors.paper}
          required
          onChange={(paper) => patch({ paper })}
        />
      ) : (
        <TextInput
          label={t("externalNo")}
          value={values.number}
          error={errors.number}
          maxLength={60}
          required
          onChange={(event) => patch({ number: event.currentTarget.value })}
        />
      )}
      <TextInput
        type="date"
        label={t("on")}
        max={localDate(new Date(now()))}
        value={values.on}
        error={errors.on}
        onChange={(event) => patch({ on: event.currentTarget.value })}
      />
    </>
  );
}
