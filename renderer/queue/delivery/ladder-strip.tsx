import { useMemo } from "react";
import type { LadderStep } from "../../../shared/domain/ticket/ticket-ladder.ts";
import { standingRungs } from "../../../shared/domain/ticket/ticket-told.ts";
import { useTicketClock } from "../../clock/use-ticket-clock.ts";
import { useText } from "../../i18n/index.ts";
import { Note } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { useOnDuty } from "./use-on-duty.ts";

/** From here on somebody is told at the ticket itself; before, the ring alone says it. */
const TOLD: readonly LadderStep[] = ["response", "75", "90", "100", "150", "200"];
const OVER: readonly LadderStep[] = ["response", "100", "150", "200"];

/**
 * The highest step of the ladder that the open ticket has reached: what the hub has recorded, and up to the end
 * of its time what this laptop reckons by itself while the hub has not said so.
 */
export function LadderStrip() {
  const t = useText("queue");
  const { detail } = useTicket();
  const { row } = detail;
  const clock = useTicketClock(row);
  const duty = useOnDuty(row.site, "second");
  const shown = useMemo(
    () => standingRungs(row, clock).findLast(({ step }) => TOLD.includes(step)) ?? null,
    [row, clock],
  );
  if (!shown) return null;
  const { step, recorded } = shown;
  return (
    <Note tone={OVER.includes(step) ? "bad" : "warn"} title={t(`ticket:ladder.${step}`)}>
      {[
        t(`ladder.do.${step}`),
        duty ? t("ladder.duty", { who: duty.name, phone: duty.phone }) : "",
        recorded ? "" : t("ladder.here"),
      ]
        .filter(Boolean)
        .join(" ")}
    </Note>
  );
}
