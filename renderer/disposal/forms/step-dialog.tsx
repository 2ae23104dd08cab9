import { Checkbox, Radio, TextInput } from "@mantine/core";
import { useState } from "react";
import { DECISIONS, WAYS } from "../../../shared/domain/approval/step.ts";
import type { DisposalDetail } from "../../../shared/ipc/queries.ts";
import { localDate, momentOf, useCoreQuery, useCoreSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useTold } from "../../signing/use-told.ts";
import { Choice, FreeText, Note, PersonPicker, Row } from "../../ui/index.ts";
import { DecisionPaper, decisionText } from "./decision-paper.tsx";
import { IdentityField } from "./identity-field.tsx";
import { LotDialog } from "./lot-dialog.tsx";
import { UNTAKEN, stepForm } from "./lot-forms.ts";
import type { StepValues } from "./lot-forms.ts";

interface Props {
  detail: DisposalDetail;
  act: "appraise" | "approve";
  onClose: () => void;
}

const noonOf = (day: string) => momentOf(new Date(`${day}T12:00:00`));

/**
 * A step that somebody takes: by the account of whoever sits here, or for somebody without a console by
 * signature on a screen that is handed over, paper, or the number in another system. Nothing of it is preset.
 */
export function StepDialog({ detail, act, onClose }: Props) {
  const t = useText("lots");
  const { now } = useCoreSession();
  const [began] = useState(() => momentOf(new Date(now())));
  const { row, standing } = detail;
  const level = act === "appraise" ? "appraisal" : (standing.next ?? "department");
  const asking = stepForm(act, row.id, began, noonOf);
  const told = useTold(t("told"));
  const title = t(`disposal:level.${level}`);
  return (
    <LotDialog<StepValues>
      act={act}
      about={row.id}
      title={`${title} · ${row.number}`}
      size="lg"
      asking={asking}
      initial={UNTAKEN}
      signs={(values) =>
        values.way !== "signature"
          ? null
          : {
              title: `${title} ${row.number}`,
              document: decisionText({ detail, level, values }),
              paper: <DecisionPaper detail={detail} level={level} values={values} />,
              told,
              name: values.name.trim(),
            }
      }
      onClose={onClose}
    >
      {(form) => {
        const { values, errors, set, patch } = form;
        return (
          <>
            <Note tone="note" title={t("stepAbout", { count: row.assets, value: row.value.toFixed(2) })} />
            <PersonPicker
              label={t(act === "appraise" ? "appraiser" : "approver")}
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
              onChange={(to) => set("decision", to as StepValues["decision"])}
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
              required={act === "appraise"}
              minRows={2}
              onChange={(event) => set("opinion", event.currentTarget.value)}
            />
            <Radio.Group
              label={t("byWay")}
              value={values.way}
              error={errors.way}
              required
              onChange={(to) => set("way", to as StepValues["way"])}
            >
              <Row>
                {WAYS.map((value) => (
                  <Radio key={value} value={value} label={t(`way.${value}`)} />
                ))}
              </Row>
            </Radio.Group>
            <Proof
              lot={row.id}
              values={values}
              errors={errors}
              set={set}
              today={localDate(new Date(now()))}
            />
            {values.way !== null && values.way !== "account" && (
              <Checkbox
                label={t("afterwardsLabel")}
                checked={values.afterwards}
                onChange={(event) => set("afterwards", event.currentTarget.checked)}
              />
            )}
            {act === "approve" && values.decision === "approve" && (
              <Exceptions detail={detail} values={values} onChange={(except) => set("except", except)} />
            )}
          </>
        );
      }}
    </LotDialog>
  );
}

interface ProofProps {
  lot: string;
  values: StepValues;
  errors: Partial<Record<keyof StepValues | "form", string>>;
  set: <K extends keyof StepValues>(name: K, value: StepValues[K]) => void;
  today: string;
}

/** What shows that the step was taken. */
function Proof({ lot, values, errors, set, today }: ProofProps) {
  const t = useText("lots");
  const files = useCoreQuery("file.list", { about: `disposal:${lot}` }).data ?? [];
  const { way } = values;
  if (way === "signature") {
    return (
      <IdentityField
        value={values.identityCheck}
        error={errors.identityCheck}
        onChange={(check) => set("identityCheck", check)}
      />
    );
  }
  if (way !== "paper" && way !== "external") return null;
  return (
    <>
      {way === "paper" ? (
        <Choice
          label={t("paper")}
          description={t("paperHint")}
          data={files.map(({ id, name }) => ({ value: id, label: name }))}
          placeholder={t("domain:choose")}
          value={values.paper}
          error={errors.paper}
          required
          onChange={(paper) => set("paper", paper)}
        />
      ) : (
        <TextInput
          label={t("externalNo")}
          value={values.number}
          error={errors.number}
          maxLength={60}
          required
          onChange={(event) => set("number", event.currentTarget.value)}
        />
      )}
      <TextInput
        type="date"
        label={t("on")}
        max={today}
        value={values.on}
        error={errors.on}
        onChange={(event) => set("on", event.currentTarget.value)}
      />
    </>
  );
}

interface ExceptionsProps {
  detail: DisposalDetail;
  values: StepValues;
  onChange: (except: Record<string, string>) => void;
}

/** Single assets that are refused, each with a reason. */
function Exceptions({ detail, values, onChange }: ExceptionsProps) {
  const t = useText("lots");
  const { except } = values;
  const named = new Map(
    detail.assets.map(({ id, row }) => [id, [row?.tag || row?.number, row?.name].filter(Boolean).join(" ")]),
  );
  const free = detail.assets.filter(({ id, refused }) => refused === null && !Object.hasOwn(except, id));
  return (
    <>
      <Choice
        key={Object.keys(except).length}
        label={t("except")}
        data={free.map(({ id }) => ({ value: id, label: named.get(id) ?? id }))}
        placeholder={t("exceptNone")}
        value={null}
        onChange={(id) => id !== null && onChange({ ...except, [id]: "" })}
      />
      {Object.entries(except).map(([id, reason]) => (
        <TextInput
          key={id}
          label={t("exceptReason", { name: named.get(id) ?? "" })}
          value={reason}
          maxLength={200}
          required
          onChange={(event) => onChange({ ...except, [id]: event.currentTarget.value })}
        />
      ))}
    </>
  );
}
