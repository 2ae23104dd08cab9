import { Radio, TextInput } from "@mantine/core";
import { CONFIDENTIALITY } from "../../../shared/domain/disposal/disposal-fields.ts";
import { useText } from "../../i18n/index.ts";
import { Choice, FreeText, Note, Row } from "../../ui/index.ts";
import type { DraftedForm } from "../../ui/index.ts";
import { LotDialog } from "./lot-dialog.tsx";
import { plainFields, plainForm, unsaid } from "./lot-forms.ts";
import type { PlainAct, PlainField, PlainValues } from "./lot-forms.ts";

interface Props {
  lot: string;
  act: PlainAct;
  onClose: () => void;
}

/** The acts that say a few plain things of a lot: checks, recycler, proof, write-off, the end. */
export function PlainDialog({ lot, act, onClose }: Props) {
  const t = useText("lots");
  return (
    <LotDialog<PlainValues>
      act={act}
      about={lot}
      asking={plainForm(act, lot)}
      initial={unsaid(act)}
      danger={act === "cancel"}
      onClose={onClose}
    >
      {(form) => (
        <>
          {act === "check" && <Note tone="note" title={t("checkHint")} />}
          {plainFields(act).map((field, index) => (
            <Entry key={field.name} field={field} form={form} first={index === 0} />
          ))}
        </>
      )}
    </LotDialog>
  );
}

interface EntryProps {
  field: PlainField;
  form: DraftedForm<PlainValues, string>;
  first: boolean;
}

function Entry({ field: { name, as, may }, form, first }: EntryProps) {
  const t = useText("disposal");
  const shared = {
    label: t(`field.${name}`),
    value: form.values[name] ?? "",
    error: form.errors[name],
    required: may !== true,
    ...(first ? { "data-autofocus": true } : {}),
  };
  const set = (text: string) => form.set(name, text);
  if (as === "choice") {
    return (
      <Choice
        {...shared}
        value={shared.value || null}
        data={CONFIDENTIALITY.map((value) => ({ value, label: t(`confidentiality.${value}`) }))}
        placeholder={t("domain:choose")}
        onChange={(value) => set(value ?? "")}
      />
    );
  }
  if (as === "flag") {
    return (
      <Radio.Group {...shared} onChange={set}>
        <Row>
          <Radio value="yes" label={t("domain:yes")} />
          <Radio value="no" label={t("lots:held")} />
        </Row>
      </Radio.Group>
    );
  }
  if (as === "long") {
    return (
      <FreeText
        {...shared}
        maxLength={400}
        minRows={2}
        onChange={(event) => set(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      type={as === "day" ? "date" : "text"}
      inputMode={as === "number" ? "decimal" : undefined}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
