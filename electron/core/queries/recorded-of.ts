import type { RecordedOf } from "../../../shared/domain/ticket/ticket-recorded.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import type { ReadStore } from "../store/read-store.ts";

/** When each operation of a ticket was made, as its device's clock showed it, and taken by the hub. */
export function recordedOf(store: Pick<ReadStore, "operationsOf">, { id }: EntityState): RecordedOf {
  return new Map(
    store.operationsOf(ticket.name, id).map((each) => {
      const { at, clockSkewMs } = operationFrom(each);
      return [each.id, { at, clockSkewMs, receivedAt: each.receivedAt }];
    }),
  );
}
