import type { ClockName } from "../sla/clock.ts";
import type { AssetRow } from "../domain/asset/asset-view.ts";
import type {
  Firmware,
  Medium,
  Memory,
  OperatingSystem,
  Port,
  Processor,
} from "../domain/asset/asset-fields.ts";
import type { ConflictRow } from "../domain/conflict/conflict-view.ts";
import type { CustodyEvent } from "../domain/custody/custody-chain.ts";
import type { OwnEntry } from "../domain/definition/own-values.ts";
import type { DisposalRow } from "../domain/disposal/disposal.ts";
import type { LotLine } from "../domain/disposal/disposal-fields.ts";
import type { Out } from "../domain/disposal/lot.ts";
import type { Standing } from "../domain/approval/levels.ts";
import type { TakenStep } from "../domain/approval/step-act.ts";
import type { ShownUse } from "../domain/definition/definition-use.ts";
import type { Attempt, Validation, Verification } from "../domain/medium/clearing-forms.ts";
import type { MediumRow } from "../domain/medium/medium.ts";
import type { Stay } from "../domain/medium/medium-fields.ts";
import type { Missing } from "../domain/kind/record-kind.ts";
import type { Visit } from "../domain/ticket/ticket-visits.ts";
import type { WorkWay } from "../domain/ticket/ticket-work-words.ts";
import type { NoteReader } from "../domain/ticket/ticket-words.ts";
import type { CorrectedTime } from "../domain/ticket/ticket-recorded.ts";
import type { Verdicts } from "../domain/ticket/ticket-verdicts.ts";
import type { TicketClock, oddDaysOf } from "../domain/ticket/ticket-clock.ts";
import type { TicketTime } from "../domain/ticket/ticket-times.ts";
import type { Caller } from "../domain/ticket/passed-down.ts";
import type { Reported } from "../domain/ticket/ticket-report.ts";
import type { TicketRow } from "../domain/ticket/ticket-view.ts";
import type { Withheld } from "../log/parts.ts";
import type { Erasure, HiddenPart, Overwritten, SettledConflict } from "../log/state.ts";

/** One change of a record, as its history shows it. */
export interface HistoryEntry {
  operation: string;
  type: string;
  actor: string;
  actorName: string;
  deviceCode: string;
  at: string;
  /** Corrected time, ms. */
  corrected: number;
  seq: number | null;
  /** Of what was taken back: by whom and when. Of an undo that came too late, since somebody had gone on: `late`. */
  undone: { actorName: string; at: number } | "late" | null;
  payload: Record<string, unknown>;
  /** Personal values of the payload that are not at hand; something neutral stands there. */
  withheld: Withheld[];
  /** Its device's signature was checked; until then what it says may not be what was signed. */
  checked: boolean;
  readable: boolean;
}

/** One of a member's own operations on a record that nobody has gone on after. */
export interface UndoOffer {
  operation: string;
  type: string;
  /** The command that takes it back: with the record, and the operation where it is one that `undoes`. */
  undo: string;
}

/** What of a record is not shown, and why: `whyHidden` puts the two together. */
export interface HiddenDetail {
  hidden: HiddenPart[];
  erasures: Erasure[];
  /** Operations that said what fields hold, of those of which something is not at hand; by field. */
  writers: Readonly<Record<string, string>>;
}

export interface ActionEntry {
  operation: string;
  actor: string;
  actorName: string;
  at: number;
  seq: number | null;
  text: string;
  minutes: number | null;
  /** How it was done; null where that was not said. */
  way: WorkWay | null;
  /** Somebody was at the user's desk. */
  visit: boolean;
  /** Whom it is written to; to nobody else it is shown. */
  to: NoteReader;
  /** What it was written beside; `note` stands for itself. */
  act: ActionKind;
}

/** Acts beside which something is written into the work log. */
export const WRITTEN_BESIDE = [
  "assign",
  "reopen",
  "pause",
  "resume",
  "happened",
  "prioritise",
  "report",
  "attempt",
  "told",
  "group",
] as const;
export type ActionKind = "note" | (typeof WRITTEN_BESIDE)[number];

/** The clocks of a ticket as they stood at a moment, judged on this laptop. */
export interface ClockDetail extends Omit<TicketClock, "kept"> {
  /** Days that are not as their weekday, by date. */
  oddDays: ReturnType<typeof oddDaysOf>;
  /** Seconds since the epoch. */
  now: number;
  /** 本机判定: something that the clocks follow has not been numbered by the hub yet. */
  provisional: boolean;
  /** It was closed, and is judged by what was copied then. */
  closed: boolean;
  /** What the clocks follow, with both times of what was told later than it was recorded. */
  times: readonly TicketTime[];
  /** Times that count otherwise than the clock of their device showed them. */
  corrected: readonly CorrectedTime[];
  /** The verdict of the laptop beside that of the hub, where the hub has all of it and they differ. */
  verdicts: Verdicts | null;
}

/** What stands around a ticket. */
export interface TicketAround {
  /** Who was told of a matter of security. */
  reports: Reported[];
  /** Tickets of others who report the same fault, those that are worked on first. */
  callers: (Caller & Pick<TicketRow, "number" | "title" | "requester">)[];
  /** The ticket of the fault, where this is a caller's. */
  fault: Pick<TicketRow, "id" | "number" | "title" | "status"> | null;
  /** Of an important user: who looks after them, and which machine stands ready. */
  lookedAfter: { engineer: string | null; spare: string } | null;
}

/** What the end of a ticket's work waits for. */
export interface TicketEnd {
  /** When the hub closes it if the user says nothing, seconds since the epoch; null while it is not solved. */
  lapsesAt: number | null;
  /** It was tested before it is handed over. */
  verified: boolean;
  /** Somebody has asked the user again. */
  calledBack: boolean;
  /** Targets that were missed; nothing while it is worked on, when its clocks run. */
  missed: ClockName[];
}

export interface TicketDetail extends HiddenDetail, TicketAround, TicketEnd {
  row: TicketRow;
  /** All plain fields of the field table. */
  fields: Record<string, unknown>;
  /** What the definitions said that its fields name, by field, as they were taken. */
  uses: Record<string, ShownUse>;
  /** What the item of a request asks for, and what it holds besides. */
  answers: OwnEntry[];
  /** Who has allowed it or not; null where nobody has to. */
  approval: { standing: Standing; steps: TakenStep[] } | null;
  /** What is asked and not said yet, by step (domain.md 2.8). */
  missing: Missing;
  actions: ActionEntry[];
  visits: Visit[];
  assets: AssetRow[];
  /** Hand-overs and returns of its assets since it was opened, and those that name it. */
  custody: TicketCustody[];
  overwritten: Overwritten[];
  conflicts: ConflictRow[];
  settled: SettledConflict[];
  assigneeName: string | null;
}

/** A custody event with the names a person reads. */
export interface CustodyEntry extends CustodyEvent {
  operation: string;
  actorName: string;
  deviceCode: string;
  seq: number | null;
  /** Result of checking the device's signature; null while it has not been checked. */
  verified: boolean | null;
}

/** A custody act as a ticket shows it. */
export interface TicketCustody extends CustodyEntry {
  asset: string;
  /** Corrected time of the operation, ms. */
  recordedAt: number;
  /** Its document names the ticket; else it is only of an asset that the ticket names too. */
  named: boolean;
}

/** Where a storage medium was from a moment on, and who told it. */
export interface MediumStay extends Stay {
  operation: string;
  /** Tag or number of the machine it was in; null while it was elsewhere, or where nobody knows it here. */
  machine: string | null;
  actorName: string;
}

/** What was done to a storage medium or said of that, and who recorded it. */
export type MediumStep<V> = V & { operation: string; actorName: string };

interface OfWhom {
  /** Whoever says it has wiped it as well: it counts for nothing. */
  own: boolean;
}

export interface MediumDetail extends HiddenDetail {
  row: MediumRow;
  fields: Record<string, unknown>;
  /** The oldest first. */
  stays: MediumStay[];
  /** Who confirmed its type, and when, ms; null until somebody has. */
  confirmed: { actorName: string; at: number } | null;
  /** Wipes and destructions, the oldest first. */
  attempts: MediumStep<Attempt>[];
  /** Operation of the attempt that counts; what was said of it stands in the two lists below. */
  attempt: string | null;
  verifications: (MediumStep<Verification> & OfWhom)[];
  validations: (MediumStep<Validation> & OfWhom)[];
  /** It may leave the house without anybody's word. */
  mayLeave: boolean;
  overwritten: Overwritten[];
  conflicts: ConflictRow[];
}

/** A step of a lot, and who recorded it. */
export interface LotStep {
  operation: string;
  step: TakenStep;
  recordedBy: string;
}

/** One asset of a lot, with what the register says of it here. */
export interface LotAsset {
  id: string;
  /** Null where nothing is known of it here. */
  row: AssetRow | null;
  line: LotLine;
  approved: boolean;
  /** By whom it was left out of the approval, and why; null where it was not. */
  refused: { by: string; reason: string } | null;
  gone: boolean;
  /** Another lot that it is the matter of as well. */
  alsoIn: string | null;
}

export interface LotOut extends Out {
  operation: string;
  recordedBy: string;
}

export interface LotDisk {
  id: string;
  /** It may leave the house without anybody's word. */
  mayLeave: boolean;
  steps: { what: "wiped" | "verified" | "validated"; name: string; at: string }[];
}

export interface DisposalDetail extends HiddenDetail {
  row: DisposalRow;
  fields: Record<string, unknown>;
  assets: LotAsset[];
  media: { id: string; row: MediumRow | null; gone: boolean }[];
  /** Its disks, those in its machines too, with who has wiped, looked at and accepted each last. */
  disks: LotDisk[];
  appraisals: LotStep[];
  approvals: LotStep[];
  /** Levels that it needs, in order, and where it stands among them. */
  levels: string[];
  standing: Standing;
  /** What must be said before it is decided on. */
  undecidable: { missing: string[]; assets: string[] };
  unclosable: string[];
  outs: LotOut[];
  /** Who wrote each field last: member names by field. */
  writtenBy: Record<string, { name: string; at: number }>;
  overwritten: Overwritten[];
  conflicts: ConflictRow[];
}

export interface AssetDetail extends HiddenDetail {
  row: AssetRow;
  fields: Record<string, unknown>;
  /** The fields of its kind's own, and those that it still has of a kind before. */
  own: OwnEntry[];
  /** What the latest inventory measured of fields that a person wrote otherwise, by their names. */
  measured: Record<string, unknown>;
  uses: Record<string, ShownUse>;
  missing: Missing;
  processors: Processor[];
  memories: Memory[];
  media: Medium[];
  ports: Port[];
  os: OperatingSystem | null;
  firmwares: Firmware[];
  documents: { sha256: string; format: string; name: string; bytes: number; at: number }[];
  custody: {
    events: CustodyEntry[];
    /** Open stories (event ids after the fork), first received in front; empty if uncontested. */
    branches: string[][];
    head: string | null;
  };
  overwritten: Overwritten[];
  conflicts: ConflictRow[];
  settled: SettledConflict[];
  tickets: TicketRow[];
}
