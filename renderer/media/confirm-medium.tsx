import { Radio, TextInput } from "@mantine/core";
import { LABEL_READ } from "../../shared/domain/medium/medium-fields.ts";
import { MEDIUM_TYPES } from "../../shared/domain/medium/medium-types.ts";
import type { MediumType } from "../../shared/domain/medium/medium-types.ts";
import { medium as kind } from "../../shared/domain/medium/medium.ts";
import type { MediumRow } from "../../shared/domain/medium/medium.ts";
import { fieldIn, lengthOf } from "../fields/index.ts";
import { useText } from "../i18n/index.ts";
import { Choice, Row } from "../ui/index.ts";
import { MediumDialog } from "./medium-dialog.tsx";
import { UNCONFIRMED, confirmForm } from "./medium-forms.ts";
import type { ConfirmValues } from "./medium-forms.ts";

const LABEL = fieldIn(kind, "label");
const mayRead = ({ labelRead }: ConfirmValues) => labelRead === null || labelRead === "read";

/** At the bench, with the medium in hand: what it is, and what its label says beside what the disk reports. */
export function ConfirmMedium({ row, onClose }: { row: MediumRow; onClose: () => void }) {
  const t = useText("media");
  return (
    <MediumDialog
      title={t("confirm.title", { number: row.number })}
      submit={t("confirm.save")}
      act="confirm"
      about={row.id}
      asking={confirmForm(row.id)}
      initial={UNCONFIRMED}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Choice<MediumType>
            label={t("medium:field.mediumType")}
            description={row.guess === "" ? t("confirm.hint") : t("confirm.guess", { guess: row.guess })}
            data={MEDIUM_TYPES.map((value) => ({ value, label: t(`medium:mediumType.${value}`) }))}
            placeholder={t("domain:choose")}
            value={form.values.mediumType}
            error={form.errors.mediumType}
            required
            data-autofocus
            onChange={(to) => form.set("mediumType", to)}
          />
          <Radio.Group
            label={t("medium:field.labelRead")}
            description={row.reported === "" ? undefined : t("confirm.reported", { serial: row.reported })}
            value={form.values.labelRead}
            error={form.errors.labelRead}
            required
            onChange={(to) => form.set("labelRead", to as ConfirmValues["labelRead"])}
          >
            <Row>
              {LABEL_READ.map((value) => (
                <Radio key={value} value={value} label={t(`medium:labelRead.${value}`)} />
              ))}
            </Row>
          </Radio.Group>
          <TextInput
            label={t("medium:field.label")}
            value={form.values.label}
            error={form.errors.label}
            maxLength={lengthOf(LABEL)}
            disabled={!mayRead(form.values)}
            data-scan="takes"
            onChange={(event) => form.patch({ label: event.currentTarget.value, labelRead: "read" })}
          />
        </>
      )}
    </MediumDialog>
  );
}
