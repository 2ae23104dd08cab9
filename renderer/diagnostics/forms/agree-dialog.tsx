import { Radio, TextInput } from "@mantine/core";
import { useState } from "react";
import { CHECKED_BY } from "../../../shared/domain/approval/step.ts";
import { BACKUP_STATES } from "../../../shared/domain/checklist/outcomes.ts";
import type { BackupState } from "../../../shared/domain/checklist/outcomes.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { Paper } from "../../signing/paper.tsx";
import { useTold } from "../../signing/use-told.ts";
import { Note, Row } from "../../ui/index.ts";
import { NOTHING_AGREED, agreeForm } from "./run-forms.ts";
import type { AgreeAsks, AgreeValues } from "./run-forms.ts";

interface Props {
  run: string;
  number: string;
  /** What the step asks before it is done. */
  asks: AgreeAsks;
  onClose: () => void;
}

/** Before data of the user are touched: who agrees, or how they are backed up; who declines a backup signs. */
export function AgreeDialog({ run, number, asks, onClose }: Props) {
  const t = useText("diagnostics");
  const told = useTold(t("told"));
  const [initial] = useState(NOTHING_AGREED);
  const title = t(`agree.${asks}`);
  return (
    <ActDialog<AgreeValues>
      title={title}
      submit={t("agree.save")}
      writes="run.agree"
      form="run.consent"
      about={`${run}:${asks}`}
      initial={initial}
      asking={agreeForm(run, asks)}
      signs={({ backup, name }) =>
        backup !== "declined"
          ? null
          : {
              title: `${t("run:backup.declined")} ${number}`,
              document: `${number} ${title} ${name}`,
              paper: (
                <Paper
                  title={t("run:backup.declined")}
                  number={number}
                  facts={[
                    [t("who"), name],
                    ["", t("declinedText")],
                  ]}
                />
              ),
              told,
              name: name.trim(),
            }
      }
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <Note tone="note" title={t(`agree.${asks}Text`)} />
          {asks === "consent" ? (
            <TextInput
              label={t("run:field.consentBy")}
              value={values.consentBy}
              error={errors.consentBy}
              maxLength={60}
              required
              data-autofocus
              onChange={(event) => set("consentBy", event.currentTarget.value)}
            />
          ) : (
            <Radio.Group
              label={t("run:field.backup")}
              value={values.backup}
              error={errors.backup}
              required
              onChange={(to) => set("backup", to as BackupState)}
            >
              <Row>
                {BACKUP_STATES.map((value) => (
                  <Radio key={value} value={value} label={t(`run:backup.${value}`)} />
                ))}
              </Row>
            </Radio.Group>
          )}
          {values.backup === "declined" && (
            <Signer
              values={values}
              errors={errors}
              onName={(name) => set("name", name)}
              onCheck={(check) => set("identityCheck", check)}
            />
          )}
        </>
      )}
    </ActDialog>
  );
}

interface SignerProps {
  values: { name: string; identityCheck: string | null };
  errors: Partial<Record<string, string>>;
  onName: (name: string) => void;
  onCheck: (check: string) => void;
  /** It is what the dialog is for. */
  first?: boolean;
}

/** Who signs, and how it was made sure that it is them. */
export function Signer({ values, errors, onName, onCheck, first }: SignerProps) {
  const t = useText("diagnostics");
  return (
    <>
      <TextInput
        label={t("who")}
        value={values.name}
        error={errors.name}
        maxLength={60}
        required
        data-autofocus={first}
        onChange={(event) => onName(event.currentTarget.value)}
      />
      <Radio.Group
        label={t("identity")}
        value={values.identityCheck}
        error={errors.identityCheck}
        required
        onChange={onCheck}
      >
        <Row>
          {CHECKED_BY.map((check) => (
            <Radio key={check} value={check} label={t(`run:identityCheck.${check}`)} />
          ))}
        </Row>
      </Radio.Group>
    </>
  );
}
