import { TextInput } from "@mantine/core";
import { DISPOSAL_REASONS, DISPOSAL_WAYS } from "../../../shared/domain/disposal/disposal-fields.ts";
import type { DisposalWay } from "../../../shared/domain/disposal/disposal-fields.ts";
import { useText } from "../../i18n/index.ts";
import { Choice, FormGrid, FreeText, PersonPicker } from "../../ui/index.ts";
import { openLot } from "../open.ts";
import { LotDialog } from "./lot-dialog.tsx";
import { UNOPENED, openForm } from "./lot-forms.ts";

/** Opens a lot: why, how, and who applies. Nothing of it is preset. */
export function OpenLot({ onClose }: { onClose: () => void }) {
  const t = useText("disposal");
  return (
    <LotDialog
      act="open"
      about={null}
      size="lg"
      asking={openForm}
      initial={UNOPENED}
      onDone={(id) => id !== null && openLot(id)}
      onClose={onClose}
    >
      {({ values, errors, set, patch }) => (
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
            <Choice
              label={t("field.reason")}
              data={DISPOSAL_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
              placeholder={t("domain:choose")}
              value={values.reason}
              error={errors.reason}
              required
              onChange={(reason) => set("reason", reason)}
            />
            <Choice<DisposalWay>
              label={t("field.way")}
              data={DISPOSAL_WAYS.map((value) => ({ value, label: t(`way.${value}`) }))}
              placeholder={t("domain:choose")}
              value={values.way}
              error={errors.way}
              required
              onChange={(way) => set("way", way)}
            />
            <PersonPicker
              label={t("field.applicantName")}
              name={values.applicantName}
              {...(errors.applicantName ? { error: errors.applicantName } : {})}
              required
              onName={(applicantName) => patch({ applicantName, applicant: null })}
              onPerson={({ id, name, dept }) =>
                patch((now) => ({ applicant: id, applicantName: name, dept: now.dept || dept }))
              }
            />
            <TextInput
              label={t("field.dept")}
              value={values.dept}
              error={errors.dept}
              maxLength={60}
              onChange={(event) => set("dept", event.currentTarget.value)}
            />
          </FormGrid>
          <FreeText
            label={t("field.reasonText")}
            value={values.reasonText}
            error={errors.reasonText}
            maxLength={500}
            required
            minRows={3}
            onChange={(event) => set("reasonText", event.currentTarget.value)}
          />
        </>
      )}
    </LotDialog>
  );
}
