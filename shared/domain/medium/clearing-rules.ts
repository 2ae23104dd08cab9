import type { z } from "zod";
import { hasSeen } from "../../log/seen.ts";
import type { Mark } from "../../log/seen.ts";
import type { EntityState } from "../../log/state.ts";
import { openBreach } from "../../log/write.ts";
import type { Draft } from "../../log/write.ts";
import type { Forbidden } from "../kind/act.ts";
import { notInFuture } from "../kind/rule.ts";
import type { Breach, Rule } from "../kind/rule.ts";
import { attemptsAround, attemptsBy, attemptsOf, validationsOf, verificationsOf } from "./clearedness.ts";
import type { Party, Validation, Verification, destroyAsked, wipeAsked } from "./clearing-forms.ts";
import type { MediumType } from "./medium-types.ts";
import { passesBy, verdictOf } from "./technique-verdict.ts";
import { TECHNIQUE_TABLE } from "./techniques.ts";
import type { Proof } from "./techniques.ts";

type Wipe = z.output<typeof wipeAsked>;
type Destroy = z.output<typeof destroyAsked>;

const STATED = ["name", "title", "place", "contact"] as const;

/** Of whoever did a step the certificate says name, position, place and contact (NIST SP 800-88 Rev. 2, 4.6). */
function partyStated<N extends string>(at: N): Rule<{ [K in N]: Party }> {
  return (asked) => {
    const missing = STATED.filter((part) => asked[at][part].trim() === "").map((part) => `${at}.${part}`);
    return missing.length > 0 ? { missing, message: "who did it is not stated" } : null;
  };
}

/** What is classified goes another way, which is not this program's. */
const notClassified: Rule<Pick<Wipe, "confidentiality">> = ({ confidentiality }) =>
  confidentiality === "classified"
    ? {
        ...{ rule: "classified", path: "confidentiality" },
        message: "classified media go the way of the office for secrecy; nothing is done here",
      }
    : null;

const normStated: Rule<Pick<Wipe, "norm" | "normText">> = ({ norm, normText }) =>
  norm === "own" && normText.trim() === ""
    ? { missing: ["normText"], message: "which standard of your own it followed is not stated" }
    : null;

/** Somebody stands by where more than everyday data were on it, and wherever a thing is destroyed. */
const witnessed = (always: boolean): Rule<Pick<Wipe, "confidentiality" | "witness">> => {
  return ({ confidentiality, witness }) =>
    (always || witness !== null || confidentiality === "sensitive" || confidentiality === "important") &&
    (witness?.name ?? "").trim() === ""
      ? { missing: ["witness"], message: "who stood by is not stated" }
      : null;
};

const PROOFS: Readonly<Record<Proof, readonly (keyof Wipe & string)[]>> = {
  tool: ["tool", "toolVersion"],
  equipment: ["equipment"],
  calibrated: ["calibrated"],
  keyEvidence: ["keyEvidence"],
};

/** By what it was done: tool and version, equipment, day of calibration, evidence of the keys. */
const proven: Rule<Pick<Wipe, "technique"> & Partial<Wipe>> = (asked) => {
  const wanted = TECHNIQUE_TABLE[asked.technique].needs.flatMap((proof) => PROOFS[proof]);
  const missing = wanted.filter((name) => name in asked && ((asked[name] ?? "") as string).trim() === "");
  return missing.length > 0 ? { missing, message: "by what it was done is not stated" } : null;
};

/** A tool leaves a report; where there is none, it is said why (domain.md 2.5). */
const reported: Rule<Pick<Wipe, "technique" | "report" | "noReport">> = ({ technique, report, noReport }) =>
  TECHNIQUE_TABLE[technique].needs.includes("tool") && report === null && noReport.trim() === ""
    ? { missing: ["noReport"], message: "the tool's report is not attached, and why is not stated" }
    : null;

/** What is destroyed is photographed before and after; where it was not, it is said why (domain.md 2.5). */
const photographed: Rule<Pick<Destroy, "photos" | "noPhoto">> = ({ photos, noPhoto }) =>
  photos.length === 0 && noPhoto.trim() === ""
    ? { missing: ["noPhoto"], message: "there is no photograph, and why is not stated" }
    : null;

export const wipeRules: readonly Rule<Wipe>[] = [
  notClassified,
  normStated,
  proven,
  reported,
  witnessed(false),
  partyStated("operator"),
  notInFuture("at"),
];

export const destroyRules: readonly Rule<Destroy>[] = [
  notClassified,
  normStated,
  proven,
  photographed,
  witnessed(true),
  partyStated("operator"),
  notInFuture("at"),
];

/** How much was read is said of a sample, and of nothing else. */
const sampleSaid: Rule<Pick<Verification, "way" | "sample">> = ({ way, sample }) =>
  way === "sample" && sample === null
    ? { missing: ["sample"], message: "how much of it was read is not stated" }
    : null;

export const verifyRules = [sampleSaid, partyStated("by"), notInFuture("at")] as const;

const endStated: Rule<Pick<Validation, "decision" | "confidentialityAfter" | "destination">> = (asked) => {
  if (asked.decision === "repeat") return null;
  const missing = (["confidentialityAfter", "destination"] as const).filter((name) => asked[name] === null);
  return missing.length > 0 ? { missing, message: "what it is from now on is not stated" } : null;
};

export const validateRules = [endStated, partyStated("by"), notInFuture("at")] as const;

/** Why a wipe of a medium of this type is none: its technique, or too few passes. Form and core ask it. */
export function wipeRefused(
  type: MediumType,
  { method, technique, norm, passes }: Pick<Wipe, "method" | "technique" | "norm" | "passes">,
): Extract<Breach, { rule: string }> | null {
  const { allowed, why } = verdictOf(type, method, technique, norm);
  if (!allowed && why !== null) {
    return { rule: why, path: "technique", message: "this is no such method on this medium" };
  }
  const least = passesBy(norm, type, technique);
  return least && (passes ?? 0) < least.passes
    ? { rule: "tooFewPasses", path: "passes", message: `this rule asks for ${least.passes} or more passes` }
    : null;
}

const forbidden = (marks: readonly Mark[], message: string): Forbidden | null =>
  marks.length > 0 ? { by: marks, message } : null;

/** Nobody judges a medium that he has wiped himself, in this go or the attempt before it. */
export function operatorJudges(state: EntityState, attempt: string, by: Party): Forbidden | null {
  const marks = attemptsBy(state, attempt, by).map(({ mark }) => mark);
  return forbidden(marks, "whoever wiped it does not judge it");
}

/** What failed by its own result does not pass. */
export function passedFailure(state: EntityState, said: Pick<Verification, "attempt" | "result">) {
  const failed = attemptsOf(state).filter(
    ({ mark, value }) => mark.op === said.attempt && value.result !== "success",
  );
  const marks = said.result === "passed" ? failed.map(({ mark }) => mark) : [];
  return forbidden(marks, "the wipe itself did not succeed");
}

/** Accepted is what succeeded and somebody else has looked at, with nobody finding that it failed. */
export function acceptedUnverified(state: EntityState, said: Pick<Validation, "attempt" | "decision">) {
  const attempt = attemptsOf(state).find(({ mark }) => mark.op === said.attempt);
  if (said.decision !== "accept" || !attempt) return null;
  const verifications = verificationsOf(state, said.attempt);
  const failed = verifications.filter(({ value }) => value.result === "failed").map(({ mark }) => mark);
  const passed = verifications
    .filter(({ value }) => value.result === "passed")
    .map(({ value }) => attemptsBy(state, said.attempt, value.by).map(({ mark }) => mark));
  const lacks = attempt.value.result !== "success" || !passed.some((own) => own.length === 0);
  // Where those who passed it turn out to have wiped it as well, it is their wipes that forbid it.
  const marks = lacks ? [attempt.mark, ...failed, ...passed.flat()] : failed;
  return forbidden(marks, "nobody else has verified that it holds");
}

/** An attempt is decided on once; what comes after is another attempt. */
export function decidedTwice(state: EntityState, said: Pick<Validation, "attempt">): Forbidden | null {
  const marks = validationsOf(state, said.attempt).map(({ mark }) => mark);
  return forbidden(marks, "it was decided on already");
}

/**
 * The other order of two consoles that did not know of each other: somebody who has judged this go turns
 * out to have wiped as well. The deed stands; everybody is shown it.
 */
export function showOperatorJudged(draft: Draft): void {
  const { state, logged } = draft;
  const of = logged.op.id;
  const operator = attemptsOf(state).find(({ mark }) => mark.op === of)?.value.operator;
  const go = operator ? attemptsAround(state, of) : [];
  const judged = (list: typeof verificationsOf | typeof validationsOf) =>
    go.flatMap(({ mark }) =>
      list(state, mark.op).flatMap((step) =>
        attemptsBy(state, of, step.value.by).some((each) => each.mark.op === of) &&
        !hasSeen(logged.op, step.mark)
          ? [step.mark]
          : [],
      ),
    );
  openBreach(draft, "operatorVerifies", judged(verificationsOf));
  openBreach(draft, "operatorValidates", judged(validationsOf));
}
