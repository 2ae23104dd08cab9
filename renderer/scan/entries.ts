import type { KindName } from "../../shared/domain/kinds.ts";
import type { ScanCandidate } from "../../shared/ipc/queries.ts";

/** A record a code meant. */
export interface ScannedRecord {
  kind: KindName;
  id: string;
  title: string;
  subtitle: string;
}

/** What is known of a code; `failed`: the core could not be asked. */
export type ScanAnswer =
  | { is: "asking" | "unknown" | "failed" }
  | { is: "record"; record: ScannedRecord }
  | { is: "several"; candidates: readonly ScanCandidate[] };

/** One scan. It stays until a person clears it. */
export interface ScanEntry {
  id: number;
  code: string;
  answer: ScanAnswer;
}

export type ScanOutcome = "asking" | "found" | "double" | "unknown" | "several" | "failed";

export function answered(entries: readonly ScanEntry[], id: number, answer: ScanAnswer): ScanEntry[] {
  return entries.map((entry) => (entry.id === id ? { ...entry, answer } : entry));
}

const keyOf = ({ kind, id }: ScannedRecord) => `${kind}:${id}`;

/** What became of each scan. The first in the order of scanning counts, in whatever order answers came. */
export function outcomesOf(entries: readonly ScanEntry[]): ScanOutcome[] {
  const seen = new Set<string>();
  return entries.map(({ answer }) => {
    if (answer.is !== "record") return answer.is;
    const key = keyOf(answer.record);
    if (seen.has(key)) return "double";
    seen.add(key);
    return "found";
  });
}

/** Ids of the records of a kind, each once, in the order of scanning. */
export function scannedIds(entries: readonly ScanEntry[], kind: string): string[] {
  const ids = entries.flatMap(({ answer }) =>
    answer.is === "record" && answer.record.kind === kind ? [answer.record.id] : [],
  );
  return [...new Set(ids)];
}

/** What stays when something is done with the records of a kind: nothing that was scanned is lost. */
export function without(entries: readonly ScanEntry[], kind: string): ScanEntry[] {
  return entries.filter(({ answer }) => answer.is !== "record" || answer.record.kind !== kind);
}
