import type { Begun, FormPart } from "../contributions/index.ts";
import { fieldOfDraft, goOnWithField } from "./in-place/field-draft.ts";

/**
 * A form whose drafts may also be those of one field: that one goes on where it stands.
 * @param open shows the record
 */
export function withFields(kind: string, open: (id: string) => void, form: FormPart): FormPart {
  return {
    ...form,
    goOn(begun: Begun) {
      if (fieldOfDraft(begun.key) === null) return form.goOn(begun);
      open(begun.about ?? "");
      goOnWithField(begun.key);
    },
    field: ({ key }) => {
      // A key of a map goes by the map's name: whose it is only the record knows.
      const name = fieldOfDraft(key)?.split(".", 1)[0];
      return name === undefined ? "" : `${kind}:field.${name}`;
    },
  };
}
