export type ProblemKind =
  | "envelope"
  | "hash"
  | "receipt"
  | "signature"
  | "numbers"
  | "deviceSeq"
  | "custody"
  | "roster"
  | "parts"
  | "history"
  | "files";

export interface Problem {
  kind: ProblemKind;
  message: string;
  operation?: string;
}

export type Report = (kind: ProblemKind, message: string, operation?: string) => void;
