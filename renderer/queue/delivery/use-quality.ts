import type { TicketDetail } from "../../../shared/ipc/queries.ts";
import { useTicketClock } from "../../clock/use-ticket-clock.ts";
import { useSession } from "../../core/index.ts";

/** Whether a target was missed, or is over now, and whether it is one's own work. */
export function useQuality({ row, missed }: Pick<TicketDetail, "row" | "missed">): {
  missed: boolean;
  own: boolean;
} {
  const me = useSession()?.member.id;
  const clock = useTicketClock(row);
  const isOver = Object.values(clock?.clocks ?? {}).some(({ state }) => state === "breached");
  return { missed: isOver || missed.length > 0 || row.owesReason, own: row.assignee === me };
}
