import { asset } from "../../../shared/domain/asset/asset.ts";
import { UNSAID_KIND } from "../../../shared/domain/asset/own-fields.ts";
import { ownFieldsOf } from "../../../shared/domain/definition/definition-view.ts";
import type { Edits, FieldMeta, RecordEdits } from "../../fields/index.ts";
import { editedOf, editsForm, ownMeta, setOf, standing } from "../../fields/index.ts";
import type { AskingForm } from "../../records/index.ts";
import { useDefinitions } from "../../records/index.ts";

/** What a person fills in by hand; the UUID of the hardware is read from it and not typed from a label. */
export const FORM_FIELDS = editedOf(asset, ["uuid"]);

/** The same with what the asset's kind, as it stands in the form, asks for of its own. */
export function useFormFields(
  current: Readonly<Record<string, unknown>>,
): (edits: Edits) => readonly FieldMeta[] {
  const { rows } = useDefinitions("assetkind");
  return (edits) => {
    const kind = standing(edits, current, "kind") ?? UNSAID_KIND;
    const row = rows.find(({ key }) => key === kind);
    const own = row ? ownFieldsOf(row) : [];
    return [...FORM_FIELDS, ...own.map((field) => ownMeta(asset.name, "own", field))];
  };
}

/** An asset that is new. */
export function registerForm(fields: readonly FieldMeta[]): AskingForm<RecordEdits, string> {
  return editsForm(asset.name, null, {}, fields, (edits) => ["asset.register", { set: setOf(edits) }]);
}

/** Changes of an asset that holds these values now. */
export function editForm(
  id: string,
  current: Readonly<Record<string, unknown>>,
  fields: readonly FieldMeta[],
): AskingForm<RecordEdits, string> {
  return editsForm(asset.name, id, current, fields);
}
