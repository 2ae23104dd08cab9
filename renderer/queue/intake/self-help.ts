import { firstLetters } from "../../../shared/intake/letters.ts";
import type { Asked } from "../../core/index.ts";
import type { NewTicketForm } from "../forms/new-ticket-form.ts";
import { openingOf } from "../forms/new-ticket-form.ts";

/** Longest solution of a ticket, in characters. */
const MOST = 2000;

/** The ticket, opened and solved at once: whoever asks helped themselves by what solved an earlier one. */
export function solvedBySelfHelp(
  values: NewTicketForm,
  me: string | null,
  solution: string,
  why: string,
): Asked[] {
  return [
    ...openingOf(values, me, why),
    [
      "ticket.resolve",
      { ticket: "", resolutionCode: "selfHelp", solution: firstLetters(solution, MOST) },
      { ticket: 0 },
    ],
  ];
}
