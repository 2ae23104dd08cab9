import type { z } from "zod";
import { notInFuture } from "../kind/rule.ts";
import type { Rule } from "../kind/rule.ts";
import { isUnshown } from "./line-forms.ts";
import { SENT_OUTCOMES } from "./later-forms.ts";
import type { attemptAsked, renewAsked, unsealAsked } from "./later-forms.ts";

type AttemptAsked = z.output<typeof attemptAsked>;

/** What is sent is sent, arrives or comes back; a person is reached or not. */
const outcomeFits: Rule<Pick<AttemptAsked, "way" | "outcome">> = ({ way, outcome }) =>
  (way === "courier") === SENT_OUTCOMES.includes(outcome)
    ? null
    : { rule: "outcomeFits", path: "outcome", message: "this way of reaching somebody does not end so" };

/** A parcel that nobody can look up is not known to be on its way. */
const parcelStated: Rule<Pick<AttemptAsked, "outcome" | "tracking">> = ({ outcome, tracking }) =>
  outcome === "sent" && tracking.trim() === ""
    ? { missing: ["tracking"], message: "what was sent has the number of its parcel" }
    : null;

export const attemptRules: readonly Rule<AttemptAsked>[] = [outcomeFits, parcelStated, notInFuture("at")];

export const missRules: readonly Rule<{ at: string }>[] = [notInFuture("at")];

type UnsealAsked = z.output<typeof unsealAsked>;

const damageShown: Rule<Pick<UnsealAsked, "condition" | "photos" | "noPhoto">> = (asked) =>
  isUnshown(asked)
    ? { missing: ["photos"], message: "damage needs a photograph, or why there is none" }
    : null;

/** A seal that was not whole is written about. */
const brokenSaid: Rule<Pick<UnsealAsked, "intact" | "note">> = ({ intact, note }) =>
  !intact && note.trim() === ""
    ? { missing: ["note"], message: "what was found where the seal was not whole is not stated" }
    : null;

export const unsealRules: readonly Rule<UnsealAsked>[] = [damageShown, brokenSaid, notInFuture("at")];

/** A loan goes on to a day that has not passed. */
const dueBackAhead: Rule<Pick<z.output<typeof renewAsked>, "dueBack">> = ({ dueBack }, { today }) =>
  dueBack < today
    ? { rule: "dueBackPassed", path: "dueBack", message: "the day on which it is due back has passed" }
    : null;

export const renewRules: readonly Rule<z.output<typeof renewAsked>>[] = [dueBackAhead];
