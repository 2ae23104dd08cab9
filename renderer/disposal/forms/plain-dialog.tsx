import { Radio, TextInput } from "@mantine/core";
import { CONFIDENTIALITY } from "../../../shared/domain/disposal/disposal-fields.ts";
import { useCoreQuery } from "../../core/index.ts";
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
      danger={act === "cancel" || act === "supersede"}
      onClose={onClose}
    >
      {(form) => (
        <>
          {act === "check" && <Note tone="note" title={t("checkHint")} />}
          {plainFields(act).map((field, index) => (
            <Entry key={field.name} lot={lot} field={field} form={form} first={index === 0} />
          ))}
        </>
      )}
    </LotDialog>
  );
}

interface AnotherProps {
  lot: string;
  label: string;
  value: string | null;
  error: string | undefined;
  required: boolean;
  onChange: (lot: string) => void;
}

/** The lot that stands for this one. */
function AnotherLot({ lot, onChange, ...shown }: AnotherProps) {
  const t = useText("lots");
  const rows = useCoreQuery("disposal.page", { limit: 500 }).data?.rows.filter(({ id }) => id !== lot) ?? [];
  return (
    <Choice
      {...shown}
      data={rows.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
      placeholder={t(rows.length === 0 ? "lotNone" : "domain:choose")}
      onChange={(id) => onChange(id ?? "")}
    />
  );
}

interface EntryProps {
  lot: string;
  field: PlainField;
  form: DraftedForm<PlainValues, string>;
  first: boolean;
}

function Entry({ lot, field: { name, as, may }, form, first }: EntryProps) {
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
  if (as === "lot") return <AnotherLot {...shared} value={shared.value || null} lot={lot} onChange={set} />;
  if (as === "long" || as === "quotes") {
    return (
      <FreeText
        {...shared}
        {...(as === "quotes" ? { description: t("lots:quotesHint") } : {})}
        maxLength={as === "quotes" ? 1000 : 400}
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
