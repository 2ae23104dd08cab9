import type { InspectionSources } from "../../../shared/documents/inspection/inspection.ts";
import { roundMonths } from "../queries/round-month.ts";
import { readStore } from "../store/read-store.ts";
import type { Store } from "../store/store.ts";

/** A month of a round as its sheet says it; null where this laptop knows no such round. */
export function readInspection(
  store: Store,
  asked: { id: string; month: string; today: string },
): InspectionSources | null {
  const month = roundMonths(readStore(store))(asked);
  return month && { ...month, organisation: store.identity().workspaceName };
}
