import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import { HIDDEN } from "../../log/parts.ts";
import { appendEntry, writeField } from "../../log/write.ts";
import type { Draft } from "../../log/write.ts";
import { definitionUses, keepUses, notRetired } from "../definition/definition-use.ts";
import { act, plainly } from "../kind/act.ts";
import { applyEdits, editsOf, personalEdits, sealedEditsOf } from "../kind/edits.ts";
import { changesSomething, existing, labelOf, planned, refused } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";
import type { Retention } from "../kind/retention.ts";
import { editPossibleDay } from "../kind/rule.ts";
import { refersToSomething } from "../kind/setting.ts";
import { undoing } from "../kind/undoing.ts";
import type { EntityState } from "../../log/state.ts";
import { humanNumber, ref, refTo, text } from "../words.ts";
import { assetFields } from "./asset-fields.ts";
import { editV1, registerV1 } from "./asset-v1.ts";
import { editV2, registerV2 } from "./asset-v2.ts";
import { classifiedAsset, isClassified, refusedAsClassified } from "./classified.ts";
import { ownFieldsFit, usesOfAsset } from "./own-fields.ts";
import { rawDocument } from "./raw-document.ts";

const f = assetFields;
const PART_OF = "this record is part of another one";
const touches = (payload: { asset: string }) => [entityKeyOf("asset", payload.asset)];

/** What is written into the register is no custody document: nothing forbids to erase a remark. */
const keep: Retention = { years: null, locked: false, basis: "register" };
/** An inventory names the people who have used the machine. */
const personal = { ...personalEdits(f), "document.name": HIDDEN };

/** That its bytes lie here is asked by the file that names them, in the same act (`electron/core/import`). */
function keepDocument(draft: Draft, { document }: { document?: z.output<typeof rawDocument> | undefined }) {
  if (!document) return;
  const { sha256, format, name, bytes } = document;
  appendEntry(draft, "documents", { sha256, format, name, bytes });
}

const assetRegister = act({
  permission: "asset.write",
  final: "its number may stand on a label: a record that should not be is merged or disposed of",
  creates: true,
  about: "Registers an asset. Answers {id, number}.",
  older: [registerV1, registerV2],
  payload: z.object({
    asset: ref,
    number: humanNumber,
    set: sealedEditsOf(f),
    document: rawDocument.optional(),
    uses: definitionUses,
  }),
  personal,
  keep,
  touches,
  fold(draft, payload) {
    draft.state.exists = true;
    writeField(draft, f.number, "number", payload.number);
    applyEdits(draft, f, payload.set);
    keepDocument(draft, payload);
    keepUses(draft, payload.uses);
  },
  asks: z.object({ set: editsOf(f), document: rawDocument.optional() }),
  rules: [notRetired(f, ({ set }) => set), ownFieldsFit, editPossibleDay("acquiredOn")],
  plan({ set, document }, planning) {
    const found = refersToSomething(planning, f, set);
    if (!found.ok) return found;
    const uses = usesOfAsset(planning, set);
    if (!uses.ok) return uses;
    const id = planning.newId();
    const number = planning.number("A");
    return planned({
      payload: { asset: id, number, set, uses: uses.value, ...(document ? { document } : {}) },
      label: `${number} ${set.name ?? ""}`.trim(),
      id,
      number,
    });
  },
});

const assetEdit = act({
  permission: "asset.write",
  undo: "asset.undo",
  about: "Changes at least one field of an asset, or adds a document.",
  older: [editV1, editV2],
  payload: z.object({
    asset: ref,
    set: sealedEditsOf(f),
    document: rawDocument.optional(),
    uses: definitionUses,
  }),
  personal,
  keep,
  touches,
  fold(draft, payload) {
    applyEdits(draft, f, payload.set);
    keepDocument(draft, payload);
    keepUses(draft, payload.uses);
  },
  asks: z.object({ asset: ref, set: editsOf(f), document: rawDocument.optional() }),
  rules: [notRetired(f, ({ set }) => set), ownFieldsFit, editPossibleDay("acquiredOn")],
  plan({ document, ...rest }, planning) {
    const said = changesSomething(rest.set, { document });
    if (!said.ok) return said;
    const asset = unmerged(planning, rest.asset, "asset");
    if (!asset.ok) return asset;
    const measured = Object.keys(rest.set.measured ?? {}).length > 0;
    const secret = document || measured ? classifiedAsset(rest.asset, planning.state) : null;
    if (secret) return refusedAsClassified(secret, "inventory", document ? "document" : "set.measured");
    const found = refersToSomething(planning, f, rest.set);
    if (!found.ok) return found;
    const uses = usesOfAsset(planning, rest.set, asset.value);
    if (!uses.ok) return uses;
    const payload = { ...rest, uses: uses.value, ...(document ? { document } : {}) };
    return planned({ payload, label: labelOf(asset.value), id: rest.asset, number: null });
  },
});

const merging = z
  .object({ asset: ref, drop: refTo("asset"), note: text(500).default("") })
  .refine(({ asset, drop }) => asset !== drop, {
    message: "a record is not merged into itself",
    path: ["drop"],
  });

const touchesBoth = ({ asset, drop }: { asset: string; drop: string }) => [
  entityKeyOf("asset", asset),
  entityKeyOf("asset", drop),
];

/** Two records of one machine: `drop` is shown as part of `asset` from now on. */
const assetMerge = act({
  permission: "asset.merge",
  final: "from then on both records are one, and what was said of either is said of it",
  about: "Makes one record of two: `drop` becomes part of `asset`.",
  older: [plainly(merging, touchesBoth)],
  payload: merging,
  personal: { note: HIDDEN },
  keep,
  touches: touchesBoth,
  fold(draft, payload) {
    if (draft.state.id !== payload.drop) return;
    writeField(draft, f.mergedInto, "mergedInto", payload.asset);
  },
  asks: merging,
  plan(asked, planning) {
    const asset = unmerged(planning, asked.asset, "asset");
    if (!asset.ok) return asset;
    const drop = unmerged(planning, asked.drop, "drop");
    if (!drop.ok) return drop;
    const label = labelOf(asset.value);
    // Why is told by what it was: the part. Its mark would stand on the part alone, and what is measured or shown is the whole.
    const secret = isClassified(drop.value) && !isClassified(asset.value);
    const mark = { asset: asked.asset, reason: labelOf(drop.value) };
    const also = secret ? { also: [{ type: "asset.classify", payload: mark }] } : {};
    return planned({ payload: asked, label, id: asked.asset, number: null, ...also });
  },
});

const assetUndo = undoing("asset", f, {
  permission: "asset.write",
  except: ["number", "mergedInto", "lot", "classified", "classifiedWhy"],
  keep,
  closed: ({ fields: { mergedInto } }) =>
    typeof mergedInto === "string" ? refused("notAllowed", PART_OF, "asset", { status: "merged" }) : null,
});

export const assetActs = {
  "asset.register": assetRegister,
  "asset.edit": assetEdit,
  "asset.merge": assetMerge,
  "asset.undo": assetUndo,
};

/** An asset that stands for itself. */
export function unmerged(planning: Planning, id: string, path: string): Result<EntityState> {
  const asset = existing(planning, "asset", id, path);
  if (!asset.ok) return asset;
  const into = asset.value.fields.mergedInto;
  if (typeof into !== "string") return asset;
  return refused("notAllowed", PART_OF, path, { status: "merged", into });
}
