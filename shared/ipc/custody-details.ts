import type { Signature } from "../domain/custody/custody-forms.ts";
import type { Attempt, Awaiting } from "../domain/custody/later.ts";
import type { Condition } from "../domain/custody/line-forms.ts";

/** Lists of assets that somebody is to see to. */
export const DUE_LISTS = ["overdue", "soon", "missing", "sealed"] as const;

/** How many there are of what custody waits for. */
export interface CustodyWaiting {
  /** Documents. */
  unsigned: number;
  overdue: number;
  dueSoon: number;
  missing: number;
  sealed: number;
}

/** A hand-over or a return that nobody has signed yet, as the list by age shows it. */
export interface UnsignedDocument extends Awaiting {
  /** Its operation. */
  document: string;
  number: string;
  act: "handOver" | "return";
  /** Purpose or reason, as the act names it. */
  reason: string;
  /** Of a return that was taken in under one. */
  seal: string | null;
  from: string;
  to: string;
  /** Record of the person it went to, where the directory knows them. */
  person: string | null;
  /** When it was done, and when it was told, ms. */
  at: number;
  recordedAt: number;
  /** Why nobody signed. */
  why: string;
  lines: number;
  /** Its assets that are still where it says. */
  assets: string[];
  attempts: number;
}

/** What was said of a document after it was recorded. */
export interface LaterSaid extends Partial<Omit<Attempt, "act">> {
  operation: string;
  act: "sign" | "attempt" | "renew" | "miss" | "unseal";
  signatures: Signature[];
  /** Of a seal that was opened. */
  seal?: string;
  intact?: boolean;
  witness?: string;
  condition?: Condition;
  /** Of a renewal. */
  dueBack?: string;
  reason?: string;
  actorName: string;
  deviceCode: string;
  /** When it was recorded: ms, and as the device said it. */
  recordedAt: number;
  told: string;
}

export interface LaterDetail {
  /** SHA-256 of what is signed; null where parts of the document are not at hand. */
  docHash: string | null;
  /** Nobody has signed it, and it says where at least one of its assets is. */
  waits: boolean;
  /** The oldest first. */
  said: LaterSaid[];
}
