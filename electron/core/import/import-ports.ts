import type { Outcome } from "../outcome.ts";
import type { RawDocument } from "./raw-document.ts";
import type { Rehearsal } from "./rehearsal.ts";
import type { SheetRegister } from "./sheet-register.ts";

/** Commands the import gives; each is one operation. */
export type ImportCommand =
  | { type: "asset.register"; set: Record<string, unknown>; document?: RawDocument }
  | { type: "asset.edit"; asset: string; set: Record<string, unknown>; document?: RawDocument };

/** What the import needs of the core. */
export interface ImportPorts extends SheetRegister {
  /** The device's clock, ms since the epoch. */
  now(): number;
  /** Whether a command would be carried out; writes nothing. */
  examine(command: ImportCommand): Outcome<unknown>;
  execute(command: ImportCommand): Outcome<{ id: string | null }>;
}

/** What an import works with, file by file, row by row. */
export interface Work {
  ports: ImportPorts;
  rehearsal: Rehearsal | null;
  decisions: ReadonlyMap<string, string | null>;
  /** Assets that a row was about, each with the place of its first one. */
  rows: Map<string, number>;
}
