import type { Attempt, Validation, Verification } from "../../domain/medium/clearing-forms.ts";
import type { MediumType } from "../../domain/medium/medium-types.ts";
import type { Lacking } from "../lacking.ts";

export const STEPS = ["attempt", "verification", "validation"] as const;
export type CertifiedStep = (typeof STEPS)[number];

/** Who recorded a step, on which laptop, when; its place in the log, null while it waits to be sent. */
export interface Recording {
  by: string;
  device: string;
  at: string;
  seq: number | null;
}

/** The medium as whoever accepted it had it; '' for what was not known. */
export interface CertifiedMedium {
  number: string;
  maker: string;
  model: string;
  label: string;
  labelRead: "read" | "unreadable" | "noLabel" | null;
  reported: string;
  type: MediumType | null;
  /** MB. */
  capacity: number | null;
  /** Machine or keeper that it came from. */
  source: string;
}

/** A step of which some is not said yet. */
export type Growing<T> = T extends unknown ? { [K in keyof T]: T[K] | null } : never;

/** A try that another one followed: nothing in it is personal. */
export type EarlierAttempt = Pick<Attempt, "method" | "technique" | "result" | "at">;

/** How the attempt stands today: nothing is said of one that still holds. */
export type CertificateStanding = "reused" | "again" | "failed";

/** All that a certificate is made from. The window makes one of what is filled in so far: the rest is null. */
export interface CertificateSources {
  organisation: string;
  /** '' until it is accepted. */
  number: string;
  medium: CertifiedMedium;
  attempt: Growing<Attempt> | null;
  /** What was tried on it before in the same go, the first first. */
  earlier: readonly EarlierAttempt[];
  verification: Growing<Verification> | null;
  validation: Growing<Validation> | null;
  recorded: Readonly<Partial<Record<CertifiedStep, Recording>>>;
  /** Why a personal value is not there, by step and path: `attempt.operator.name`. */
  withheld: ReadonlyMap<string, Lacking>;
  /** The tool's report, as a file of the medium; '' where there is none. */
  report: string;
  standing: CertificateStanding | null;
  hash: {
    /** Of the text file inside; null while nothing is sealed, or where part of it is not at hand. */
    document: string | null;
    /** Every signature is bound to what its step says. */
    fits: boolean;
    /** The signature of the accepting laptop was looked at. */
    checked: boolean;
  };
  /** In the language of the page; null where the document hash is not known. */
  receipt: string | null;
  anchor: { of: "hub" | "laptop"; key: string } | null;
  /** Names of the files inside. */
  files: readonly string[];
}
