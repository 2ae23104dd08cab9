import { atHand } from "../../../shared/log/parts.ts";
import type { EditorProps } from "../../fields/index.ts";
import { useFields } from "../../fields/index.ts";
import { PersonNameEditor } from "./person-name-editor.tsx";

/** Who reports it: what the directory knows of them fills what the ticket does not say yet. */
export function RequesterEditor(props: EditorProps) {
  const current = atHand(useFields().values);
  return (
    <PersonNameEditor
      {...props}
      person="requesterPerson"
      follows={({ dept, phone, place, site }) => ({
        ...(dept && !current.dept ? { dept } : {}),
        ...(phone && !current.contact ? { contact: phone } : {}),
        ...(place && !current.place ? { place } : {}),
        ...(site && !current.site ? { site } : {}),
      })}
    />
  );
}
