import { Button } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { atHand } from "../../../shared/log/parts.ts";
import { useText } from "../../i18n/index.ts";
import { isComposing, isEscape } from "../../ui/actions/shortcut-rules.ts";
import { DiscardButton, DraftNote, Row, onLeaving, useActions } from "../../ui/index.ts";
import type { EditValue } from "../edits.ts";
import { FieldControl } from "../editors/field-control.tsx";
import { editorOf } from "../meta.ts";
import type { EditorProps } from "../record-fields.ts";
import { useFields } from "../record-fields.ts";
import { useFieldEdit } from "./use-field-edit.ts";

/** Changes a field where it stands. */
export function Editor(props: EditorProps) {
  const { editors } = useFields();
  const Own = editors?.[props.meta.name];
  if (Own) return <Own {...props} />;
  switch (editorOf(props.meta)) {
    case "lines":
      return <LongEditor {...props} />;
    case "line":
    case "date":
    case "moment":
    case "number":
      return <LineEditor {...props} />;
    default:
      return <ChoiceEditor {...props} />;
  }
}

/**
 * A line, a day, a moment or a number: Enter, Tab and a click elsewhere save what fits, Escape takes it back.
 * Words that are not understood are kept as a draft like anything typed, and the rule of the field lets none
 * of them through.
 */
function LineEditor({ meta, close }: EditorProps) {
  const empty = editorOf(meta) === "line" ? "" : null;
  const edit = useFieldEdit<string | number | null>(meta.name, empty, close);
  const { value } = edit;
  const said = typeof value === "string" ? value.trim() : value;

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    if (event.key !== "Escape" && event.key !== "Enter") return;
    event.preventDefault();
    if (event.key === "Escape") edit.cancel();
    else edit.save(said);
  }

  return (
    <div onBlur={onLeaving(() => edit.leave(said))}>
      <DraftNote restored={edit.form.restored} onDiscard={edit.form.discard} />
      <FieldControl
        meta={meta}
        value={value}
        error={edit.error ?? undefined}
        onChange={(to) => edit.type(to as string | number | null)}
        inPlace={{ onKeyDown }}
      />
    </div>
  );
}

/** Several lines: saved by the button or Ctrl+Enter; left with Escape it waits as a draft. */
function LongEditor({ meta, close }: EditorProps) {
  const common = useText("common");
  const edit = useFieldEdit<string>(meta.name, "", close);

  function onKeyDown(event: KeyboardEvent) {
    if (!isEscape(event.nativeEvent)) return;
    event.preventDefault();
    close();
  }

  useActions([
    { id: "form.save", group: "general", shortcuts: ["mod+Enter"], hidden: true, run: () => edit.save() },
  ]);

  return (
    <>
      <DraftNote restored={edit.form.restored} onDiscard={edit.form.discard} />
      <FieldControl
        meta={meta}
        value={edit.value}
        error={edit.error ?? undefined}
        onChange={(to) => edit.type(String(to))}
        inPlace={{ onKeyDown }}
      />
      <Row end>
        {edit.form.dirty ? (
          <DiscardButton onDiscard={edit.cancel}>{common("cancel")}</DiscardButton>
        ) : (
          <Button variant="subtle" color="gray" onClick={close}>
            {common("cancel")}
          </Button>
        )}
        <Button variant="default" onClick={() => edit.save()} disabled={edit.error !== null}>
          {common("save")}
        </Button>
      </Row>
    </>
  );
}

/** One of some: saved as soon as it is chosen. */
function ChoiceEditor({ meta, close }: EditorProps) {
  const { values, save } = useFields();
  const current = atHand(values)[meta.name] as EditValue | undefined;

  function choose(value: EditValue) {
    close();
    // A field that was never filled and is left empty was not changed.
    if (value !== (current ?? null)) void save({ [meta.name]: value });
  }

  return (
    <FieldControl
      meta={meta}
      value={current}
      onChange={choose}
      inPlace={{
        onLeave: close,
        onKeyDown: (event) => isEscape(event.nativeEvent) && close(),
      }}
    />
  );
}
