import { Checkbox, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import type { Family } from "../../../shared/domain/definition/families.ts";
import { FreeText } from "../../ui/index.ts";
import type { EditValue } from "../edits.ts";
import type { FieldMeta } from "../meta.ts";
import { editorOf, lengthOf } from "../meta.ts";
import { useWording } from "../value/use-reading.ts";
import { DefinedField, RecordField, WordField, YesNoField } from "./choice-field.tsx";
import { MomentField } from "./moment-field.tsx";
import { NumberField } from "./number-field.tsx";

interface Props {
  meta: FieldMeta;
  value: unknown;
  onChange: (value: EditValue) => void;
  error?: string | undefined;
  /** The field that takes the focus when the form opens. */
  first?: boolean;
  onBlur?: (() => void) | undefined;
}

const textIn = (value: unknown): string => (typeof value === "string" ? value : "");
const keyIn = (value: unknown): string | null => textIn(value) || null;

/** One field of a form, as its kind declares it. */
export function FieldControl({ meta, value, onChange, error, first = false, onBlur }: Props): ReactNode {
  const label = useWording()(meta.title);
  const { form } = meta;
  const focus = { "data-autofocus": first || undefined };
  const common = { label, error, ...focus };
  const text = {
    ...common,
    value: textIn(value),
    maxLength: lengthOf(meta),
    required: meta.needed,
    onBlur,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  const chosen = { ...common, value: keyIn(value), onChange, clearable: form.nullable };
  switch (editorOf(meta)) {
    case "line":
      return <TextInput {...text} {...(meta.unique ? { "data-scan": "takes", spellCheck: false } : {})} />;
    case "lines":
      return <FreeText {...text} autosize minRows={3} maxRows={10} />;
    case "choice":
      return <WordField {...chosen} meta={meta} />;
    case "defined":
      return <DefinedField {...chosen} family={(form as { family: Family }).family} />;
    case "record":
      return <RecordField {...chosen} kind={(form as { kind: string }).kind} />;
    case "flag":
      if (form.nullable) {
        const said = typeof value === "boolean" ? String(value) : null;
        return (
          <YesNoField
            {...chosen}
            value={said}
            onChange={(word) => onChange(word === null ? null : word === "true")}
          />
        );
      }
      return (
        <Checkbox
          label={label}
          {...focus}
          error={error}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case "date":
      return (
        <TextInput
          {...common}
          type="date"
          value={textIn(value)}
          onBlur={onBlur}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
    case "moment":
      return <MomentField label={label} error={error} value={keyIn(value)} onChange={onChange} />;
    case "number":
      return <NumberField {...common} unit={meta.unit} value={value} onChange={onChange} />;
    case null:
      return null;
  }
}
