import type { Way } from "../../domain/approval/step.ts";
import type { Signature } from "../../domain/custody/custody-forms.ts";
import type {
  CONFIDENTIALITY,
  DISPOSAL_REASONS,
  DisposalStatus,
} from "../../domain/disposal/disposal-fields.ts";
import type { DisposalWay, LotLine } from "../../domain/disposal/disposal-fields.ts";
import type { Differences } from "../../domain/disposal/lot.ts";
import type { Clearedness } from "../../domain/medium/clearedness.ts";
import type { MediumType } from "../../domain/medium/medium-types.ts";
import type { Lacking } from "../lacking.ts";

/** What speaks of a person: as it was said, or why it is not there. */
export interface Personal {
  text: string;
  lacking: Lacking | null;
}

/** A machine of the lot, or one that went out with it. */
export interface LotMachine {
  number: string;
  tag: string;
  name: string;
  /** Maker and model. */
  model: string;
  serial: string;
  financeNo: string;
  line: LotLine;
  approved: boolean;
  /** Who left it out of the approval, and why. */
  refused: { by: Personal; reason: string } | null;
  /** Number of the paper that it went out with; '' while it is here. */
  out: string;
  /** It went out and was not approved. */
  unlisted: boolean;
}

/** A storage medium of the lot: of its own, or in one of its machines. */
export interface LotMedium {
  number: string;
  type: MediumType | null;
  /** On the label; else as the disk reports it. */
  serial: string;
  seal: string;
  /** The machine that it is in; '' of one that goes by itself. */
  machine: string;
  clearedness: Clearedness;
  /** Numbers of its certificates that hold. */
  certificates: readonly string[];
  out: string;
}

/** An opinion or a decision of a person. */
export interface LotStep {
  /** `appraisal`, or the level of approval. */
  level: string;
  name: Personal;
  decision: "approve" | "reject";
  opinion: Personal;
  at: string;
  way: Way;
  /** Number in the company's own approval system. */
  external: string;
  afterwards: boolean;
  /** Estimate of an appraisal, yuan. */
  repairCost: number | null;
  /** How many assets it leaves out. */
  except: number;
  signature: {
    strokes: Signature["strokes"];
    lacking: Lacking | null;
    signedAt: string;
    identityCheck: "badge" | "face" | "message";
  } | null;
  /** Who recorded it, where that is somebody else. */
  recordedBy: string;
}

/** What left the house at once. */
export interface LotOut extends Differences {
  number: string;
  at: string;
  to: Personal;
  giver: Personal;
  place: string;
  machines: number;
  media: number;
  seals: readonly string[];
  /** Why it went although it differs from what was approved. */
  words: Personal;
  /** Why nobody signed; null where somebody did. */
  unsigned: Personal | null;
  /** Who let a medium go with what is on it. */
  letGo: Personal | null;
  signatures: readonly {
    role: Signature["role"];
    name: Personal;
    strokes: Signature["strokes"];
    lacking: Lacking | null;
    signedAt: string;
    identityCheck: Signature["identityCheck"];
  }[];
  /** Of the text that is signed; null where personal values of it are not at hand. */
  hash: string | null;
  /** Every signature names this hash. */
  fits: boolean;
}

/** All that a disposal manifest is made from. */
export interface ManifestSources {
  organisation: string;
  number: string;
  title: string;
  status: DisposalStatus;
  reason: (typeof DISPOSAL_REASONS)[number] | "";
  reasonText: string;
  way: DisposalWay | "";
  dept: string;
  applicant: Personal;
  confidentiality: (typeof CONFIDENTIALITY)[number] | null;
  holdCheck: boolean | null;
  checkNote: string;
  /** Levels of approval that it needs. */
  levels: readonly string[];
  machines: readonly LotMachine[];
  media: readonly LotMedium[];
  steps: readonly LotStep[];
  outs: readonly LotOut[];
  recycler: string;
  licence: string;
  licenceUntil: string;
  handedOn: string;
  batch: string;
  /** Number of the recycler's own paper. */
  transfer: string;
  weightKg: number | null;
  quotes: readonly { from: string; amount: number }[];
  proceeds: number | null;
  invoiceNo: string;
  proofNo: string;
  proofOn: string;
  writeoffNo: string;
  writeoffOn: string;
  residual: number | null;
  closeNote: string;
  endReason: string;
  /** Number of the lot that stands for it. */
  supersededBy: string;
  /** How many personal values are not at hand. */
  withheld: Readonly<Record<Lacking, number>>;
  conflicts: number;
  /** Some of it was not received by the hub yet. */
  unsent: boolean;
  anchor: { of: "hub" | "laptop"; key: string };
  /** Names of the files inside. */
  files: readonly string[];
}
