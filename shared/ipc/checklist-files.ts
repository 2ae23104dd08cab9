import type { Checklist } from "../domain/checklist/checklist-form.ts";

/** A fault of a file, where a person finds it. Lines and columns count from 1. */
export interface FileFault {
  /** Place in the document, e.g. `steps.3.go.0.to`; '' for the whole of it. */
  path: string;
  line: number;
  column: number;
  code: string;
  message: string;
}

/** A checklist as YAML, read. */
export interface ReadChecklist {
  /** Null where the text has faults. */
  checklist: Checklist | null;
  /** The same where its form is right, although its ways may not hold together: what an editor goes on with. */
  draft: Checklist | null;
  /** The key it says it has, '' where it says none. */
  key: string;
  faults: FileFault[];
}
