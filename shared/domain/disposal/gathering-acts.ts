import { z } from "zod";
import { HIDDEN } from "../../log/parts.ts";
import { setElements } from "../../log/state.ts";
import { writeElement, writeField } from "../../log/write.ts";
import { sameName } from "../person/same-person.ts";
import { inService } from "../custody/in-service.ts";
import { act } from "../kind/act.ts";
import { applyEdits, editsOf, sealedEditsOf, writeElements, writeKeys } from "../kind/edits.ts";
import { allExist, changesSomething, existing, labelOf, planned, refused } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";
import type { Rule } from "../kind/rule.ts";
import { textOrNull } from "../kind/read-state.ts";
import { undoing } from "../kind/undoing.ts";
import { humanNumber, ref, refTo, text } from "../words.ts";
import { disposalFields, lotLine } from "./disposal-fields.ts";
import type { LotLine } from "./disposal-fields.ts";
import { PERMISSION, gathering, onLot, touchesLot } from "./lot-plan.ts";
import { assetsIn, lineOf, mediaIn, otherLots, statusOf } from "./lot.ts";

const f = disposalFields;
const UNDO = "disposal.undo";
export const MOST_IN_LOT = 500;
/** Scanned at once. */
const MOST_AT_ONCE = 200;

const applying = { applicant: refTo("person").nullable().default(null), applicantName: text(60, 1) };

/** An explanation explains: so many characters at least (domain.md 2.5). */
const EXPLAINED = 10;

const explained: Rule<{ set: { reasonText?: string | undefined } }> = ({ set: { reasonText } }) =>
  reasonText === undefined || [...reasonText.trim()].length >= EXPLAINED
    ? null
    : {
        rule: "reasonTooShort",
        path: "set.reasonText",
        message: "the explanation has at least 10 characters",
      };

const disposalOpen = act({
  permission: PERMISSION,
  final: "a lot is never deleted: it is cancelled or superseded",
  creates: true,
  about: "Opens a lot of assets to be disposed of: one request, gathered over weeks. Answers {id, number}.",
  payload: z.object({ disposal: ref, number: humanNumber, set: sealedEditsOf(f), ...applying }),
  personal: { applicantName: HIDDEN },
  touches: touchesLot,
  fold(draft, { number, set, applicant, applicantName }) {
    draft.state.exists = true;
    writeField(draft, f.number, "number", number);
    applyEdits(draft, f, set);
    writeField(draft, f.applicant, "applicant", applicant);
    writeField(draft, f.applicantName, "applicantName", applicantName);
    // Whoever has moved it already, without having seen this, has moved it.
    if (draft.state.fields.status === undefined) writeField(draft, f.status, "status", "open");
  },
  asks: z.object({
    set: editsOf(f).required({ title: true, reason: true, reasonText: true, way: true }),
    ...applying,
  }),
  rules: [explained],
  plan(asked, planning) {
    const named = applicantNamedRight(asked, planning);
    if (!named.ok) return named;
    const disposal = planning.newId();
    const number = planning.number("D");
    const label = `${number} ${asked.set.title}`;
    return planned({ payload: { disposal, number, ...asked }, label, id: disposal, number });
  },
});

function applicantNamedRight(
  { applicant, applicantName }: { applicant: string | null; applicantName: string },
  planning: Planning,
): Result<unknown> {
  if (applicant === null) return planned(null);
  const person = existing(planning, "person", applicant, "applicant");
  if (!person.ok) return person;
  const { name } = person.value.fields;
  if (typeof name === "string" && sameName(name, applicantName)) return person;
  const message = "the directory calls this person otherwise";
  return refused("notAllowed", message, "applicantName", { rule: "namedOtherwise" });
}

const disposalEdit = act({
  permission: PERMISSION,
  undo: UNDO,
  about: "Changes what a lot says of itself, until somebody has approved it.",
  payload: z.object({ disposal: ref, set: sealedEditsOf(f) }),
  touches: touchesLot,
  fold: (draft, { set }) => applyEdits(draft, f, set),
  asks: z.object({ disposal: ref, set: editsOf(f) }),
  rules: [explained],
  plan(asked, planning) {
    const said = changesSomething(asked.set);
    if (!said.ok) return said;
    const lot = gathering(planning, asked.disposal);
    return lot.ok ? onLot(asked, lot.value) : lot;
  },
});

const { shape } = lotLine;
const lineAsked = z.object({
  asset: refTo("asset"),
  origValue: shape.origValue.unwrap().optional(),
  netValue: shape.netValue.unwrap().optional(),
  acquiredOn: shape.acquiredOn.unwrap().optional(),
  inUseOn: shape.inUseOn.unwrap().optional(),
  stillUsable: shape.stillUsable.unwrap().optional(),
  justification: shape.justification.unwrap().optional(),
});
const linesAsked = z
  .array(lineAsked)
  .max(MOST_AT_ONCE)
  .refine((lines) => new Set(lines.map(({ asset }) => asset)).size === lines.length, "an asset stands twice")
  .default([]);
type LinesAsked = { lines: z.output<typeof linesAsked> };

/** Path of a net value that is over its original value; null where none is. */
function netOver({ origValue, netValue }: Partial<LotLine>, index: number): string | null {
  const known = typeof origValue === "number" && typeof netValue === "number";
  return known && netValue > origValue ? `lines.${index}.netValue` : null;
}
const OVER = { rule: "netOverOriginal", message: "net value is over the original value" };

const netWithinOriginal: Rule<LinesAsked> = ({ lines }) => {
  const path = lines.map(netOver).find((over) => over !== null);
  return path === undefined ? null : { ...OVER, path };
};

const disposalAdd = act({
  permission: PERMISSION,
  undo: UNDO,
  about:
    "Adds assets to a lot, up to 200 at once, or says more of what is in it; `media` are disks out of their machines. Until somebody has approved it.",
  payload: z.object({
    disposal: ref,
    assets: z.array(f.assets.schema).max(MOST_AT_ONCE).default([]),
    line: f.line.schema.default({}),
    media: z.array(f.media.schema).max(MOST_AT_ONCE).default([]),
  }),
  touches: touchesLot,
  fold(draft, { assets, line, media }) {
    writeElements(draft, { assets, media }, true);
    writeKeys(draft, f.line, "line", line);
  },
  asks: z
    .object({
      disposal: ref,
      lines: linesAsked,
      media: z.array(refTo("medium")).max(MOST_AT_ONCE).default([]),
    })
    .refine(({ lines, media }) => lines.length + media.length > 0, {
      message: "nothing is added",
      path: ["lines"],
    }),
  rules: [netWithinOriginal],
  plan({ disposal, lines, media }, planning) {
    const lot = gathering(planning, disposal);
    if (!lot.ok) return lot;
    const before = assetsIn(lot.value);
    const line: Record<string, LotLine> = {};
    for (const [index, { asset, ...said }] of lines.entries()) {
      const path = `lines.${index}.asset`;
      const found = inService(planning, asset, path);
      if (!found.ok) return found;
      const [other] = otherLots(planning, disposal, asset);
      if (other) return inAnother(labelOf(other), other.id, path);
      const known = before.includes(asset)
        ? lineOf(lot.value, asset)
        : { ...lineOf(lot.value, asset), acquiredOn: textOrNull(found.value, "acquiredOn") };
      const next = { ...known, ...said };
      const over = netOver(next, index);
      if (over !== null) return refused("notAllowed", OVER.message, over, { rule: OVER.rule });
      line[asset] = next;
    }
    const known = allExist(planning, "medium", media, (index) => `media.${index}`);
    if (!known.ok) return known;
    const assets = lines.map(({ asset }) => asset);
    const counts = [new Set([...before, ...assets]).size, new Set([...mediaIn(lot.value), ...media]).size];
    if (counts.some((count) => count > MOST_IN_LOT)) {
      const message = `a lot holds at most ${MOST_IN_LOT} assets and as many media: open another one`;
      return refused("notAllowed", message, "lines", { rule: "lotFull", most: MOST_IN_LOT });
    }
    return onLot({ disposal, assets, line, media }, lot.value);
  },
});

export function inAnother(label: string, lot: string, path: string) {
  return refused("notAllowed", `this asset is in ${label}`, path, { rule: "inAnotherLot", lot, label });
}

const removed = z.object({
  assets: z.array(f.assets.schema).max(MOST_AT_ONCE).default([]),
  media: z.array(f.media.schema).max(MOST_AT_ONCE).default([]),
});

const disposalTakeOut = act({
  permission: PERMISSION,
  undo: UNDO,
  about: "Takes assets or media out of a lot, until somebody has approved it.",
  payload: z.object({ disposal: ref, remove: removed }),
  touches: touchesLot,
  fold(draft, { remove }) {
    for (const [name, elements] of Object.entries(remove)) {
      for (const element of elements) writeElement(draft, name, element, false);
    }
  },
  asks: z.object({ disposal: ref, remove: removed }),
  plan(asked, planning) {
    const lot = gathering(planning, asked.disposal);
    if (!lot.ok) return lot;
    const { assets, media } = asked.remove;
    if (assets.length + media.length === 0) return refused("malformed", "nothing is taken out", "remove");
    for (const [name, elements] of Object.entries(asked.remove)) {
      const at = elements.findIndex((each) => !setElements(lot.value, name).includes(each));
      if (at >= 0) return refused("notFound", "this is not in the lot", `remove.${name}.${at}`);
    }
    return onLot(asked, lot.value);
  },
});

const checked = z.object({
  disposal: ref,
  confidentiality: f.confidentiality.schema.unwrap(),
  holdCheck: z.boolean(),
  checkNote: f.checkNote.schema.default(""),
});

const disposalCheck = act({
  permission: PERMISSION,
  undo: UNDO,
  about:
    "Says how confidential the data of a lot are, and whether a legal or audit hold was looked for and found nothing (`holdCheck`). State secrets, and whatever is held, stop a lot.",
  payload: checked,
  touches: touchesLot,
  fold(draft, { confidentiality, holdCheck, checkNote }) {
    writeField(draft, f.confidentiality, "confidentiality", confidentiality);
    writeField(draft, f.holdCheck, "holdCheck", holdCheck);
    writeField(draft, f.checkNote, "checkNote", checkNote);
  },
  asks: checked,
  plan(asked, planning) {
    const found = existing(planning, "disposal", asked.disposal, "disposal");
    return found.ok ? onLot(asked, found.value) : found;
  },
});

/** What only one act writes, and what is said after the approval, which is said anew instead. */
const NOT_UNDONE = [
  ...["number", "applicant", "applicantName", "recycler", "licence", "licenceUntil", "handedOn", "batch"],
  ...["manifest", "weightKg", "quotes", "proceeds", "invoiceNo", "proofNo", "proofOn", "proofFile"],
  ...["writeoffNo", "writeoffOn", "residual", "closeNote", "supersededBy", "endReason"],
];

const disposalUndo = undoing("disposal", f, {
  permission: PERMISSION,
  except: NOT_UNDONE,
  closed(state) {
    const status = statusOf(state);
    if (status === "open") return null;
    return refused("notAllowed", `this lot is ${status}`, "disposal", { status });
  },
});

export const gatheringActs = {
  "disposal.open": disposalOpen,
  "disposal.edit": disposalEdit,
  "disposal.add": disposalAdd,
  "disposal.takeOut": disposalTakeOut,
  "disposal.check": disposalCheck,
  "disposal.undo": disposalUndo,
};
