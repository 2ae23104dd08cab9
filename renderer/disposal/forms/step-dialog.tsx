import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { WAYS } from "../../../shared/domain/approval/step.ts";
import type { DisposalDetail } from "../../../shared/ipc/queries.ts";
import { StepFields } from "../../approving/step-fields.tsx";
import { noonOf } from "../../approving/step-form.ts";
import { momentOf, useCoreSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useTold } from "../../signing/use-told.ts";
import { Choice, Note } from "../../ui/index.ts";
import { DecisionPaper, decisionText } from "./decision-paper.tsx";
import { IdentityField } from "../../signing/identity-field.tsx";
import { LotDialog } from "./lot-dialog.tsx";
import { UNTAKEN, stepForm } from "./lot-forms.ts";
import type { StepValues } from "./lot-forms.ts";

interface Props {
  detail: DisposalDetail;
  act: "appraise" | "approve";
  onClose: () => void;
}

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
            <StepFields
              values={values}
              errors={errors}
              patch={patch}
              label={t(act === "appraise" ? "appraiser" : "approver")}
              ways={WAYS}
              needsOpinion={act === "appraise"}
              about={`disposal:${row.id}`}
            >
              {values.way === "signature" ? (
                <IdentityField
                  value={values.identityCheck}
                  error={errors.identityCheck}
                  onChange={(check) => set("identityCheck", check)}
                />
              ) : null}
            </StepFields>
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
