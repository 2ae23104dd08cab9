import type { AskingForm } from "../../records/index.ts";
import type { EditValue } from "../edits.ts";
import { editing } from "../record-fields.ts";

/** The change of one field of a record where it stands. */
export function fieldForm(kind: string, id: string, name: string): AskingForm<unknown, "value"> {
  return {
    asks: (value) => editing(kind, id, { [name]: value as EditValue }),
    places: { [`set.${name}`]: "value" },
  };
}
