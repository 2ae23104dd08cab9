import { z } from "zod";
import { entityKeyOf, timestamp } from "../../log/operation.ts";
import { HIDDEN } from "../../log/parts.ts";
import { appendEntry, writeField } from "../../log/write.ts";
import type { Draft } from "../../log/write.ts";
import { unmerged } from "../asset/asset-acts.ts";
import { unstated } from "../custody/keeping.ts";
import { act } from "../kind/act.ts";
import { applyEdits, editsOf, personalEdits, sealedEditsOf } from "../kind/edits.ts";
import { changesSomething, existing, labelOf, planned, refused } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";
import { notInFuture } from "../kind/rule.ts";
import type { Rule } from "../kind/rule.ts";
import { undoing } from "../kind/undoing.ts";
import { humanNumber, ref, refTo, text } from "../words.ts";
import { clearingActs } from "./clearing-acts.ts";
import { clearingOf } from "./clearedness.ts";
import { LABEL_READ, away, mayLeave, mediumFields } from "./medium-fields.ts";
import { MEDIUM_TYPES } from "./medium-types.ts";
import type { Stay } from "./medium-fields.ts";

const f = mediumFields;
const PERMISSION = "asset.write";
const touches = ({ medium }: { medium: string }) => [entityKeyOf("medium", medium)];

/** Where a medium is from a moment on: in a machine, or elsewhere. */
const whereabouts = {
  asset: refTo("asset").nullable().default(null),
  away: away.nullable().default(null),
  /** Number of the seal on its bag, '' without one. */
  seal: text(40).default(""),
  at: timestamp,
  /** Asked where it goes to a supplier with what is on it. */
  approval: mayLeave.nullable().default(null),
};
const personalStay = { "away.name": HIDDEN, "away.responsible": HIDDEN, "approval.by": HIDDEN };

type Whereabouts = z.output<z.ZodObject<typeof whereabouts>>;

/** It is in one machine or in one other place, never in both and never nowhere. */
const somewhere: Rule<Pick<Whereabouts, "asset" | "away">> = ({ asset, away: elsewhere }) => {
  const message = "a medium is in a machine or somewhere else: one of the two";
  if (asset === null && elsewhere === null) return { missing: ["asset"], message };
  return asset !== null && elsewhere !== null ? { rule: "oneWhereabouts", path: "away", message } : null;
};

const keeperStated: Rule<Pick<Whereabouts, "away">> = ({ away: elsewhere }) => {
  const missing = elsewhere ? unstated(elsewhere).map((part) => `away.${part}`) : [];
  return missing.length > 0 ? { missing, message: "who has it from now on is not stated" } : null;
};

export const UNCLEARED = "it is not cleared: who allowed that it leaves the house?";

/** Goes to a supplier without anybody's word for it. */
const goesUnallowed = ({ away: elsewhere, approval }: Pick<Whereabouts, "away" | "approval">) =>
  elsewhere?.holder === "supplier" && approval === null;

/** What was entered just now nobody has wiped. */
const allowedToGo: Rule<Pick<Whereabouts, "away" | "approval">> = (where) =>
  goesUnallowed(where) ? { missing: ["approval"], message: UNCLEARED } : null;

const whereRules = [somewhere, keeperStated, notInFuture("at")] as const;

export function stays(draft: Draft, { asset, away: elsewhere, seal, at, approval }: Whereabouts): void {
  writeField(draft, f.asset, "asset", asset);
  writeField(draft, f.away, "away", elsewhere);
  writeField(draft, f.seal, "seal", seal);
  const entry: Stay = { asset, away: elsewhere, seal, at, approval };
  appendEntry(draft, "stays", entry);
}

function whereIsKnown(planning: Planning, { asset, away: elsewhere }: Whereabouts): Result<unknown> {
  if (asset !== null) return unmerged(planning, asset, "asset");
  const site = elsewhere?.site ?? null;
  return site === null ? planned(null) : existing(planning, "site", site, "away.site");
}

const mediumRegister = act({
  permission: PERMISSION,
  final: "its number may stand on its bag: a medium that should not be is moved to where it went",
  creates: true,
  about: "Enters a storage medium and where it is. Answers {id, number}.",
  payload: z.object({ medium: ref, number: humanNumber, set: sealedEditsOf(f), ...whereabouts }),
  personal: { ...personalEdits(f), ...personalStay },
  touches,
  fold(draft, { number, set, ...where }) {
    draft.state.exists = true;
    writeField(draft, f.number, "number", number);
    applyEdits(draft, f, set);
    stays(draft, where);
  },
  asks: z.object({ set: editsOf(f), ...whereabouts }),
  rules: [...whereRules, allowedToGo],
  plan(asked, planning) {
    const known = whereIsKnown(planning, asked);
    if (!known.ok) return known;
    const medium = planning.newId();
    const number = planning.number("M");
    const label = [number, asked.set.model ?? ""].join(" ").trim();
    return planned({ payload: { medium, number, ...asked }, label, id: medium, number });
  },
});

const mediumEdit = act({
  permission: PERMISSION,
  undo: "medium.undo",
  about: "Changes at least one field of a storage medium.",
  payload: z.object({ medium: ref, set: sealedEditsOf(f) }),
  personal: personalEdits(f),
  touches,
  fold: (draft, { set }) => applyEdits(draft, f, set),
  asks: z.object({ medium: ref, set: editsOf(f) }),
  plan(asked, planning) {
    const said = changesSomething(asked.set);
    if (!said.ok) return said;
    const found = existing(planning, "medium", asked.medium, "medium");
    if (!found.ok) return found;
    return planned({ payload: asked, label: labelOf(found.value), id: asked.medium, number: null });
  },
});

const confirmed = {
  medium: ref,
  mediumType: z.enum(MEDIUM_TYPES),
  labelRead: z.enum(LABEL_READ),
};
/** Serial on the label; '' where it cannot be read or there is none. */
const label = text(120).default("");

/** What was read is entered, and nothing is entered that was not read. */
const labelSaid: Rule<{ labelRead: (typeof LABEL_READ)[number]; label: string }> = (asked) => {
  const { labelRead, label: read } = asked;
  if (labelRead === "read") {
    return read.trim() === ""
      ? { missing: ["label"], message: "the serial on the label is asked for" }
      : null;
  }
  return read.trim() === ""
    ? null
    : { rule: "labelNotRead", path: "label", message: "a serial that was not read is not entered" };
};

/** Somebody holds it in hand and says what it is; an inventory's word only ever is a guess. */
const mediumConfirm = act({
  permission: PERMISSION,
  undo: "medium.undo",
  about: "Confirms the type of a storage medium at the bench, with the serial on its label.",
  payload: z.object({ ...confirmed, label: text(120).optional() }),
  touches,
  fold(draft, { mediumType, labelRead, label: read }) {
    writeField(draft, f.mediumType, "mediumType", mediumType);
    writeField(draft, f.labelRead, "labelRead", labelRead);
    if (read !== undefined) writeField(draft, f.label, "label", read);
  },
  asks: z.object({ ...confirmed, label }),
  rules: [labelSaid],
  plan(asked, planning) {
    const found = existing(planning, "medium", asked.medium, "medium");
    if (!found.ok) return found;
    const { label: read, ...rest } = asked;
    const payload = asked.labelRead === "read" ? { ...rest, label: read } : rest;
    return planned({ payload, label: labelOf(found.value), id: asked.medium, number: null });
  },
});

const mediumMove = act({
  permission: PERMISSION,
  final: "where it was taken it was taken: the next move says where it is now",
  about:
    "Says where a storage medium is from now on: fitted into an asset, or taken out and kept (`away`). To a supplier only wiped and verified, or with `approval`.",
  payload: z.object({ medium: ref, ...whereabouts }),
  personal: personalStay,
  touches,
  fold: (draft, { medium: _medium, ...where }) => stays(draft, where),
  asks: z.object({ medium: ref, ...whereabouts }),
  rules: whereRules,
  plan(asked, planning) {
    const found = existing(planning, "medium", asked.medium, "medium");
    if (!found.ok) return found;
    const { asset, away: elsewhere } = found.value.fields;
    const known = whereIsKnown(planning, asked);
    if (!known.ok) return known;
    const { mayLeave, state } = clearingOf(found.value);
    // What is on a medium leaves the house wiped, or with somebody's word for it.
    if (goesUnallowed(asked) && !mayLeave) {
      return refused("notAllowed", UNCLEARED, "approval", { missing: ["approval"] });
    }
    if (asked.asset !== null && state === "destroyed") {
      return refused("notAllowed", "it was destroyed: this is another one", "medium", { rule: "destroyed" });
    }
    if (asked.asset !== null && asked.asset === asset && !elsewhere) {
      return refused("notAllowed", "it is in this machine already", "asset", { rule: "thereAlready" });
    }
    return planned({ payload: asked, label: labelOf(found.value), id: asked.medium, number: null });
  },
});

const mediumUndo = undoing("medium", f, {
  permission: PERMISSION,
  except: ["number", "asset", "away", "seal", "hold"],
});

export const mediumActs = {
  "medium.register": mediumRegister,
  "medium.edit": mediumEdit,
  "medium.confirm": mediumConfirm,
  "medium.move": mediumMove,
  "medium.undo": mediumUndo,
  ...clearingActs,
};
