import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import { appendEntry, writeField } from "../../log/write.ts";
import type { Draft } from "../../log/write.ts";
import { act } from "../kind/act.ts";
import { applyEdits, editsOf, sealedEditsOf } from "../kind/edits.ts";
import { changesSomething, existing, labelOf, planned, refused } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";
import { refersToSomething } from "../kind/setting.ts";
import type { EntityState } from "../../log/state.ts";
import { humanNumber, ref, refTo, sha256Hex, text } from "../words.ts";
import { assetFields } from "./asset-fields.ts";

const f = assetFields;
const touches = (payload: { asset: string }) => [entityKeyOf("asset", payload.asset)];

/**
 * A document kept whole with the asset (an inventory as its agent wrote it): gzip, base64.
 * Only `sha256` and `format` enter the state; the document itself is read from the log.
 */
export const rawDocument = z.object({
  sha256: sha256Hex,
  format: z.literal("glpi-inventory"),
  name: text(200),
  /** Size of the document itself in bytes. */
  bytes: z.number().int().nonnegative(),
  gzip: z.base64().max(480_000),
});

function keepDocument(draft: Draft, { document }: { document?: z.output<typeof rawDocument> | undefined }) {
  if (!document) return;
  const { sha256, format, name, bytes } = document;
  appendEntry(draft, "documents", { sha256, format, name, bytes });
}

const assetRegister = act({
  permission: "asset.write",
  about: "Registers an asset. Answers {id, number}.",
  payload: z.object({
    asset: ref,
    number: humanNumber,
    set: sealedEditsOf(f),
    document: rawDocument.optional(),
  }),
  touches,
  fold(draft, payload) {
    draft.state.exists = true;
    writeField(draft, f.number, "number", payload.number);
    applyEdits(draft, f, payload.set);
    keepDocument(draft, payload);
  },
  asks: z.object({ set: editsOf(f), document: rawDocument.optional() }),
  plan({ set, document }, planning) {
    const found = refersToSomething(planning, f, set);
    if (!found.ok) return found;
    const id = planning.newId();
    const number = planning.number("A");
    return planned({
      payload: { asset: id, number, set, ...(document ? { document } : {}) },
      label: `${number} ${set.name ?? ""}`.trim(),
      id,
      number,
    });
  },
});

const assetEdit = act({
  permission: "asset.write",
  about: "Changes at least one field of an asset, or adds a document.",
  payload: z.object({ asset: ref, set: sealedEditsOf(f), document: rawDocument.optional() }),
  touches,
  fold(draft, payload) {
    applyEdits(draft, f, payload.set);
    keepDocument(draft, payload);
  },
  asks: z.object({ asset: ref, set: editsOf(f), document: rawDocument.optional() }),
  plan({ document, ...rest }, planning) {
    const said = changesSomething(rest.set, { document });
    if (!said.ok) return said;
    const asset = unmerged(planning, rest.asset, "asset");
    if (!asset.ok) return asset;
    const found = refersToSomething(planning, f, rest.set);
    if (!found.ok) return found;
    const payload = document ? { ...rest, document } : rest;
    return planned({ payload, label: labelOf(asset.value), id: rest.asset, number: null });
  },
});

const merging = z
  .object({ asset: ref, drop: refTo("asset"), note: text(500).default("") })
  .refine(({ asset, drop }) => asset !== drop, {
    message: "a record is not merged into itself",
    path: ["drop"],
  });

/** Two records of one machine: `drop` is shown as part of `asset` from now on. */
const assetMerge = act({
  permission: "asset.merge",
  about: "Makes one record of two: `drop` becomes part of `asset`.",
  payload: merging,
  touches: ({ asset, drop }) => [entityKeyOf("asset", asset), entityKeyOf("asset", drop)],
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
    return planned({ payload: asked, label: labelOf(asset.value), id: asked.asset, number: null });
  },
});

export const assetActs = {
  "asset.register": assetRegister,
  "asset.edit": assetEdit,
  "asset.merge": assetMerge,
};

/** An asset that stands for itself. */
export function unmerged(planning: Planning, id: string, path: string): Result<EntityState> {
  const asset = existing(planning, "asset", id, path);
  if (!asset.ok) return asset;
  const into = asset.value.fields.mergedInto;
  if (typeof into !== "string") return asset;
  return refused("notAllowed", "this record is part of another one", path, { status: "merged", into });
}
