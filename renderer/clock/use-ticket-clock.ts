import { useMemo } from "react";
import { ticketClock } from "../../shared/domain/ticket/ticket-clock.ts";
import type { TicketClock } from "../../shared/domain/ticket/ticket-clock.ts";
import type { TicketRow } from "../../shared/domain/ticket/ticket-view.ts";
import { useCoreSession, useNow } from "../core/index.ts";
import { useServiceRules } from "./use-service-rules.ts";
import { useSkew } from "./use-skew.ts";

/** The clocks of an open ticket as they stand now, moved on with the minute. */
export function useTicketClock({ times, site }: Pick<TicketRow, "times" | "site">): TicketClock | null {
  const rules = useServiceRules();
  const { now } = useCoreSession();
  const minute = useNow();
  const skew = useSkew();
  return useMemo(() => {
    if (times.length === 0) return null;
    // What was done just now has been done: the minute alone would say that it is still to come.
    return ticketClock(times, { site, rules }, Math.floor((Math.max(minute, now()) - skew) / 1000));
  }, [times, site, rules, minute, now, skew]);
}
