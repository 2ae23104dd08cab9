import { Button, TextInput } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { atHand } from "../../../shared/log/parts.ts";
import { useText } from "../../i18n/index.ts";
import { isComposing, isEscape } from "../../ui/actions/shortcut-rules.ts";
import {
  DiscardButton,
  DraftNote,
  FreeText,
  PersonPicker,
  Row,
  onLeaving,
  useActions,
  useFormSubmit,
} from "../../ui/index.ts";
import type { EditableField } from "./field-form.ts";
import { useTicket } from "./ticket-context.ts";
import { useFieldEdit } from "./use-field-edit.ts";

interface Props {
  name: EditableField;
  label: string;
  close: () => void;
}

/** Enter, Tab and a click elsewhere save, Escape takes it back. */
export function LineEditor({ name, label, close }: Props) {
  const edit = useFieldEdit(name, close);

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    if (event.key !== "Escape" && event.key !== "Enter") return;
    event.preventDefault();
    if (event.key === "Escape") edit.cancel();
    else edit.save(edit.value.trim());
  }

  return (
    <div onBlur={onLeaving(edit.leave)}>
      <DraftNote restored={edit.form.restored} onDiscard={edit.form.discard} />
      <TextInput
        aria-label={label}
        value={edit.value}
        error={edit.error}
        onChange={(event) => edit.type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        autoFocus
      />
    </div>
  );
}

/** Several lines: saved by the button or Ctrl+Enter; left with Escape it waits as a draft. */
export function LongEditor({ name, label, close }: Props) {
  const common = useText("common");
  const edit = useFieldEdit(name, close);

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

/** Somebody of the directory, or a name as it is typed. */
export function RequesterEditor({ name, label, close }: Props) {
  const common = useText("common");
  const { detail } = useTicket();
  const current = atHand(detail.fields);
  const edit = useFieldEdit(name, close);
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
