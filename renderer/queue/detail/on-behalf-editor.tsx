import type { EditorProps } from "../../fields/index.ts";
import { PersonNameEditor } from "./person-name-editor.tsx";

/** Whom it is for. Nothing else of the ticket follows from it. */
export function OnBehalfEditor(props: EditorProps) {
  return <PersonNameEditor {...props} person="onBehalfPerson" />;
}
