import type { LogVerifier } from "../../log/crypto.ts";

/** What may be wrong with a proof, by one word each; what they mean stands in docs/verify/README.md. */
export const PROBLEM_KINDS = [
  "actor",
  "anchor",
  "asset-twice",
  "base",
  "canonical",
  "cut",
  "decision",
  "device",
  "device-before",
  "device-number",
  "document-hash",
  "encoding",
  "envelope",
  "form",
  "not-enrolled",
  "number",
  "number-twice",
  "operation-twice",
  "order",
  "other-key",
  "part-form",
  "part-twice",
  "part-unknown",
  "predecessor-asset",
  "predecessor-hash",
  "predecessor-missing",
  "receipt-document",
  "receipt-form",
  "receipt-key",
  "receipt-signature",
  "record-log",
  "record-number",
  "revoked",
  "roster-place",
  "signature",
  "slip-number",
  "too-early",
  "touches",
  "two-keys",
  "type",
  "workspace",
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

export interface Problem {
  kind: ProblemKind;
  file: string;
  /** From 1; 0 for the file as a whole. */
  line: number;
}

/** Notes what is wrong in a line of the file that is being read. */
export type Note = (line: number, kind: ProblemKind) => void;

/** What a check is given beside the lines. */
export interface Checking {
  /** Public key that the reader believes. */
  anchor: string;
  verifier: LogVerifier;
  note: Note;
}
