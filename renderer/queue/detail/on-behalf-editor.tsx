import { Button } from "@mantine/core";
import { atHand } from "../../../shared/log/parts.ts";
import type { EditorProps } from "../../fields/index.ts";
import { useFieldEdit, useFields } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { isEscape } from "../../ui/actions/shortcut-rules.ts";
import { DraftNote, PersonPicker, Row, useFormSubmit } from "../../ui/index.ts";

/** Whom it is for: somebody of the directory, or a name as it is typed. Nothing else of the ticket follows from it. */
export function OnBehalfEditor({ meta, label, close }: EditorProps) {
  const common = useText("common");
  const current = atHand(useFields().values);
  const edit = useFieldEdit<string>(meta.name, "", close);
  const { form: sending } = useFormSubmit({ writes: "ticket.edit", onSubmit: save });
  function save() {
    if (edit.error !== null) return;
    if (!edit.form.dirty || edit.value.trim() === (current.onBehalf ?? "")) edit.cancel();
    else void edit.send({ onBehalf: edit.value.trim(), onBehalfPerson: null });
  }
  return (
    <form {...sending} onKeyDown={(event) => isEscape(event.nativeEvent) && edit.cancel()}>
      <DraftNote restored={edit.form.restored} onDiscard={edit.form.discard} />
      <PersonPicker
        label={label}
        hideLabel
        autoFocus
        name={edit.value}
        error={edit.error ?? undefined}
        onName={edit.type}
        onPerson={({ id, name }) => void edit.send({ onBehalf: name, onBehalfPerson: id })}
      />
      <Row end>
        <Button variant="subtle" color="gray" onClick={edit.cancel}>
          {common("cancel")}
        </Button>
        <Button variant="default" type="submit">
          {common("save")}
        </Button>
      </Row>
    </form>
  );
}
