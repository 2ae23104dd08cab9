import type { MissReason } from "../../../shared/domain/ticket/ticket-miss-reasons.ts";
import type { REVIEW_FINDINGS } from "../../../shared/domain/ticket/ticket-review-said.ts";
import type { AskingForm } from "../../records/index.ts";

export type Finding = (typeof REVIEW_FINDINGS)[number];

export interface ExplainMissValues {
  missReason: MissReason | null;
  note: string;
}

export function explainMissForm(ticket: string): AskingForm<ExplainMissValues> {
  return {
    asks: ({ missReason, note }) => [
      "ticket.explainMiss",
      { ticket, missReason: missReason as MissReason, note: note.trim() },
    ],
    places: { missReason: "missReason", note: "note" },
  };
}

export interface ReviewValues {
  finding: Finding | null;
  said: string;
}

export function reviewForm(ticket: string): AskingForm<ReviewValues> {
  return {
    asks: ({ finding, said }) => [
      "ticket.review",
      { ticket, finding: finding as Finding, said: said.trim() },
    ],
    places: { finding: "finding", said: "said" },
  };
}
