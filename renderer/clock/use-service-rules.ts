import { useMemo } from "react";
import type { ServiceRules } from "../../shared/domain/ticket/ticket-clock.ts";
import { useDefinitions } from "../records/index.ts";

/** What the team promises and when it works; until the core has answered, what ships. */
export function useServiceRules(): ServiceRules {
  const calendars = useDefinitions("calendar").rows;
  const targets = useDefinitions("target").rows;
  return useMemo(() => ({ calendars, targets }), [calendars, targets]);
}
