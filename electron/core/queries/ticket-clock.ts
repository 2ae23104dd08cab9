import { definition } from "../../../shared/domain/definition/definition.ts";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import type { ServiceBasis } from "../../../shared/domain/ticket/service-basis.ts";
import { oddDaysOf, serviceRulesOf, ticketClock } from "../../../shared/domain/ticket/ticket-clock.ts";
import type { ServiceRules } from "../../../shared/domain/ticket/ticket-clock.ts";
import { ticketTimes } from "../../../shared/domain/ticket/ticket-times.ts";
import { ticket as kind } from "../../../shared/domain/ticket/ticket.ts";
import type { ClockDetail } from "../../../shared/ipc/record-details.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { entriesOf } from "../../../shared/log/state.ts";
import { failure, success } from "../outcome.ts";
import type { Query, QueryContext } from "./query.ts";

/** The clocks of a ticket; while it is closed, by what was copied when it was. */
function clockOf(state: EntityState, rules: ServiceRules, nowMs: number): ClockDetail | null {
  const { status, site, basis } = state.fields;
  const closed = status === "closed" || status === "archived";
  const judged = closed ? ((basis as ServiceBasis | null | undefined) ?? null) : null;
  const now = Math.floor(nowMs / 1000);
  const times = ticketTimes(state);
  const clock = ticketClock(times, judged ?? { site: typeof site === "string" ? site : null, rules }, now);
  if (!clock) return null;
  const waits = entriesOf(state, "times")
    .slice(0)
    .some(({ mark }) => state.marks.at(mark)?.seq == null);
  const { kept: _, ...told } = clock;
  return { ...told, oddDays: oddDaysOf(clock), now, provisional: waits, closed: judged !== null, times };
}

export function ticketClockQuery({ store }: QueryContext) {
  const clock: Query<"ticket.clock"> = ({ id, at }) => {
    const state = store.state(entityKeyOf(kind.name, id));
    if (!state?.exists) return failure("notFound", "there is no ticket with this id", "id");
    const rules = serviceRulesOf(store.source.rows(definition.name) as DefinitionRow[]);
    return success(clockOf(state, rules, Date.parse(at)));
  };
  return { "ticket.clock": clock };
}
