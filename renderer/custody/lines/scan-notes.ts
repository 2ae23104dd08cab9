import type { ScanCandidate } from "../../../shared/ipc/queries.ts";
import type { ScannedAsset } from "../../ui/pickers/scanned-asset.ts";
import type { AddOutcome } from "./custody-lines.ts";

export type ScanWord = AddOutcome | Exclude<ScannedAsset["is"], "asset">;

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
  if (note.word === "added") return [...notes];
  return [...notes, { ...note, id: (notes.at(-1)?.id ?? 0) + 1 }];
}
