import type { TakenIn } from "../../../shared/blob/blob-facts.ts";
import type { Executed } from "../../../shared/ipc/contract.ts";
import type { Following } from "../commands/execute.ts";
import type { Outcome } from "../outcome.ts";
import type { RawDocument } from "./raw-document.ts";
import type { Rehearsal } from "./rehearsal.ts";
import type { SheetRegister } from "./sheet-register.ts";

/** What the import writes of an asset; each is one operation. */
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
  /** Several as one act: all of them or none. */
  executeAll(commands: readonly Following[]): Outcome<Executed[]>;
  /** Takes a document's bytes in; a file that names them is to follow, or they are released. */
  takeIn(bytes: Uint8Array): Promise<Outcome<TakenIn>>;
  release(address: string): void;
}

/** What an import works with, file by file, row by row. */
export interface Work {
  ports: ImportPorts;
  rehearsal: Rehearsal | null;
  decisions: ReadonlyMap<string, string | null>;
  /** Assets that a row was about, each with the place of its first one. */
  rows: Map<string, number>;
}
