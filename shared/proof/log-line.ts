import type { SealedOperation } from "../log/operation.ts";

/** One operation of a custody log as strangers get it. */
export interface LogLine extends Pick<SealedOperation, "body" | "sig"> {
  /**
   * The hub's number; of a laptop that works alone its own count (`deviceSeq`); null for what the hub
   * has not accepted yet.
   */
  seq: number | null;
  device: string;
  /** Public key under which it is signed, base64. */
  key: string;
}

/** What stands for the number of an operation that was not sent yet. */
export const UNSENT = "-";

/** A line without its end; the canonical text has neither tab nor line feed. */
export function logLine({ seq, device, key, sig, body }: LogLine): string {
  return [seq ?? UNSENT, device, key, sig, body].join("\t");
}
