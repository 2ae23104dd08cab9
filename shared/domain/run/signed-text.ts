import { canonicalJson } from "../../log/canonical.ts";
import type { EntityState } from "../../log/state.ts";
import type { Step } from "../checklist/checklist-form.ts";
import type { BackupState } from "../checklist/outcomes.ts";
import type { RunAnswer } from "./run-fields.ts";

/**
 * The text whose SHA-256 a signature in a run names: the run, and what was said with it. The same from a
 * question and from what was recorded of it, so that a paper can look whether they fit.
 */
function signedText({ id, fields }: EntityState, said: unknown): string {
  const subject = { run: id, number: fields.number, said };
  return canonicalJson(JSON.parse(JSON.stringify(subject)));
}

export const answeredText = (
  run: EntityState,
  { key, title }: Pick<Step, "key" | "title">,
  answer: Omit<RunAnswer, "signature">,
): string => signedText(run, { step: key, title, ...answer });

export const backupText = (run: EntityState, backup: BackupState | string): string =>
  signedText(run, { backup });
