import { Button } from "@mantine/core";
import { atHand } from "../../../shared/log/parts.ts";
import type { EditorProps } from "../../fields/index.ts";
import { useFieldEdit, useFields } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { isEscape } from "../../ui/actions/shortcut-rules.ts";
import { DraftNote, PersonPicker, Row, useFormSubmit } from "../../ui/index.ts";

/** Somebody of the directory, or a name as it is typed. */
export function RequesterEditor({ meta, label, close }: EditorProps) {
  const common = useText("common");
  const current = atHand(useFields().values);
  const edit = useFieldEdit<string>(meta.name, "", close);
  const { form: sending } = useFormSubmit({ writes: "ticket.edit", onSubmit: save });
  function save() {
    if (edit.error !== null) return;
    // The same name stays the same person of the directory.
    if (!edit.form.dirty || edit.value.trim() === (current.requester ?? "")) edit.cancel();
    else void edit.send({ requester: edit.value.trim(), requesterPerson: null });
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
        onPerson={({ id, name: picked, dept, phone, place, site }) =>
          // What the directory knows fills what the ticket does not say yet.
          void edit.send({
            requester: picked,
            requesterPerson: id,
            ...(dept && !current.dept ? { dept } : {}),
            ...(phone && !current.contact ? { contact: phone } : {}),
            ...(place && !current.place ? { place } : {}),
            ...(site && !current.site ? { site } : {}),
          })
        }
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
