import type { ReactNode } from "react";
import type { Executed } from "../../../shared/ipc/contract.ts";
import type { HandOverValues, Party } from "./custody-acts.ts";

/** A hand-over as one person's of a row, behind which the next one's follows; the technician's PIN is behind it. */
export interface InRow {
  /** Whose turn it is. */
  title: string;
  /** Of the person in the row: its draft is theirs. */
  id: string;
  /** Beside the acts of the form. */
  foot: ReactNode;
  /** A badge was scanned of somebody else than who receives it. */
  onPerson: (person: Party, place: string) => void;
  /** Who an asset was prepared for that is another's of the row; null: nobody else. */
  preparedFor: (asset: string) => string | null;
  onSaved: (saved: Executed, values: HandOverValues) => void;
}
