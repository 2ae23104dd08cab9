import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import { HIDDEN } from "../../log/parts.ts";
import type { EntityState } from "../../log/state.ts";
import { appendEntry, writeField } from "../../log/write.ts";
import { copiedChecklist } from "../checklist/copied.ts";
import { act } from "../kind/act.ts";
import { writeKeys } from "../kind/edits.ts";
import { existing, labelOf, planned, refused } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";
import { textIn } from "../kind/read-state.ts";
import type { Rule } from "../kind/rule.ts";
import { LEEWAY_MS } from "../kind/rule.ts";
import { undoing } from "../kind/undoing.ts";
import { isDue } from "../round/due-dates.ts";
import { fallingOf, roundStatus, targetsOf } from "../round/round-state.ts";
import { MOST_TARGETS, targetKey } from "../round/target.ts";
import { date, humanNumber, ref, refTo } from "../words.ts";
import { missedTarget, tourFields } from "./tour-fields.ts";
import { missedIn, tourId, tourStatus, tourTargets } from "./tour-state.ts";

const f = tourFields;
const PERMISSION = "run.write";
const touches = ({ tour }: { tour: string }) => [entityKeyOf("tour", tour)];

/** A sheet that is filled in before its day says what nobody has looked at. */
const dayHasCome: Rule<{ due: string }> = ({ due }, { today }) =>
  due <= today ? null : { rule: "notDueYet", path: "due", message: "it is not due yet" };

const tourStart = act({
  permission: PERMISSION,
  final: "what was begun was begun: what is not looked at is missed, with a reason",
  creates: true,
  about:
    "Begins a round on one of its due dates that has come, also one that was missed. Answers {id, number}.",
  payload: z.object({
    tour: ref,
    number: humanNumber,
    round: f.round.schema,
    due: f.due.schema,
    name: f.name.schema,
    copy: f.copy.schema,
  }),
  touches,
  fold(draft, { tour: _, ...said }) {
    draft.state.exists = true;
    for (const name of ["number", "round", "due", "name", "copy"] as const) {
      writeField(draft, f[name], name, said[name]);
    }
    appendEntry(draft, "starts", { number: said.number });
  },
  asks: z.object({ round: refTo("round"), due: date }),
  rules: [dayHasCome],
  plan({ round, due }, planning) {
    const found = existing(planning, "round", round, "round");
    if (!found.ok) return found;
    const tour = tourId(round, due);
    const begun = planning.state("tour", tour);
    if (begun?.exists) {
      const number = textIn(begun, "number");
      const message = `it was begun already: ${number}`;
      return refused("notAllowed", message, "due", { rule: "begunAlready", tour, number });
    }
    const copied = copyOf(planning, found.value, due);
    if (!copied.ok) return copied;
    const number = planning.number("X");
    const name = labelOf(found.value);
    const payload = { tour, number, round, due, name, copy: copied.value };
    return planned({ payload, label: `${number} ${name}`, id: tour, number });
  },
});

function copyOf(planning: Planning, round: EntityState, due: string) {
  if (roundStatus(round) === "ended") {
    return refused("notAllowed", "this round has ended", "round", { rule: "ended" });
  }
  const falling = fallingOf(round);
  if (!falling) return refused("notAllowed", "a newer program planned it", "round", { rule: "needsUpdate" });
  if (!isDue(falling, due)) {
    return refused("notAllowed", "it does not fall due on this day", "due", { rule: "noDueDate" });
  }
  const targets = targetsOf(round).map(({ asset, place }) => ({ asset, place }));
  if (targets.length === 0 || targets.length > MOST_TARGETS) {
    const message = targets.length === 0 ? "it visits nothing yet" : `it visits more than ${MOST_TARGETS}`;
    return refused("notAllowed", message, "round", {
      rule: targets.length === 0 ? "noTargets" : "roundFull",
    });
  }
  const checklist = textIn(round, "checklist");
  const copied = copiedChecklist(planning, checklist, "round");
  if (!copied.ok) return copied;
  const { version, document } = copied.value;
  return planned({ checklist, version, document, targets });
}

const missing = { tour: ref, missed: z.record(targetKey, missedTarget) };

const tourMiss = act({
  permission: PERMISSION,
  undo: "tour.undo",
  about: "Says that targets of a tour (`targets` are their keys) were not looked at, and why.",
  payload: z.object(missing),
  personal: ({ missed }) =>
    Object.fromEntries(Object.keys((missed ?? {}) as object).map((key) => [`missed.${key}.reason`, HIDDEN])),
  touches,
  fold: (draft, { missed }) => writeKeys(draft, f.missed, "missed", missed),
  asks: z.object({
    tour: ref,
    targets: z.array(targetKey).min(1).max(MOST_TARGETS),
    reason: missedTarget.shape.reason,
    at: missedTarget.shape.at,
  }),
  rules: [
    ({ at }, { now }) =>
      Date.parse(at) <= now + LEEWAY_MS
        ? null
        : { rule: "inFuture", path: "at", message: "this moment has not come yet" },
  ],
  plan({ tour, targets, reason, at }, planning) {
    const open = openTour(planning, tour);
    if (!open.ok) return open;
    const there = new Set(tourTargets(open.value).map(({ key }) => key));
    const strange = targets.findIndex((key) => !there.has(key));
    if (strange >= 0) return refused("notFound", "the tour does not visit this", `targets.${strange}`);
    const missed = Object.fromEntries(targets.map((key) => [key, { reason, at }]));
    return planned({ payload: { tour, missed }, label: labelOf(open.value), id: tour, number: null });
  },
});

/** A tour that may still be walked. */
export function openTour(planning: Planning, tour: string, path = "tour"): Result<EntityState> {
  const found = existing(planning, "tour", tour, path);
  if (!found.ok || tourStatus(found.value) === "open") return found;
  return refused("notAllowed", "a finished tour is read only", path, { rule: "readOnly" });
}

const finishing = z.object({ tour: ref, note: f.note.schema.default("") });

const tourFinish = act({
  permission: PERMISSION,
  final: "a finished tour is read only: it may have been printed and signed",
  about: "Finishes a tour: refused while a target has neither a finished run nor a reason why it was missed.",
  payload: finishing,
  personal: { note: HIDDEN },
  touches,
  fold(draft, { note }) {
    writeField(draft, f.finished, "finished", true);
    writeField(draft, f.note, "note", note);
  },
  asks: finishing,
  plan(asked, planning) {
    const open = openTour(planning, asked.tour);
    if (!open.ok) return open;
    const left = leftOf(planning, open.value);
    if (left.length > 0) {
      const message = `${left.length} of its targets are neither looked at nor missed with a reason`;
      return refused("notAllowed", message, "tour", { rule: "notWalked", left: left.length, targets: left });
    }
    return planned({ payload: asked, label: labelOf(open.value), id: asked.tour, number: null });
  },
});

/** Keys of the targets that still wait. */
function leftOf(planning: Planning, state: EntityState): string[] {
  const missed = missedIn(state);
  const walked = new Set(
    planning
      .namedBy("run", entityKeyOf("tour", state.id))
      .filter(({ fields }) => fields.tour === state.id && fields.status === "done")
      .map(({ fields }) => fields.target),
  );
  return tourTargets(state)
    .map(({ key }) => key)
    .filter((key) => !walked.has(key) && !Object.hasOwn(missed, key));
}

export const tourActs = {
  "tour.start": tourStart,
  "tour.miss": tourMiss,
  "tour.finish": tourFinish,
  "tour.undo": undoing("tour", f, {
    permission: PERMISSION,
    except: ["number", "round", "due", "name", "copy", "note", "finished"],
    closed: (state) =>
      tourStatus(state) === "open"
        ? null
        : refused("notAllowed", "a finished tour is read only", "tour", { rule: "readOnly" }),
    // A reason of before speaks of persons as well: it is said anew, and never brought back in plain text.
    allowed: (_, { set }) =>
      Object.values((set.missed ?? {}) as object).every((reason) => reason === null)
        ? planned(null)
        : refused("notAllowed", "another reason stood before: say it again", "operation", {
            rule: "undoFinal",
          }),
  }),
};
