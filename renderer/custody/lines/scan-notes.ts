import type { ScanCandidate } from "../../../shared/ipc/queries.ts";
import type { ScannedAsset } from "../../ui/pickers/scanned-asset.ts";
import type { AddOutcome } from "./custody-lines.ts";

/** Of a row: `checked` it was on the list already, as prepared; `prepared` for somebody else; `nobody` is there for it. */
export type ScanWord = AddOutcome | "checked" | "prepared" | "nobody" | Exclude<ScannedAsset["is"], "asset">;

/** A scan that made no line of its own and stays to be seen; it never keeps the others from being saved. */
export interface ScanNote {
  id: number;
  code: string;
  word: ScanWord;
  name: string;
  candidates: readonly ScanCandidate[];
}

/** Newest last. A scan that became a line needs no note. */
export function noted(notes: readonly ScanNote[], note: Omit<ScanNote, "id">): ScanNote[] {
  if (note.word === "added" || note.word === "checked") return [...notes];
  return [...notes, { ...note, id: (notes.at(-1)?.id ?? 0) + 1 }];
}
