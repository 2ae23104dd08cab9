import type { EntityState } from "../../log/state.ts";
import { setElements } from "../../log/state.ts";
import { missingOf } from "../kind/missing.ts";
import { textIn } from "../kind/read-state.ts";
import type { Missing, ReadRecord } from "../kind/record-kind.ts";
import { lacksApproval } from "./ticket-approval.ts";
import { missingAnswers } from "./ticket-answers.ts";
import { ticketPriority } from "./ticket-priority.ts";

/**
 * What is asked of a ticket at each step and not said yet (domain.md 2.8). A step asks before it is
 * taken and after, since nothing but what its rules say is refused.
 */
export function ticketMissing(state: EntityState, read: ReadRecord): Missing {
  const said = (name: string) => textIn(state, name).trim() !== "";
  const lacking = (...names: string[]) => names.filter((name) => !said(name));
  const isUrgent = ["P1", "P2"].includes(ticketPriority(state));
  const isHardware = textIn(state, "category").startsWith("hardware.");
  const withoutAsset = isHardware && setElements(state, "assets").length === 0 && !said("noAsset");
  // What the catalogue asks for says what is wanted.
  const words = said("item") ? [] : ["description"];
  return missingOf({
    save: lacking("requester", "contact", "site", ...words, "impact", "urgency"),
    accept: [...lacking("contact", "site", ...words, "category"), ...missingAnswers(state, read, "accept")],
    resolve: [
      ...lacking("category", "resolutionCode", "solution"),
      ...(withoutAsset ? ["assets"] : []),
      ...missingAnswers(state, read, "resolve"),
      ...(lacksApproval(state, read) ? ["approvals"] : []),
    ],
    close: [
      ...lacking("category", ...(isUrgent ? ["rootCause"] : [])),
      // Of whom nobody reached no word is asked.
      ...(said("notice") ? [] : lacking("confirmation")),
      ...(typeof state.fields.rating === "number" ? [] : ["rating"]),
    ],
  });
}
