import type { AskingForm } from "../../records/index.ts";

// What is said of a matter of security, and of a fault that many report.

export interface ReportValues {
  /** Key of the limit that it keeps; '' for somebody who is told beside them. */
  limit: string | null;
  whom: string;
  /** What was understood of what was said. */
  at: string | null;
  said: string;
  answer: string;
}

export const UNREPORTED: ReportValues = { limit: null, whom: "", at: null, said: "", answer: "" };

export function reportForm(ticket: string): AskingForm<ReportValues> {
  return {
    asks: ({ limit, whom, at, answer }) => [
      "ticket.report",
      { ticket, limit: limit === "" ? null : limit, whom: whom.trim(), at: at ?? "", answer: answer.trim() },
    ],
    places: { limit: "limit", whom: "whom", at: "at", answer: "answer" },
  };
}

export interface HangValues {
  main: string | null;
}

export function hangForm(ticket: string): AskingForm<HangValues> {
  return { asks: ({ main }) => ["ticket.hang", { ticket, main }], places: { main: "main" } };
}
