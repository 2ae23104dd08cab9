import { z } from "zod";
import { canonicalJson } from "../../log/canonical.ts";
import { entityKeyOf } from "../../log/operation.ts";
import { HIDDEN } from "../../log/parts.ts";
import type { EntityState } from "../../log/state.ts";
import { appendEntry, writeField } from "../../log/write.ts";
import { act } from "../kind/act.ts";
import { existing, labelOf, planned, refused } from "../kind/plan.ts";
import type { Planned, Planning, Result } from "../kind/plan.ts";
import { ref } from "../words.ts";
import { clearingOf, minuteOf } from "./clearedness.ts";
import {
  destroyAsked,
  destroyPayload,
  mediumHold,
  validateAsked,
  validatePayload,
  verifyAsked,
  verifyPayload,
  wipeAsked,
  wipePayload,
} from "./clearing-forms.ts";
import {
  acceptedUnverified,
  decidedTwice,
  destroyRules,
  operatorJudges,
  passedFailure,
  showOperatorJudged,
  validateRules,
  verifyRules,
  wipeRefused,
  wipeRules,
} from "./clearing-rules.ts";
import { mediumFields } from "./medium-fields.ts";
import type { MediumType } from "./medium-types.ts";
import { verdictOf } from "./technique-verdict.ts";

const PERMISSION = "asset.write";
const touches = ({ medium }: { medium: string }) => [entityKeyOf("medium", medium)];

const personalParty = (at: string) => ({
  [`${at}.name`]: HIDDEN,
  [`${at}.title`]: HIDDEN,
  [`${at}.contact`]: HIDDEN,
});
const personalDeed = {
  ...personalParty("operator"),
  ...personalParty("witness"),
  "witness.signature.strokes": [[]],
  note: HIDDEN,
};
const personalJudgement = { ...personalParty("by"), "signature.strokes": [[]], note: HIDDEN };

const DONE = "what was done to it was done: a further attempt follows";
const DECIDED = "a decision others build on: a further attempt is judged anew";

const mediumWipe = act({
  permission: PERMISSION,
  final: DONE,
  about:
    "Records that a storage medium was wiped: its type was confirmed, and the technique is a method on it. Not verified yet.",
  payload: wipePayload,
  personal: { ...personalDeed, noReport: HIDDEN },
  touches,
  fold(draft, { medium: _, ...said }) {
    appendEntry(draft, "attempts", { act: "wipe", ...said });
    showOperatorJudged(draft);
  },
  asks: wipeAsked,
  rules: wipeRules,
  plan(asked, planning) {
    const found = untouched(planning, asked);
    if (!found.ok) return found;
    const type = found.value.fields.mediumType as MediumType | null | undefined;
    if (!type) {
      const message = "its type is not confirmed at the bench yet: a guess selects no method";
      return refused("notAllowed", message, "medium", { rule: "typeUnconfirmed" });
    }
    const breach = wipeRefused(type, asked);
    if (breach) return refused("notAllowed", breach.message, breach.path, { rule: breach.rule });
    const named = filesOf(planning, asked.medium, asked.report === null ? [] : [asked.report], "report");
    return named.ok ? deed(planning, found.value, asked) : named;
  },
});

const mediumDestroy = act({
  permission: PERMISSION,
  final: DONE,
  about: "Records that a storage medium was destroyed, before a witness. Not verified yet.",
  payload: destroyPayload,
  personal: { ...personalDeed, noPhoto: HIDDEN },
  touches,
  fold(draft, { medium: _, ...said }) {
    appendEntry(draft, "attempts", { act: "destroy", method: "destroy", ...said });
    showOperatorJudged(draft);
  },
  asks: destroyAsked,
  rules: destroyRules,
  plan(asked, planning) {
    const found = untouched(planning, asked);
    if (!found.ok) return found;
    const type = (found.value.fields.mediumType as MediumType | null | undefined) ?? "other";
    const { allowed, why } = verdictOf(type, "destroy", asked.technique, asked.norm);
    if (!allowed) {
      const message = "this destroys no medium";
      return refused("notAllowed", message, "technique", { rule: why });
    }
    const named = filesOf(planning, asked.medium, asked.photos, "photos");
    return named.ok ? deed(planning, found.value, asked) : named;
  },
});

const mediumVerify = act({
  permission: PERMISSION,
  final: DECIDED,
  about: "Says that somebody who did not wipe it has looked at the last attempt, and whether it holds.",
  payload: verifyPayload,
  personal: personalJudgement,
  touches,
  fold(draft, { medium: _, ...said }) {
    appendEntry(draft, "verifications", said);
  },
  asks: verifyAsked,
  rules: verifyRules,
  guards: {
    operatorVerifies: (state, { attempt, by }) => operatorJudges(state, attempt, by),
    passedFailure: (state, said) => passedFailure(state, said),
  },
  plan(asked, planning) {
    const found = judgedNow(planning, asked);
    if (!found.ok) return found;
    const { state, attempt, destroyed } = found.value;
    if (destroyed !== (asked.way === "residue")) {
      const message = "what is left is looked at where a medium was destroyed, and nowhere else";
      return refused("notAllowed", message, "way", { rule: "wayFits" });
    }
    const said = { ...asked, attempt };
    const no =
      forbiddenBy("operatorVerifies", "by.name", operatorJudges(state, attempt, asked.by)) ??
      forbiddenBy("passedFailure", "result", passedFailure(state, said));
    if (no) return no;
    return planned({ payload: signing(planning, state, said), ...told(state) });
  },
});

const mediumValidate = act({
  permission: PERMISSION,
  final: DECIDED,
  about:
    "Accepts the last attempt, or says that it is to be repeated. What is accepted gets a certificate. Answers {id, number}.",
  payload: validatePayload,
  personal: personalJudgement,
  touches,
  fold(draft, { medium: _, ...said }) {
    appendEntry(draft, "validations", said);
  },
  asks: validateAsked,
  rules: validateRules,
  guards: {
    operatorValidates: (state, { attempt, by }) => operatorJudges(state, attempt, by),
    acceptedUnverified: (state, said) => acceptedUnverified(state, said),
    decidedTwice: (state, said) => decidedTwice(state, said),
  },
  plan(asked, planning) {
    const found = judgedNow(planning, asked);
    if (!found.ok) return found;
    const { state, attempt } = found.value;
    const said = { ...asked, attempt };
    const no =
      forbiddenBy("operatorValidates", "by.name", operatorJudges(state, attempt, asked.by)) ??
      forbiddenBy("acceptedUnverified", "decision", acceptedUnverified(state, said)) ??
      forbiddenBy("decidedTwice", "decision", decidedTwice(state, said));
    if (no) return no;
    const number = asked.decision === "accept" ? planning.number("C") : null;
    return planned({ payload: signing(planning, state, { ...said, number }), ...told(state), number });
  },
});

const mediumHolding = act({
  permission: PERMISSION,
  final: "whoever holds or releases it says so anew",
  about:
    "Keeps what is on a storage medium from being wiped (`hold.on`), or releases it: by whose word, and why.",
  payload: z.object({ medium: ref, hold: mediumHold }),
  personal: { "hold.by": HIDDEN, "hold.reason": HIDDEN },
  touches,
  fold: (draft, { hold }) => writeField(draft, mediumFields.hold, "hold", hold),
  asks: z.object({ medium: ref, hold: mediumHold }),
  plan(asked, planning) {
    const found = existing(planning, "medium", asked.medium, "medium");
    if (!found.ok) return found;
    if (isHeld(found.value) === asked.hold.on) {
      const message = asked.hold.on ? "it is held already" : "it is not held";
      return refused("notAllowed", message, "hold.on", { rule: "holdUnchanged" });
    }
    return planned({ payload: asked, ...told(found.value) });
  },
});

export const clearingActs = {
  "medium.wipe": mediumWipe,
  "medium.verify": mediumVerify,
  "medium.validate": mediumValidate,
  "medium.destroy": mediumDestroy,
  "medium.hold": mediumHolding,
};

const told = (state: EntityState) => ({ label: labelOf(state), id: state.id, number: null });

/** Whether somebody has said that nothing on it may be wiped. */
export function isHeld({ fields }: EntityState): boolean {
  return (fields.hold as z.output<typeof mediumHold> | null | undefined)?.on === true;
}

/** A medium that may be wiped or destroyed now: not held, and still there. */
function untouched(planning: Planning, asked: { medium: string; at: string }): Result<EntityState> {
  const found = existing(planning, "medium", asked.medium, "medium");
  if (!found.ok) return found;
  if (isHeld(found.value)) {
    const message = "what is on it must be kept: nothing is wiped before the hold is released";
    return refused("notAllowed", message, "medium", { rule: "held" });
  }
  const { state, attempt } = clearingOf(found.value);
  if (state === "destroyed" && attempt && Date.parse(attempt.value.at) < Date.parse(asked.at)) {
    return refused("notAllowed", "it was destroyed before", "medium", { rule: "destroyed" });
  }
  return found;
}

/** Files that a step names are files of the medium. */
function filesOf(planning: Planning, medium: string, files: readonly string[], path: string): Result<null> {
  for (const id of files) {
    const file = existing(planning, "file", id, path);
    if (!file.ok) return file;
    if (file.value.fields.about !== entityKeyOf("medium", medium)) {
      return refused("notAllowed", "this file belongs to another record", path, { rule: "fileOfMedium" });
    }
  }
  return planned(null);
}

type Deed = z.output<typeof wipeAsked> | z.output<typeof destroyAsked>;

/** Seals an attempt: who stood by signs what it says. */
function deed(planning: Planning, state: EntityState, { witness, ...said }: Deed): Planned {
  const people = peopleExist(planning, { operator: said.operator, witness });
  if (!people.ok) return people;
  const { signature = null, ...stood } = witness ?? {};
  const docHash = planning.sha256(signedClearing(state, { ...said, witness }));
  const signed = witness && { ...stood, signature: signature && { ...signature, docHash } };
  return planned({ payload: { ...said, witness: signed }, ...told(state) });
}

/** A judgement with its own signature bound to what it says. */
function signing<S extends { signature: object | null }>(planning: Planning, state: EntityState, said: S) {
  const docHash = planning.sha256(signedClearing(state, said));
  return { ...said, signature: said.signature && { ...said.signature, docHash } };
}

/** The text that a signature under a step is bound to: what the step says unsigned, and of which medium. */
export function signedClearing(state: EntityState, payload: object): string {
  const { number = "", label = "", reported = "" } = state.fields;
  return canonicalJson({ of: { number, label, reported }, said: unsignedStep(payload) });
}

/** What a step says, without the signatures under it. */
export function unsignedStep(payload: object): Record<string, unknown> {
  const { signature: _, witness, ...said } = payload as Record<string, unknown>;
  const { signature: _own, ...stood } = (witness ?? {}) as Record<string, unknown>;
  return { ...said, ...(witness === undefined ? {} : { witness: witness && stood }) };
}

function peopleExist(
  planning: Planning,
  named: Record<string, { person: string | null } | null>,
): Result<null> {
  for (const [path, party] of Object.entries(named)) {
    const person = party?.person ?? null;
    const found = person === null ? planned(null) : existing(planning, "person", person, `${path}.person`);
    if (!found.ok) return found;
  }
  return planned(null);
}

/** The attempt that is judged: the last one, and the one that was on the screen. */
function judgedNow(
  planning: Planning,
  asked: { medium: string; attempt?: string | undefined; at: string; by: { person: string | null } },
): Result<{ state: EntityState; attempt: string; destroyed: boolean }> {
  const found = existing(planning, "medium", asked.medium, "medium");
  if (!found.ok) return found;
  const { attempt } = clearingOf(found.value);
  if (!attempt) {
    return refused("notAllowed", "nobody has wiped it yet", "medium", { rule: "notWiped" });
  }
  const { op } = attempt.mark;
  if (asked.attempt !== undefined && asked.attempt !== op) {
    return refused("stale", "it was wiped again since", "attempt", { attempt: op });
  }
  if (minuteOf(asked.at) < minuteOf(attempt.value.at)) {
    return refused("notAllowed", "it was not wiped yet at that moment", "at", { rule: "beforeAttempt" });
  }
  const people = peopleExist(planning, { by: asked.by });
  if (!people.ok) return people;
  return planned({ state: found.value, attempt: op, destroyed: attempt.value.act === "destroy" });
}

function forbiddenBy(rule: string, path: string, no: { message: string } | null) {
  return no && refused("notAllowed", no.message, path, { rule });
}
