import { definition } from "../../../shared/domain/definition/definition.ts";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import type { ServiceBasis } from "../../../shared/domain/ticket/service-basis.ts";
import { oddDaysOf, serviceRulesOf, ticketClock } from "../../../shared/domain/ticket/ticket-clock.ts";
import type { ServiceRules, TicketClock } from "../../../shared/domain/ticket/ticket-clock.ts";
import {
  correctedTimes,
  nowAsRecorded,
  timesAsRecorded,
} from "../../../shared/domain/ticket/ticket-recorded.ts";
import { ticketTimes } from "../../../shared/domain/ticket/ticket-times.ts";
import { verdictsOf } from "../../../shared/domain/ticket/ticket-verdicts.ts";
import { ticket as kind } from "../../../shared/domain/ticket/ticket.ts";
import type { ClockDetail } from "../../../shared/ipc/record-details.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { entriesOf } from "../../../shared/log/state.ts";
import { failure, success } from "../outcome.ts";
import type { ReadStore } from "../store/read-store.ts";
import type { Query, QueryContext } from "./query.ts";
import { recordedOf } from "./recorded-of.ts";

/** The clocks of a ticket; while it is closed, by what was copied when it was. */
function clockOf(
  store: ReadStore,
  state: EntityState,
  rules: ServiceRules,
  nowMs: number,
): ClockDetail | null {
  const { status, site, basis } = state.fields;
  const closed = status === "closed" || status === "archived";
  const judged = closed ? ((basis as ServiceBasis | null | undefined) ?? null) : null;
  const now = Math.floor(nowMs / 1000);
  const times = ticketTimes(state);
  const today = { site: typeof site === "string" ? site : null, rules };
  const clock = ticketClock(times, judged ?? today, now);
  if (!clock) return null;
  const waits = entriesOf(state, "times")
    .slice(0)
    .some(({ mark }) => state.marks.at(mark)?.seq == null);
  const { kept: _, ...told } = clock;
  const recorded = recordedOf(store, state);
  const done = {
    ...told,
    oddDays: oddDaysOf(clock),
    now,
    provisional: waits,
    closed: judged !== null,
    times,
  };
  const shown = timesAsRecorded(state, recorded);
  const here = waits ? null : ticketClock(shown, judged ?? today, nowAsRecorded(shown, now));
  const atHub = waits ? null : ((judged && judgedByHub(store, state, times, today, now)) ?? clock);
  return { ...done, corrected: correctedTimes(state, recorded), verdicts: verdictsOf(here, atHub) };
}

/**
 * The clocks by the calendar and target that the hub had when it took the closing; null where nobody can tell any more,
 * since they were changed again afterwards.
 */
function judgedByHub(
  store: ReadStore,
  state: EntityState,
  times: ReturnType<typeof ticketTimes>,
  by: { site: string | null; rules: ServiceRules },
  now: number,
): TicketClock | null {
  const taken = state.marks.at(state.writes.basis ?? -1)?.seq;
  const clock = taken == null ? null : ticketClock(times, by, now);
  if (!clock || taken == null) return null;
  const stood = (key: string | undefined, rows: readonly DefinitionRow[]) => {
    const row = rows.find((each) => each.key === key);
    const said = row && store.state(entityKeyOf(definition.name, row.id));
    return (said?.marks.slice(0) ?? []).every(({ seq }) => seq !== null && seq < taken);
  };
  const { calendars, targets } = by.rules;
  return stood(clock.calendar.key, calendars) && stood(clock.target?.key, targets) ? clock : null;
}

export function ticketClockQuery({ store }: QueryContext) {
  const clock: Query<"ticket.clock"> = ({ id, at }) => {
    const state = store.state(entityKeyOf(kind.name, id));
    if (!state?.exists) return failure("notFound", "there is no ticket with this id", "id");
    const rules = serviceRulesOf(store.source.rows(definition.name) as DefinitionRow[]);
    return success(clockOf(store, state, rules, Date.parse(at)));
  };
  return { "ticket.clock": clock };
}
