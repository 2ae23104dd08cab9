import { useMemo } from "react";
import { ticketClock } from "../../shared/domain/ticket/ticket-clock.ts";
import type { TicketClock } from "../../shared/domain/ticket/ticket-clock.ts";
import type { TicketRow } from "../../shared/domain/ticket/ticket-view.ts";
import { useNow } from "../core/index.ts";
import { useServiceRules } from "./use-service-rules.ts";

/** The clocks of an open ticket as they stand now, moved on with the minute. */
export function useTicketClock({ times, site }: Pick<TicketRow, "times" | "site">): TicketClock | null {
  const rules = useServiceRules();
  const now = useNow();
  return useMemo(
    () => (times.length === 0 ? null : ticketClock(times, { site, rules }, Math.floor(now / 1000))),
    [times, site, rules, now],
  );
}
