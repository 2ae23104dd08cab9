import { z } from "zod";

/** The jobs whose pages a printer may get: the very file that each of them writes. */
export const PRINTED_JOBS = [
  "document",
  "paperSlip",
  "overdueList",
  "inspectionSheet",
  "leaverSheet",
  "personData",
] as const;

/** More copies than anybody signs. */
export const MOST_COPIES = 20;

export const printAsked = z.object({
  job: z.enum(PRINTED_JOBS),
  /** As the job takes them, but for the file. */
  params: z.record(z.string(), z.unknown()),
  /** By its name in {@link Printer}. */
  printer: z.string().min(1).max(200),
  copies: z.number().int().min(1).max(MOST_COPIES),
});
export type PrintAsked = z.output<typeof printAsked>;

/** A printer that is set up on this computer. */
export interface Printer {
  /** What the system knows it by. */
  name: string;
  /** What people call it. */
  label: string;
  /** The one that the system takes where none is named. */
  usual: boolean;
}

/** The system has taken the job; whether and when paper comes out, it does not tell. */
export interface Printed {
  printer: string;
  title: string;
  number: string;
  /** Characters that the font lacks and that were printed as a mark. */
  replaced: string[];
}
