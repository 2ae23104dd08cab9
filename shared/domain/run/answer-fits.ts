import type { EntityState } from "../../log/state.ts";
import { classifiedIn, noPicturesOf, refusedAsClassified } from "../asset/classified.ts";
import { answeredBy, suggested } from "../checklist/answer.ts";
import type { Step } from "../checklist/checklist-form.ts";
import { probeSpec } from "../checklist/probes.ts";
import { sameMachine } from "../checklist/same-machine.ts";
import { existing, planned, refused } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";
import { textIn } from "../kind/read-state.ts";
import { probeFits } from "./probe-fits.ts";
import type { RunAnswer } from "./run-fields.ts";
import { asAnswered } from "./run-state.ts";

type Said = Omit<RunAnswer, "signature"> & { signature: unknown };

/** Whether an answer is one to its step, by what the run and its asset are. */
export function answerFits(
  planning: Planning,
  run: EntityState,
  step: Step,
  said: Said,
  at: string,
): Result<null> {
  const { outcome } = said;
  const open = outcome === "notDone" || outcome === "notApplicable";
  if (open && step.required && said.reason.trim() === "") {
    return refused("notAllowed", "why it was not done is asked", `${at}.reason`, {
      missing: [`${at}.reason`],
    });
  }
  const kept = nothingOfClassified(planning, run, said, at);
  if (!kept.ok) return kept;
  const allowed = said.reading ? probeFits(planning, run, said.reading, `${at}.reading`) : planned(null);
  if (!allowed.ok || open) return allowed;
  if (step.touchesData && run.fields.consent !== true) {
    const message = "the user has not agreed yet that their data are touched";
    return refused("notAllowed", message, at, { rule: "consent" });
  }
  if (step.destroys && run.fields.backup === undefined) {
    const message = "how the data are backed up is not said yet";
    return refused("notAllowed", message, at, { rule: "backup" });
  }
  const { value, readings } = asAnswered({ ...said, signature: null });
  if (!answeredBy(step, { outcome, value, readings })) {
    return refused("malformed", "this is no answer to this step", `${at}.value`);
  }
  if (step.kind === "choice" && value !== null && suggested(step, value, {}) !== outcome) {
    const message = "the option that was chosen says another outcome";
    return refused("notAllowed", message, `${at}.outcome`, { rule: "otherOutcome" });
  }
  const missing = proofMissing(step, said);
  if (missing) {
    return refused("notAllowed", "what proves the answer is not there", `${at}.${missing}`, {
      missing: [`${at}.${missing}`],
    });
  }
  for (const [index, id] of said.files.entries()) {
    const file = existing(planning, "file", id, `${at}.files.${index}`);
    if (!file.ok) return file;
  }
  return readingFits(planning, run, step, said, at);
}

/** Of what is classified no picture stands behind an answer, and no reading: whatever its outcome is. */
function nothingOfClassified(
  planning: Planning,
  run: EntityState,
  { files, reading }: Said,
  at: string,
): Result<null> {
  const secret = classifiedIn(run, planning.state);
  if (!secret) return planned(null);
  const shown = noPicturesOf(planning, [secret.id], files, `${at}.files`);
  // What somebody wrote down is no measurement.
  const isMeasured = reading !== null && reading.way !== "typed";
  return shown.ok && isMeasured ? refusedAsClassified(secret, "probe", `${at}.reading`) : shown;
}

/** What a step asks behind the outcome. */
function proofMissing(step: Step, { value, words, files, signature, reading }: Said): string | null {
  if ((step.kind === "photo" || step.evidence) && files.length === 0) return "files";
  if (step.kind === "signature" && signature === null) return "signature";
  if (step.kind === "text" && words.trim() === "") return "words";
  if ((step.kind === "number" || step.kind === "choice") && value === null) return "value";
  // A reading that could not be taken may be judged by a person who looked otherwise, and says how.
  return step.kind === "probe" && reading?.end !== "result" && words.trim() === "" ? "words" : null;
}

/** A run about an asset takes readings of a machine from that machine alone. */
function readingFits(
  planning: Planning,
  run: EntityState,
  step: Step,
  { reading }: Said,
  at: string,
): Result<null> {
  if (reading === null) return planned(null);
  if (step.kind !== "probe" || reading.probe !== step.probe) {
    return refused("notAllowed", "this is a reading of something else", `${at}.reading.probe`, {
      rule: "otherProbe",
    });
  }
  const asset = run.fields.asset;
  const ofMachine = probeSpec(step.probe)?.at === "machine";
  if (!ofMachine || reading.way === "typed" || typeof asset !== "string") return planned(null);
  const known = planning.state("asset", asset);
  const match = sameMachine(reading.machine, known ? [textIn(known, "serial")] : []);
  if (match === "same") return planned(null);
  const message =
    match === "other"
      ? "this was measured on another machine than the one the run is about"
      : "by its serial nobody can tell that this was measured on the machine the run is about";
  const rule = match === "other" ? "otherMachine" : "unknownMachine";
  return refused("notAllowed", message, `${at}.reading.machine`, { rule });
}
