import type { EDITABLE_TICKET_FIELDS } from "../../../shared/domain/ticket/ticket-fields.ts";
import type { AskingForm } from "../../records/index.ts";

export type EditableField = (typeof EDITABLE_TICKET_FIELDS)[number];

/** The change of one field of a ticket where it stands. */
export function fieldForm(ticket: string, name: EditableField): AskingForm<unknown, "value"> {
  return {
    asks: (value) => ["ticket.edit", { ticket, set: { [name]: value } }],
    places: { [`set.${name}`]: "value" },
  };
}

/** What the draft of a changed field is kept under. */
export const fieldDraft = (name: EditableField, ticket: string) => `ticket.edit.${name}:${ticket}`;

/** Which field a draft changes; null for what is none of a field. */
export const fieldOfDraft = (key: string): string | null => /^ticket\.edit\.(\w+):/.exec(key)?.[1] ?? null;
