import { TextInput } from "@mantine/core";
import type { KeyboardEvent } from "react";
import type { Family } from "../../../shared/domain/definition/families.ts";
import { isComposing, isEscape } from "../../ui/actions/shortcut-rules.ts";
import { DraftNote, onLeaving } from "../../ui/index.ts";
import type { EditValue } from "../edits.ts";
import { DefinedField, RecordField, WordField, YesNoField } from "../editors/choice-field.tsx";
import { MomentField } from "../editors/moment-field.tsx";
import { NumberField } from "../editors/number-field.tsx";
import { editorOf } from "../meta.ts";
import type { EditorProps } from "../record-fields.ts";
import { useFields } from "../record-fields.ts";
import { useFieldEdit } from "./use-field-edit.ts";
import { atHand } from "../../../shared/log/parts.ts";

/** One of some: saved as soon as it is chosen. */
export function ChoiceEditor({ meta, label, close }: EditorProps) {
  const { values, save } = useFields();
  const current = atHand(values)[meta.name];
  const { form } = meta;

  function choose(value: EditValue) {
    close();
    // A field that was never filled and is left empty was not changed.
    const before = current ?? null;
    if (value !== before) void save({ [meta.name]: value });
  }

  const props = {
    label,
    hideLabel: true,
    value: current === null || current === undefined ? null : String(current),
    onChange: choose,
    clearable: form.nullable,
    opened: true,
    onLeave: close,
    onKeyDown: (event: KeyboardEvent) => isEscape(event.nativeEvent) && close(),
  };
  const editor = editorOf(meta);
  if (editor === "choice") return <WordField {...props} meta={meta} />;
  if (editor === "defined") return <DefinedField {...props} family={(form as { family: Family }).family} />;
  if (editor === "flag") {
    return <YesNoField {...props} onChange={(word) => choose(word === null ? null : word === "true")} />;
  }
  return <RecordField {...props} kind={(form as { kind: string }).kind} />;
}

/**
 * A day, a moment or a number: Enter and leaving it save what fits, Escape takes it back. Words that are not
 * understood are kept as a draft like anything typed, and the rule of the field lets none of them through.
 */
export function ExactEditor({ meta, label, close }: EditorProps) {
  const edit = useFieldEdit<string | number | null>(meta.name, null, close);
  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    if (event.key !== "Escape" && event.key !== "Enter") return;
    event.preventDefault();
    if (event.key === "Escape") edit.cancel();
    else edit.save();
  }

  const props = {
    label,
    hideLabel: true,
    error: edit.error ?? undefined,
    autoFocus: true,
    onKeyDown,
  };
  const editor = editorOf(meta);
  const { value } = edit;
  return (
    <div onBlur={onLeaving(() => edit.leave())}>
      <DraftNote restored={edit.form.restored} onDiscard={edit.form.discard} />
      {editor === "moment" ? (
        <MomentField {...props} value={typeof value === "string" ? value : null} onChange={edit.type} />
      ) : editor === "number" ? (
        <NumberField {...props} unit={meta.unit} value={value} onChange={edit.type} />
      ) : (
        <TextInput
          aria-label={label}
          type="date"
          value={typeof value === "string" ? value : ""}
          error={props.error}
          autoFocus
          onKeyDown={onKeyDown}
          onChange={(event) => edit.type(event.currentTarget.value || null)}
        />
      )}
    </div>
  );
}
