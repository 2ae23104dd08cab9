import type { AskingForm } from "../../records/index.ts";
import type { EditValue } from "../edits.ts";
import { editing } from "../record-fields.ts";

/**
 * The change of one field of a record where it stands.
 * @param fields what the record holds, as far as it is shown
 */
export function fieldForm(
  kind: string,
  id: string,
  name: string,
  fields: Readonly<Record<string, unknown>> = {},
): AskingForm<unknown, "value"> {
  return {
    asks: (value) => editing(kind, id, { [name]: value as EditValue }),
    places: { [`set.${name}`]: "value" },
    record: { kind, id, fields },
  };
}
