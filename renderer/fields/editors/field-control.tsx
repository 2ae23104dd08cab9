import { Checkbox, TextInput } from "@mantine/core";
import type { KeyboardEvent, ReactNode } from "react";
import { FreeText } from "../../ui/index.ts";
import type { EditValue } from "../edits.ts";
import type { FieldMeta } from "../meta.ts";
import { editorOf, lengthOf } from "../meta.ts";
import { useWording } from "../value/use-reading.ts";
import { AheadField } from "./ahead-field.tsx";
import { ChosenField, YesNoField } from "./choice-field.tsx";
import { MomentField } from "./moment-field.tsx";
import { NumberField } from "./number-field.tsx";

/** The field is changed where it stands: its name stands beside it already, and it has the focus. */
interface InPlace {
  onKeyDown: (event: KeyboardEvent) => void;
  /** Of one of some: left without a choice. */
  onLeave?: () => void;
}

interface Props {
  meta: FieldMeta;
  value: unknown;
  onChange: (value: EditValue) => void;
  error?: string | undefined;
  /** The field that takes the focus when the form opens. */
  first?: boolean;
  onBlur?: (() => void) | undefined;
  inPlace?: InPlace;
}

const textIn = (value: unknown): string => (typeof value === "string" ? value : "");
const keyIn = (value: unknown): string | null => textIn(value) || null;

/** One field as its kind declares it, in a form and where it stands. */
export function FieldControl({
  meta,
  value,
  onChange,
  error,
  first = false,
  onBlur,
  inPlace,
}: Props): ReactNode {
  const label = useWording()(meta.title);
  const { form } = meta;
  const hideLabel = inPlace !== undefined;
  const focus = inPlace
    ? { autoFocus: true, onKeyDown: inPlace.onKeyDown }
    : { "data-autofocus": first || undefined };
  const plain = { ...focus, ...(inPlace ? { "aria-label": label } : { label, onBlur }), error };
  const common = { ...focus, label, hideLabel, error };
  const text = {
    ...plain,
    value: textIn(value),
    // Where it stands nothing is cut: what is too long stays in its field and says so.
    ...(inPlace ? {} : { maxLength: lengthOf(meta), required: meta.needed }),
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  const chosen = {
    ...(inPlace ? { ...inPlace, opened: true } : focus),
    label,
    hideLabel,
    error,
    value: keyIn(value),
    onChange,
    clearable: form.nullable,
  };
  switch (editorOf(meta)) {
    case "line":
      return <TextInput {...text} {...(meta.unique ? { "data-scan": "takes", spellCheck: false } : {})} />;
    case "lines":
      return <FreeText {...text} minRows={3} maxRows={inPlace ? 14 : 10} />;
    case "choice":
    case "defined":
    case "record":
      return <ChosenField {...chosen} meta={meta} />;
    case "flag":
      if (form.nullable || inPlace) {
        return (
          <YesNoField
            {...chosen}
            value={typeof value === "boolean" ? String(value) : null}
            onChange={(word) => onChange(word === null ? null : word === "true")}
          />
        );
      }
      return (
        <Checkbox
          {...plain}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case "date":
      return (
        <TextInput
          {...plain}
          type="date"
          value={textIn(value)}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
    case "moment":
      return meta.ahead ? (
        <AheadField {...common} value={keyIn(value)} onChange={onChange} />
      ) : (
        <MomentField {...common} value={keyIn(value)} onChange={onChange} />
      );
    case "number":
      return <NumberField {...common} unit={meta.unit} value={value} onChange={onChange} />;
    case null:
      return null;
  }
}
