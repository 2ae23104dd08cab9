import type { WorkWay } from "../../../shared/domain/ticket/ticket-work-words.ts";
import type { AskingForm } from "../../records/index.ts";
import type { ArgsOfTicket } from "./ticket-context.ts";

/** What was done, as it is written at the foot of a ticket. */
export interface NoteForm {
  text: string;
  minutes: number | null;
  /** How it was done; null where that is not said. */
  way: WorkWay | null;
  /** The user agreed to be worked for from afar. */
  consent: boolean;
  /** Written to the user; otherwise it is the team's own. */
  toUser: boolean;
}

export function noteArgs({ text, minutes, way, consent, toUser }: NoteForm): ArgsOfTicket<"ticket.note"> {
  return {
    ...{ text: text.trim(), minutes, way, to: toUser ? "user" : "team" },
    consent: way === "remote" && consent,
  };
}

export function noteForm(ticket: string): AskingForm<NoteForm> {
  return {
    asks: (values) => ["ticket.note", { ticket, ...noteArgs(values) }],
    places: { text: "text", minutes: "minutes", way: "way", consent: "consent" },
  };
}
