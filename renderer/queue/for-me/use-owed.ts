import { useMemo } from "react";
import type { Owed } from "../../../shared/ipc/delivery.ts";
import { useCoreQuery, useMay, useSession } from "../../core/index.ts";
import type { OwedList } from "./open.ts";

const NOTHING: Owed = { reason: [], review: [], callback: [] };

/**
 * What is owed by whoever works here: the reasons of their own tickets, and of all where they lead; reviews where
 * they may review, but not of their own work; callbacks where they lead.
 */
export function useOwed(): { owed: Owed; shown: readonly OwedList[] } {
  const me = useSession()?.member.id;
  const leads = useMay("quality.review");
  const { data = NOTHING } = useCoreQuery("ticket.owed", {});
  return useMemo(() => {
    const isMine = ({ assignee }: { assignee: string | null }) => assignee === me;
    if (!leads) {
      return { owed: { ...NOTHING, reason: data.reason.filter(isMine) }, shown: ["reason"] };
    }
    const review = data.review.filter((row) => !isMine(row));
    return { owed: { ...data, review }, shown: ["reason", "review", "callback"] };
  }, [data, leads, me]);
}
