import { STEP_PLACES, stepOf } from "../../approving/step-form.ts";
import type { StepSaid } from "../../approving/step-form.ts";
import type { AskingForm } from "../../records/index.ts";

/**
 * @param afterwards it is done already: the step says so
 * @param now when it is recorded
 * @param dayAt noon of a day, as a moment
 */
export function approveForm(
  ticket: string,
  afterwards: boolean,
  now: string,
  dayAt: (day: string) => string,
): AskingForm<StepSaid> {
  return {
    asks: (values) => [
      "ticket.approve",
      { ticket, step: { ...stepOf(values, now, dayAt), afterwards } } as never,
    ],
    places: { ...STEP_PLACES, "step.signature": "way" },
  };
}
