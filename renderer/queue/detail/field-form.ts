import type { EDITABLE_TICKET_FIELDS } from "../../../shared/domain/ticket/ticket-fields.ts";
import type { AskingForm } from "../../records/index.ts";

/** The change of one field of a ticket where it stands. */
export function fieldForm(
  ticket: string,
  name: (typeof EDITABLE_TICKET_FIELDS)[number],
): AskingForm<unknown, "value"> {
  return {
    asks: (value) => ["ticket.edit", { ticket, set: { [name]: value } }],
    places: { [`set.${name}`]: "value" },
  };
}
