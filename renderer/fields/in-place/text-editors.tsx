import { Button, TextInput } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { useText } from "../../i18n/index.ts";
import { isComposing, isEscape } from "../../ui/actions/shortcut-rules.ts";
import { DiscardButton, DraftNote, FreeText, Row, onLeaving, useActions } from "../../ui/index.ts";
import type { EditorProps } from "../record-fields.ts";
import { useFieldEdit } from "./use-field-edit.ts";

/** Enter, Tab and a click elsewhere save, Escape takes it back. */
export function LineEditor({ meta, label, close }: EditorProps) {
  const edit = useFieldEdit<string>(meta.name, "", close);

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    if (event.key !== "Escape" && event.key !== "Enter") return;
    event.preventDefault();
    if (event.key === "Escape") edit.cancel();
    else edit.save(edit.value.trim());
  }

  return (
    <div onBlur={onLeaving(() => edit.leave(edit.value.trim()))}>
      <DraftNote restored={edit.form.restored} onDiscard={edit.form.discard} />
      <TextInput
        aria-label={label}
        value={edit.value}
        error={edit.error}
        data-scan={meta.unique ? "takes" : undefined}
        onChange={(event) => edit.type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        autoFocus
      />
    </div>
  );
}

/** Several lines: saved by the button or Ctrl+Enter; left with Escape it waits as a draft. */
export function LongEditor({ meta, label, close }: EditorProps) {
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
      <FreeText
        aria-label={label}
        value={edit.value}
        error={edit.error}
        onChange={(event) => edit.type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        autosize
        minRows={3}
        maxRows={14}
        autoFocus
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
