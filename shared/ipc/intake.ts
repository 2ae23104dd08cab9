import type { PersonRow } from "../domain/person/person.ts";
import type { TicketRow } from "../domain/ticket/ticket-view.ts";
import type { Proposal } from "../intake/proposal.ts";

/** Why not all of what was brought could be read. */
export const MAIL_REASONS = ["notAMail", "damaged", "nothingToRead", "long"] as const;
export type MailReason = (typeof MAIL_REASONS)[number];

/** A file that was taken in and belongs to no record yet. */
export interface KeptFile {
  /** Of its bytes. */
  blob: string;
  name: string;
}

/** What a mail says, and what of it was taken in. */
export interface ReadMail {
  reason: MailReason | null;
  subject: string;
  from: string;
  sentAt: string | null;
  /** Plain, whatever it was. */
  text: string;
  files: KeptFile[];
  /** Attachments that were not taken: they are in the mail itself. */
  left: string[];
}

/** What a text proposes, with whom and what of it is known on this laptop. */
export interface KnownProposal extends Omit<Proposal, "codes"> {
  /** A moment with offset. */
  startedAt: string | null;
  person: PersonRow | null;
  assets: { id: string; label: string }[];
}

/** Why a ticket is like the one that is being written. */
export const LIKENESSES = ["asset", "person", "site", "words"] as const;
export type Likeness = (typeof LIKENESSES)[number];

export interface SimilarTicket {
  row: TicketRow;
  like: Likeness[];
}

export interface SimilarTickets {
  /** Open ones, the likeliest first. */
  open: SimilarTicket[];
  /** Solved ones that say how. */
  solved: (SimilarTicket & { solution: string; resolutionCode: string })[];
}
