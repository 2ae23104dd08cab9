import { useMemo } from "react";
import { LOCAL_STEPS, rungIn, rungKey, rungsReached } from "../../../shared/domain/ticket/ticket-ladder.ts";
import type { LadderStep } from "../../../shared/domain/ticket/ticket-ladder.ts";
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
  const shown = useMemo(() => {
    if (row.status !== "new" && row.status !== "accepted") return null;
    const here = rungsReached(row, clock).filter(({ step }) => LOCAL_STEPS.includes(step));
    const fired = row.fired.flatMap((key) => rungIn(key) ?? []);
    const now = clock?.clocks.resolution?.targetMinutes;
    // Under another target a ladder of its own begins.
    const standing = fired.filter(({ minutes, step }) => step === "response" || minutes === now);
    const all = [...here, ...standing].filter(({ step }) => TOLD.includes(step));
    const last = all.sort((a, b) => TOLD.indexOf(a.step) - TOLD.indexOf(b.step)).at(-1);
    return last ? { step: last.step, recorded: row.fired.includes(rungKey(last)) } : null;
  }, [row, clock]);
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
