import { FILTER_PARTS, partsSet } from "../../../shared/ipc/ticket-filter.ts";
import type { FilterPart, TicketFilter } from "../../../shared/ipc/ticket-filter.ts";
import { useQueue } from "../queue-state.ts";

/** Changes parts of the filter; undefined takes one away. */
export function chooseTickets(change: { [P in FilterPart]?: TicketFilter[P] | undefined }): void {
  useQueue.setState(({ filter }) => ({ filter: inOneForm({ ...filter, ...change }) }));
}

/** One priority more, or one less. */
export function togglePriority(priority: NonNullable<TicketFilter["priorities"]>[number]): void {
  const { priorities = [] } = useQueue.getState().filter;
  const left = priorities.filter((each) => each !== priority);
  const next = left.length < priorities.length ? left : [...left, priority].sort();
  chooseTickets({ priorities: next.length === 0 ? undefined : next });
}

export const clearFilter = (): void => useQueue.setState({ filter: {} });

/** Two filters that choose the same are the same text. */
export function inOneForm(filter: { [P in FilterPart]?: TicketFilter[P] | undefined }): TicketFilter {
  const set = FILTER_PARTS.flatMap((part) => (filter[part] === undefined ? [] : [[part, filter[part]]]));
  return Object.fromEntries(set) as TicketFilter;
}

export const isFiltered = (filter: TicketFilter): boolean => partsSet(filter).length > 0;
