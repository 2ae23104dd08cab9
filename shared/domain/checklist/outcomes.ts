/** How a step came out (domain.md 2.2). */
export const OUTCOMES = ["normal", "abnormal", "notDone", "notApplicable"] as const;
export type StepOutcome = (typeof OUTCOMES)[number];

/** What a run comes to: where the fault lies. The words of the causes of tickets. */
export const VERDICTS = [
  "hardware",
  "software",
  "network",
  "permission",
  "operation",
  "external",
  "unknown",
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What is done next. */
export const NEXT_ACTIONS = ["solved", "replacePart", "sendToRepair", "escalate", "appraise"] as const;
export type NextAction = (typeof NEXT_ACTIONS)[number];

/** What a run that is unfinished, or unsolved, does to the closing of its ticket. */
export const GATES = ["none", "warn", "block"] as const;
export type Gate = (typeof GATES)[number];

/** How the data of the machine stand before a step that may destroy them. */
export const BACKUP_STATES = ["backedUp", "byUser", "notNeeded", "declined"] as const;
export type BackupState = (typeof BACKUP_STATES)[number];
