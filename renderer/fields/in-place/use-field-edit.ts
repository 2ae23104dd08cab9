import { useRef } from "react";
import { atHand } from "../../../shared/log/parts.ts";
import { useRules } from "../../records/index.ts";
import { useDraftedForm } from "../../ui/index.ts";
import type { EditValue, Edits } from "../edits.ts";
import { editCommand, fieldDraft, useFields } from "../record-fields.ts";
import { fieldForm } from "./field-form.ts";

/**
 * One field while it is changed where it stands; kept as a draft until it is saved.
 * @param empty what stands in the editor while the field says nothing
 */
export function useFieldEdit<V extends EditValue>(name: string, empty: V, close: () => void) {
  const fields = useFields();
  const { kind, id } = fields;
  const form = useDraftedForm<{ value: V }>({
    key: fieldDraft(kind.name, id, name),
    form: editCommand(kind.name),
    initial: { value: (atHand(fields.values)[name] as V | null | undefined) ?? empty },
  });
  const { value } = form.values;
  const wrong = useRules()(fieldForm(kind.name, id, name, fields.values), value);
  const error = wrong.value ?? wrong.form ?? null;
  /** Typed since it was opened: a draft that only came back is not saved by walking past. */
  const typed = useRef(false);

  function cancel() {
    form.discard();
    close();
  }

  /** Closes at once; the draft goes when the core has the change, and stays when it has not. */
  async function send(edits: Edits) {
    close();
    if (await fields.save(edits)) form.done();
  }

  /** @param said with or without the blanks around it */
  function save(said: V = value) {
    // What does not fit stays in its field and says so.
    if (error !== null) return;
    if (form.dirty) void send({ [name]: said });
    else cancel();
  }

  return {
    form,
    value,
    error,
    type: (to: V) => {
      typed.current = true;
      form.set("value", to);
    },
    cancel,
    send,
    save,
    leave: (said: V = value) => (typed.current ? save(said) : close()),
  };
}
