import { useRef } from "react";
import { atHand } from "../../../shared/log/parts.ts";
import { useRules } from "../../records/index.ts";
import { useDraftedForm } from "../../ui/index.ts";
import { fieldDraft, fieldForm } from "./field-form.ts";
import type { EditableField } from "./field-form.ts";
import type { ArgsOfTicket } from "./ticket-context.ts";
import { useTicket } from "./ticket-context.ts";

/** The text of one field while it is changed where it stands; kept as a draft until it is saved. */
export function useFieldEdit(name: EditableField, close: () => void) {
  const { detail, act } = useTicket();
  const form = useDraftedForm({
    key: fieldDraft(name, detail.row.id),
    form: "ticket.edit",
    initial: { value: String(atHand(detail.fields)[name] ?? "") },
  });
  const { value } = form.values;
  const wrong = useRules()(fieldForm(detail.row.id, name), value);
  const error = wrong.value ?? wrong.form ?? null;
  /** Typed since it was opened: a draft that only came back is not saved by walking past. */
  const typed = useRef(false);

  function cancel() {
    form.discard();
    close();
  }

  /** Closes at once; the draft goes when the core has the change, and stays when it has not. */
  async function send(set: ArgsOfTicket<"ticket.edit">["set"]) {
    close();
    if (await act("ticket.edit", { set })) form.done();
  }

  function save(text = value) {
    // What does not fit stays in its field and says so.
    if (error !== null) return;
    if (form.dirty) void send({ [name]: text });
    else cancel();
  }

  return {
    form,
    value,
    error,
    type: (text: string) => {
      typed.current = true;
      form.set("value", text);
    },
    cancel,
    send,
    save,
    leave: () => (typed.current ? save(value.trim()) : close()),
  };
}
