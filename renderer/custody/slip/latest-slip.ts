import type { CustodyEntry } from "../../../shared/ipc/queries.ts";
import type { PrintedSlip } from "./use-save-pdf.tsx";

/** The document of the last hand-over or return among the events of an asset's chain, oldest first. */
export function latestSlip(events: readonly CustodyEntry[]): PrintedSlip | null {
  for (const { act, number, operation, reason } of events.toReversed()) {
    if (number !== null && act !== "resolve") return { operation, number, act, reason };
  }
  return null;
}
