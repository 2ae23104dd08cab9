import { useMemo } from "react";
import { useServiceRules } from "../../clock/use-service-rules.ts";
import { useCoreSession, useNow, useSession } from "../../core/index.ts";
import { useDeskRows } from "../../desk/index.ts";
import { useDefinitions } from "../../records/index.ts";
import { stepNotices } from "./step-notices.ts";
import type { StepNotice } from "./step-notices.ts";

/** The steps of the ladder that are told to whoever works at this laptop, as they stand now. */
export function useStepNotices(): StepNotice[] {
  const rules = useServiceRules();
  const member = useSession()?.member;
  const tickets = useDeskRows("ticket");
  const duty = useDefinitions("duty").rows;
  const { now } = useCoreSession();
  const minute = useNow();
  const notices = useMemo(() => stepNotices(rules), [rules]);
  return useMemo(() => {
    if (!member) return [];
    const sheets = duty.length > 0 ? [...duty, ...rules.calendars] : [];
    // What was done just now has been done: the minute alone would say that it is still to come.
    const second = Math.floor(Math.max(minute, now()) / 1000);
    return notices(tickets, { me: member.id, role: member.role, sheets }, second);
  }, [notices, member, tickets, duty, rules, minute, now]);
}
