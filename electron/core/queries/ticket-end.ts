import { definition } from "../../../shared/domain/definition/definition.ts";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { lastChange } from "../../../shared/domain/kind/read-state.ts";
import { serviceRulesOf } from "../../../shared/domain/ticket/ticket-clock.ts";
import { lapsesAt } from "../../../shared/domain/ticket/ticket-lapse.ts";
import { missedClocks } from "../../../shared/domain/ticket/ticket-miss.ts";
import type { TicketEnd } from "../../../shared/ipc/record-details.ts";
import { entriesOf } from "../../../shared/log/state.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import type { ReadStore } from "../store/read-store.ts";

/** What the end of a ticket's work waits for. */
export function ticketEnd(store: ReadStore, state: EntityState): TicketEnd {
  const isSolved = state.fields.status === "resolved";
  const isOver = state.fields.status === "closed" || state.fields.status === "archived";
  const rules = () => serviceRulesOf(store.source.rows(definition.name) as DefinitionRow[]);
  return {
    lapsesAt: isSolved ? lapsesAt(state, rules()) : null,
    verified: entriesOf(state, "verifications").length > 0,
    // Its clocks stand still: no later moment than its last change says anything else.
    missed: isSolved || isOver ? missedClocks(state, rules(), Math.ceil(lastChange(state) / 1000)) : [],
    calledBack: entriesOf(state, "callbacks").length > 0,
  };
}
