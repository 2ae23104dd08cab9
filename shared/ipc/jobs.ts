import { z } from "zod";
import { blobAddress } from "../blob/address.ts";
import type { BlobStanding, TakenIn } from "../blob/blob-facts.ts";
import { MAX_NAME } from "../blob/file-name.ts";
import { PART_BYTES } from "../blob/limits.ts";
import { MAX_YAML } from "../domain/checklist/most-yaml.ts";
import type { Measured, MeasuredMachine, ProbeEnd } from "../domain/checklist/reading.ts";
import type { Localized } from "../domain/definition/localized.ts";
import type { Permission } from "../domain/permission/permission.ts";
import { CHOSEN_MOST } from "./chosen-most.ts";
import { ticketFilter } from "./ticket-filter-form.ts";
import { TICKET_SCOPES } from "./ticket-filter.ts";
import { DOCUMENT_LANGUAGES } from "../documents/document.ts";
import { date } from "../domain/words.ts";
import { probeParams } from "./probe-told.ts";
import type { ProbeTold } from "./probe-told.ts";
import type { ReadChecklist } from "./checklist-files.ts";
import type { ImportReport } from "./import-report.ts";
import type { ReadMail } from "./intake.ts";

/**
 * What a parameter that takes any text is to the job: a file it reads, a file it writes, or text
 * that is never opened as a path.
 */
export type TextUse = "read" | "write" | "text";

/** True for what can hold a text that nobody listed beforehand, at whatever depth. */
type TakesText<T> = unknown extends T ? true : true extends EachTakesText<T> ? true : false;
type EachTakesText<T> = T extends string
  ? Record<never, never> extends Record<T, 1>
    ? true
    : false
  : T extends readonly (infer E)[]
    ? TakesText<E>
    : T extends object
      ? TakesText<keyof T | T[keyof T]>
      : false;

type TextParams<S extends z.ZodRawShape> = {
  [K in keyof S]: TakesText<z.output<S[K]>> extends true ? K : never;
}[keyof S];

/** Long or short work that is asked for by name, with its parameters as data. */
export interface JobDeclaration<S extends z.ZodRawShape = z.ZodRawShape> {
  /** For the list of jobs in docs/commands.md. */
  about: string;
  /** Null: everybody may. */
  permission: Permission | null;
  params: z.ZodObject<S>;
  /**
   * Every parameter that can hold a path is named here, or this does not compile: what main lets a
   * page name, what the dialogs ask for and what the command line resolves is read from it alone.
   */
  texts: { [K in TextParams<S>]: TextUse } & { [K in Exclude<keyof S, TextParams<S>>]?: never };
  /** Yields between its parts, tells its progress, can be cancelled; one long job runs at a time. */
  long: boolean;
  /** A long one that others may go beside, also several of its own. */
  beside?: true;
}

/** As read by those who know no particular job. */
export interface AnyJob extends Omit<JobDeclaration, "texts"> {
  texts: Readonly<Record<string, TextUse | undefined>>;
}
export type JobTable = Readonly<Record<string, AnyJob>>;

/** A job's declaration; nothing but its types is checked here. */
export function job<S extends z.ZodRawShape>(declaration: JobDeclaration<S>): JobDeclaration<S> {
  return declaration;
}

const path = z
  .string()
  .min(1)
  .max(4000)
  .refine((text) => !text.includes("\0"), "no file can have this name");
/** Unless it is said, a file that is there already is left as it is. */
const overwrite = z.boolean().optional();

/** Of what is written as PDF. */
const printing = {
  /** Of the document's own words. */
  locale: z.enum(DOCUMENT_LANGUAGES).default("zh-CN"),
  /** Prints characters that the font lacks as a mark, with a note; otherwise nothing is printed then. */
  replaceMissing: z.boolean().optional(),
  /** Null: the bytes are answered, for a printer; nothing is written. */
  file: path.nullable(),
  overwrite,
};

/** Every job, by name. What each answers is in {@link JobResults}. */
export const JOBS = {
  verify: job({
    about: "Verifies the store: hashes, signatures, deviceSeq, chains, projections against a rebuild.",
    permission: null,
    params: z.object({}),
    texts: {},
    long: true,
  }),
  probe: job({
    about: "Measures this laptop, the network or a device: a probe of the list, with its options.",
    permission: "run.write",
    params: z.object(probeParams),
    texts: { name: "text", options: "text", run: "text", site: "text", approvedBy: "text" },
    long: true,
    beside: true,
  }),
  backup: job({
    about: "Writes an encrypted, verified backup of the profile.",
    permission: null,
    params: z.object({ file: path, overwrite }),
    texts: { file: "write" },
    long: true,
  }),
  import: job({
    about: "Looks at inventory files or an exported register (dry run) or imports them.",
    permission: "import.run",
    params: z.object({
      /** Files or folders on this machine. */
      paths: z.array(path).min(1).max(2000),
      dryRun: z.boolean(),
      /** What a person decided about doubtful files, or rows (`register.csv:12`): the asset it is about, null for a new one. */
      decisions: z
        .array(z.object({ file: path, asset: z.uuid().nullable() }))
        .max(2000)
        .optional(),
    }),
    texts: { paths: "read", decisions: "text" },
    long: true,
  }),
  export: job({
    about:
      "Writes records as CSV, JSON or an Excel sheet (the log and the outbox as CSV or JSON). Of tickets all, those chosen by number, or those that are found.",
    permission: "export.run",
    params: z.object({
      what: z.enum(["assets", "tickets", "log", "outbox"]).default("assets"),
      format: z.enum(["csv", "json", "xlsx"]).default("csv"),
      /** Tables of tickets in the words of this language, as a person reads them; without it as they are kept. */
      locale: z.enum(DOCUMENT_LANGUAGES).optional(),
      /** None but these, in this order. The log and the outbox are exported whole. */
      ids: z.array(z.uuid()).min(1).max(CHOSEN_MOST).optional(),
      /** Of tickets, as `ticket.page` takes them: what a list has found is exported. */
      scope: z.enum(TICKET_SCOPES).optional(),
      text: z.string().max(200).optional(),
      filter: ticketFilter.optional(),
      file: path,
      overwrite,
    }),
    texts: { file: "write", ids: "text", text: "text", filter: "text" },
    long: true,
  }),
  attach: job({
    about:
      "Takes a file of this machine in and attaches it to a record (`--about` a number, or `ticket:<id>`). Pictures are kept without their place and camera.",
    permission: "file.write",
    params: z.object({
      about: z.string().min(1).max(200),
      file: path,
      /** Another name than the file has. */
      name: z.string().min(1).max(MAX_NAME).optional(),
    }),
    texts: { about: "text", file: "read", name: "text" },
    long: false,
  }),
  takeIn: job({
    about:
      "Takes bytes in, part by part: the first without `intake`, the others with the one it answered. After the `last` they may be attached (`file.attach`).",
    permission: "file.write",
    params: z.object({
      intake: z.uuid().nullable().default(null),
      /** Base64, at most 1 MiB. */
      bytes: z.base64().max(Math.ceil(PART_BYTES / 3) * 4),
      last: z.boolean(),
    }),
    texts: { intake: "text", bytes: "text" },
    long: false,
  }),
  readMail: job({
    about:
      "Reads a mail (`.eml`) that was taken in: sender, subject, plain text; its attachments are taken in as well. Whatever the file is, it answers, with the reason where nothing can be read.",
    permission: "file.write",
    params: z.object({ blob: blobAddress }),
    texts: { blob: "text" },
    long: false,
  }),
  saveFile: job({
    about: "Writes a file that lies on this laptop, by the address of its bytes.",
    permission: null,
    params: z.object({ address: blobAddress, file: path, overwrite }),
    texts: { address: "text", file: "write" },
    long: false,
  }),
  wantFile: job({
    about: "Asks for the bytes of a file that are not on this laptop: they are fetched from the hub.",
    permission: null,
    params: z.object({ address: blobAddress }),
    texts: { address: "text" },
    long: false,
  }),
  evidence: job({
    about:
      "Writes what strangers need to check a custody document, or without `number` the whole custody log, as a ZIP.",
    permission: "export.run",
    params: z.object({
      /** Of a hand-over or return, e.g. `H-K7-0042`. */
      number: z.string().max(40).optional(),
      /** Which, where more than one document bears the number. */
      operation: z.uuid().optional(),
      /** Of the receipt's words. */
      locale: z.enum(["zh-CN", "en"]).default("zh-CN"),
      file: path,
      overwrite,
    }),
    texts: { number: "text", operation: "text", file: "write" },
    long: true,
  }),
  document: job({
    about:
      "Writes a document as PDF: of a hand-over or a return, the certificate of a medium, the manifest of a disposal lot, a run of a checklist, a ticket.",
    permission: "export.run",
    params: z.object({
      number: z.string().min(1).max(24),
      /** Which, where more than one document bears the number. */
      operation: z.uuid().optional(),
      /** Of a ticket, the copy for the user: without what the team wrote for itself. */
      forUser: z.boolean().optional(),
      ...printing,
    }),
    texts: { number: "text", operation: "text", file: "write" },
    long: true,
  }),
  overdueList: job({
    about: "Writes the list of overdue loans as PDF, with how each borrower is reached.",
    permission: "export.run",
    params: z.object({
      /** The day that is today; the core's own by default. */
      today: date.optional(),
      ...printing,
    }),
    texts: { today: "text", file: "write" },
    long: true,
  }),
  inspectionSheet: job({
    about: "Writes the inspection sheet of a month of a round as PDF: what was walked, found and missed.",
    permission: "export.run",
    params: z.object({
      round: z.uuid(),
      /** `2026-11`. */
      month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
      /** The day that is today; the core's own by default. */
      today: date.optional(),
      ...printing,
    }),
    texts: { round: "text", month: "text", today: "text", file: "write" },
    long: true,
  }),
  leaverSheet: job({
    about: "Writes the sheet of somebody who leaves as PDF: what is back, closed and missing.",
    permission: "export.run",
    params: z.object({
      person: z.uuid(),
      /** The day that is today; the core's own by default. */
      today: date.optional(),
      ...printing,
    }),
    texts: { person: "text", today: "text", file: "write" },
    long: true,
  }),
  personData: job({
    about:
      "Writes as PDF all that this laptop keeps about one person of the directory: every record that names them, in plain words. Why it was asked is noted.",
    permission: "export.run",
    params: z.object({
      person: z.uuid(),
      reason: z.string().trim().min(2).max(400),
      ...printing,
    }),
    texts: { person: "text", reason: "text", file: "write" },
    long: true,
  }),
  paperSlip: job({
    about:
      "Writes a slip of paper to be signed by hand as PDF: of a recorded hand-over or return (`number`), or a blank one with the code of an asset (its number, tag or serial number).",
    permission: "export.run",
    params: z.object({
      number: z.string().min(1).max(120),
      /** Of a blank one. */
      act: z.enum(["handOver", "return"]).default("handOver"),
      ...printing,
    }),
    texts: { number: "text", file: "write" },
    long: false,
  }),
  collector: job({
    about:
      "Writes the read-only collector beside the named file, on a stick: `collect.sh`, `collect.cmd` and `collect.ps1`, whatever the file is called.",
    permission: null,
    params: z.object({ file: path }),
    texts: { file: "write" },
    long: false,
  }),
  readCollected: job({
    about:
      "Reads the file that the collector brought from a machine: its readings, and which machine it was.",
    permission: null,
    params: z.object({ file: path }),
    texts: { file: "read" },
    long: false,
  }),
  readChecklist: job({
    about:
      "Reads a checklist as YAML, from a file or as `text`: the checklist, or its faults with line and column. Changes nothing.",
    permission: null,
    params: z.object({
      file: path.nullable().default(null),
      /** Where no file is named; what is too long is a fault of it. */
      text: z
        .string()
        .max(MAX_YAML * 2)
        .default(""),
    }),
    texts: { file: "read", text: "text" },
    long: false,
  }),
  writeChecklist: job({
    about:
      "Writes a checklist as YAML, with the comments that it was written with; to a file, or as the answer.",
    permission: null,
    params: z.object({
      key: z.string().max(60),
      /** As `definition.setChecklist` takes it. */
      document: z.record(z.string(), z.unknown()),
      /** Null: nothing is written. */
      file: path.nullable().default(null),
      overwrite,
    }),
    texts: { key: "text", document: "text", file: "write" },
    long: false,
  }),
  inventoryReadings: job({
    about: "The readings that the latest inventory kept with an asset holds, of the machine it was taken on.",
    permission: null,
    params: z.object({ asset: z.uuid() }),
    texts: { asset: "text" },
    long: false,
  }),
};

export type JobName = keyof typeof JOBS;
export const JOB_NAMES = Object.keys(JOBS) as JobName[];
export type JobParams<N extends JobName> = z.output<(typeof JOBS)[N]["params"]>;

interface PrintedFile {
  file: string | null;
  /** Base64; where no file was named. */
  pdf: string | null;
  number: string;
  title: string;
  bytes: number;
  /** Characters that the font lacks and that were printed as a mark. */
  replaced: string[];
}

export interface JobResults {
  verify: VerifyReport;
  probe: ProbeTold;
  backup: { file: string; operations: number; bytes: number };
  import: ImportReport;
  export: { file: string; records: number };
  /** `id` of the record of the file that was made. */
  attach: { id: string; name: string } & TakenIn;
  /** `taken`: with the last part. */
  takeIn: { intake: string; taken: TakenIn | null };
  readMail: ReadMail;
  saveFile: { file: string; bytes: number };
  wantFile: { standing: BlobStanding };
  /** `receipt` is null of the whole log, and where what was signed cannot be put together any more. */
  /** `files`: attached ones that it holds; `missing`: those that it names by their hash alone. */
  evidence: {
    file: string;
    events: number;
    anchor: string;
    alone: boolean;
    receipt: string | null;
    files: number;
    missing: number;
  };
  document: PrintedFile;
  overdueList: PrintedFile;
  inspectionSheet: PrintedFile;
  leaverSheet: PrintedFile;
  personData: PrintedFile;
  paperSlip: PrintedFile & { blank: boolean };
  collector: { files: string[] };
  readCollected: CollectedReadings;
  readChecklist: ReadChecklist & { text: string };
  writeChecklist: { text: string; file: string | null };
  inventoryReadings: Omit<CollectedReadings, "administrator"> & {
    /** Of its file, as it was taken in. */
    name: string;
  };
}

/** What a collector brought; whose it is the asset's serials say (`sameMachine`). */
export interface CollectedReadings {
  machine: MeasuredMachine;
  /** By the clock of that machine. */
  takenAt: string;
  tookMs: number;
  /** Whether it was run as one. */
  administrator: boolean;
  /** `reason` is null with a result. */
  answers: {
    probe: string;
    end: ProbeEnd;
    reason: string | null;
    values: Measured[];
    text: Localized;
    /** Secrets masked; base64 where no code page reads it. */
    raw: string;
    rawAs: "text" | "base64";
    /** The end of it was left out. */
    rawCut: boolean;
  }[];
}

export interface VerifyReport {
  ok: boolean;
  operations: number;
  entities: number;
  /** Signatures that could not be checked because no roster names the device. */
  unchecked: number;
  /** Personal parts that were erased, and those that have not come here: nothing is wrong with either. */
  erased: number;
  absent: number;
  /** Custody events that follow one the hub refused: shown as a story of their own, and no damage. */
  afterRefused: { subject: string; event: string; follows: string }[];
  problems: { code: string; subject: string; message: string }[];
}
