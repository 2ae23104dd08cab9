import { Button } from "@mantine/core";
import type { PersonRow } from "../../../shared/domain/person/person.ts";
import { atHand } from "../../../shared/log/parts.ts";
import type { EditorProps } from "../../fields/index.ts";
import { useFieldEdit, useFields } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { isEscape } from "../../ui/actions/shortcut-rules.ts";
import { DraftNote, PersonPicker, Row, useFormSubmit } from "../../ui/index.ts";

interface Props extends EditorProps {
  /** The field that names the record of the directory. */
  person: string;
  /** What else of the ticket follows from a person of the directory. */
  follows?: (person: PersonRow) => Record<string, string>;
}

/** Somebody of the directory, or a name as it is typed. */
export function PersonNameEditor({ meta, label, close, person, follows }: Props) {
  const common = useText("common");
  const current = String(atHand(useFields().values)[meta.name] ?? "");
  const edit = useFieldEdit<string>(meta.name, "", close);
  const { form: sending } = useFormSubmit({ writes: "ticket.edit", onSubmit: save });
  function save() {
    if (edit.error !== null) return;
    // The same name stays the same person of the directory.
    if (!edit.form.dirty || edit.value.trim() === current) edit.cancel();
    else void edit.send({ [meta.name]: edit.value.trim(), [person]: null });
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
        onPerson={(row) => void edit.send({ [meta.name]: row.name, [person]: row.id, ...follows?.(row) })}
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
