import type { Localized } from "../../domain/definition/localized.ts";

/** What of the catalogue was asked for, as the paper of a ticket tells it. */
export interface PrintedRequest {
  /** Empty where the ticket asks for nothing of the catalogue. */
  item: Localized;
  /** The moment by which it is to be done; '' for none. */
  dueAt: string;
  answers: readonly { title: Localized; value: string | boolean | Localized }[];
  approvals: readonly {
    level: string;
    name: string;
    decision: "approve" | "reject";
    at: string;
    afterwards: boolean;
    /** Where it stands in the company's own system; '' for nowhere. */
    reference: string;
  }[];
}
