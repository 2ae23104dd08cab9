import type { Conclusion, Step } from "../../domain/checklist/checklist-form.ts";
import type { BackupState, NextAction, StepOutcome, Verdict } from "../../domain/checklist/outcomes.ts";
import type { Reading } from "../../domain/checklist/reading.ts";
import type { Localized } from "../../domain/definition/localized.ts";
import type { RunEnvironment } from "../../domain/run/environment.ts";
import type { RunSignature, RunStatus } from "../../domain/run/run-fields.ts";
import type { Lacking, Personal } from "../lacking.ts";

/** Who signed in a run, and for what. */
export interface RunSigned {
  /** What a step asks; null where a backup was declined. */
  title: Localized | null;
  name: Personal;
  strokes: RunSignature["strokes"];
  lacking: Lacking | null;
  signedAt: string;
  identityCheck: RunSignature["identityCheck"];
  /** It names the hash of what was said; null where personal values of that are not at hand. */
  fits: boolean | null;
}

/** What was said of a step, and by whom. */
export interface StepSaid {
  outcome: StepOutcome;
  value: string | number | boolean | null;
  words: Personal;
  reason: Personal;
  /** Its raw output apart: that alone may have been erased. */
  reading: Omit<Reading, "raw"> | null;
  raw: Personal;
  /** Names of what is attached. */
  files: readonly string[];
  signed: boolean;
  by: string;
  at: string;
}

/** A step on the way that was gone; `said` is null where an optional one was passed, or the run waits. */
export interface StepOnWay {
  step: Step;
  said: StepSaid | null;
}

/** All that the paper of a run is made from. */
export interface RunSources {
  organisation: string;
  number: string;
  title: Localized;
  /** Key of the checklist, and which state of it was copied. */
  checklist: string;
  version: string;
  status: RunStatus;
  /** Number and title; '' without one. */
  ticket: string;
  /** Tag or number with the name, and the serial by which readings are told apart. */
  asset: string;
  serial: string;
  /** What was known of the asset when it began. */
  environment: RunEnvironment | null;
  place: string;
  startedAt: string;
  startedBy: string;
  /** When it was concluded or given up, and by whom. */
  endedAt: string;
  endedBy: string;
  consent: boolean | null;
  consentBy: Personal;
  backup: BackupState | null;
  steps: readonly StepOnWay[];
  signatures: readonly RunSigned[];
  conclusion: Conclusion | null;
  verdict: Verdict | null;
  next: NextAction | null;
  note: Personal;
  /** Why it was given up. */
  reason: Personal;
  override: { reason: Personal; by: string; at: string } | null;
  /** A newer program began it: its checklist cannot be read here. */
  unreadable: boolean;
  withheld: Readonly<Record<Lacking, number>>;
  conflicts: number;
  /** Some of it was not received by the hub yet. */
  unsent: boolean;
  anchor: { of: "hub" | "laptop"; key: string };
  /** Names of the files inside. */
  files: readonly string[];
}
