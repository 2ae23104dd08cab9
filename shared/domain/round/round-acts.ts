import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import { HIDDEN } from "../../log/parts.ts";
import type { EntityState } from "../../log/state.ts";
import { writeField } from "../../log/write.ts";
import { copiedChecklist } from "../checklist/copied.ts";
import { act } from "../kind/act.ts";
import { applyEdits, editsOf, personalEdits, sealedEditsOf, writeKeys } from "../kind/edits.ts";
import { allExist, changesSomething, existing, labelOf, planned, refused } from "../kind/plan.ts";
import type { Planned, Planning, Result } from "../kind/plan.ts";
import { refersToSomething } from "../kind/setting.ts";
import { undoing } from "../kind/undoing.ts";
import { ref, text } from "../words.ts";
import { everDue } from "./due-dates.ts";
import type { Falling } from "./due-dates.ts";
import { roundFields } from "./round-fields.ts";
import { fallingOf, roundStatus } from "./round-state.ts";
import { targetActs } from "./target-acts.ts";
import { placedAfter, targetsAsked, targetsExist } from "./targets-asked.ts";

const f = roundFields;
const PERMISSION = "round.write";
const UNDO = "round.undo";
const touches = ({ round }: { round: string }) => [entityKeyOf("round", round)];

type Set = z.output<ReturnType<typeof editsOf<typeof f>>>;

const roundPlan = act({
  permission: PERMISSION,
  final: "a round that is not walked is ended, with a reason",
  creates: true,
  about:
    "Plans a round: a checklist, when it falls due, who walks it, and up to 500 assets or places, 200 at once. Answers {id}.",
  payload: z.object({ round: ref, set: sealedEditsOf(f), target: f.target.schema }),
  personal: personalEdits(f),
  touches,
  fold(draft, { set, target }) {
    draft.state.exists = true;
    applyEdits(draft, f, set);
    writeKeys(draft, f.target, "target", target);
  },
  asks: z.object({
    set: editsOf(f).required({ name: true, checklist: true, rhythm: true, from: true }),
    targets: targetsAsked.default([]),
  }),
  plan({ set, targets }, planning) {
    const fits = setFits(planning, set, null);
    if (!fits.ok) return fits;
    const known = targetsExist(planning, targets);
    if (!known.ok) return known;
    const round = planning.newId();
    const payload = { round, set, target: placedAfter([], targets) };
    return planned({ payload, label: set.name, id: round, number: null });
  },
});

/** What is said fits what there is, and the round falls due at least once. */
function setFits(planning: Planning, set: Set, standing: EntityState | null): Result<unknown> {
  const found = refersToSomething(planning, f, set);
  if (!found.ok) return found;
  const members = allExist(planning, "member", set.who ?? [], (index) => `set.who.${index}`);
  if (!members.ok) return members;
  if (set.checklist !== undefined) {
    const copied = copiedChecklist(planning, set.checklist, "set.checklist");
    if (!copied.ok) return copied;
  }
  const before = standing && fallingOf(standing);
  const { rhythm = before?.rhythm, from = before?.from } = set;
  const until = set.until === undefined ? (before?.until ?? null) : set.until;
  // Where a newer program says when it falls due, this one judges nothing.
  if (rhythm === undefined || from === undefined) return planned(null);
  return fallsDue({ rhythm, from, until });
}

function fallsDue(falling: Falling): Result<null> {
  const { from, until } = falling;
  if (until !== null && until < from) {
    const message = "the last day is before the first";
    return refused("notAllowed", message, "set.until", { rule: "endsBeforeItBegins" });
  }
  if (everDue(falling)) return planned(null);
  const message = "by this rhythm it never falls due between its first day and its last";
  return refused("notAllowed", message, "set.rhythm", { rule: "neverDue" });
}

const roundEdit = act({
  permission: PERMISSION,
  undo: UNDO,
  about: "Changes at least one field of a round. What is being walked stays as it was begun.",
  payload: z.object({ round: ref, set: sealedEditsOf(f) }),
  personal: personalEdits(f),
  touches,
  fold: (draft, { set }) => applyEdits(draft, f, set),
  asks: z.object({ round: ref, set: editsOf(f) }),
  plan(asked, planning) {
    const said = changesSomething(asked.set);
    if (!said.ok) return said;
    const found = existing(planning, "round", asked.round, "round");
    if (!found.ok) return found;
    const fits = setFits(planning, asked.set, found.value);
    return fits.ok ? onRound(asked, found.value) : fits;
  },
});

function onRound(payload: { round: string } & Record<string, unknown>, state: EntityState): Planned {
  return planned({ payload, label: labelOf(state), id: payload.round, number: null });
}

const ending = z.object({ round: ref, endReason: text(400, 2) });

const roundEnd = act({
  permission: PERMISSION,
  undo: UNDO,
  about: "Ends a round, with a reason: it falls due no more. What was walked stays.",
  payload: ending,
  personal: { endReason: HIDDEN },
  touches,
  fold(draft, { endReason }) {
    writeField(draft, f.ended, "ended", true);
    writeField(draft, f.endReason, "endReason", endReason);
  },
  asks: ending,
  plan(asked, planning) {
    const found = existing(planning, "round", asked.round, "round");
    if (!found.ok) return found;
    if (roundStatus(found.value) === "ended") {
      return refused("notAllowed", "this round has ended already", "round", { rule: "ended" });
    }
    return onRound(asked, found.value);
  },
});

export const roundActs = {
  "round.plan": roundPlan,
  "round.edit": roundEdit,
  ...targetActs,
  "round.end": roundEnd,
  "round.undo": undoing("round", f, { permission: PERMISSION, except: [] }),
};
