import { useMemo } from "react";
import type { TicketRow } from "../../shared/domain/ticket/ticket-view.ts";
import { useServiceRules } from "../clock/use-service-rules.ts";
import { useCoreSession, useNow } from "../core/index.ts";
import { inView, isWorkView } from "./views.ts";
import type { View } from "./views.ts";
import { grouping } from "./work-groups.ts";
import type { Grouped } from "./work-groups.ts";

/** The tickets of a work view by whose turn it is; undefined for a view that is looked up. */
export function useWorkGroups(tickets: readonly TicketRow[], view: View, me: string): Grouped | undefined {
  const rules = useServiceRules();
  const { now } = useCoreSession();
  const minute = useNow();
  const group = useMemo(() => grouping(rules), [rules]);
  const rows = useMemo(
    () => (isWorkView(view) ? tickets.filter((ticket) => inView(ticket, view, me)) : undefined),
    [tickets, view, me],
  );
  return useMemo(
    // What was done just now has been done, though the minute alone would say that it is still to come.
    () => rows && group(rows, Math.floor(Math.max(minute, now()) / 1000)),
    [rows, group, minute, now],
  );
}
