import { z } from "zod";
import { blobAddress } from "../../blob/address.ts";
import { isHostileName } from "../../blob/file-name.ts";
import { MAX_FILES } from "../../blob/limits.ts";
import { isPicture } from "../../blob/media-type.ts";
import { entityKey, entityKeyOf, splitEntityKey } from "../../log/operation.ts";
import { HIDDEN } from "../../log/parts.ts";
import { writeField } from "../../log/write.ts";
import { classifiedIn, refusedAsClassified } from "../asset/classified.ts";
import { documentsKept } from "../asset/raw-document.ts";
import { act } from "../kind/act.ts";
import { applyEdits, editsOf, personalEdits, sealedEditsOf } from "../kind/edits.ts";
import { changesSomething, existing, labelOf, planned, refused } from "../kind/plan.ts";
import type { Result } from "../kind/plan.ts";
import { undoing } from "../kind/undoing.ts";
import { ref } from "../words.ts";
import { MADE_WITH, fileFields } from "./file-fields.ts";

const f = fileFields;
const UNDO = "file.undo";
const touches = ({ file }: { file: string }) => [entityKeyOf("file", file)];

const fileAttach = act({
  permission: "file.write",
  final: "it is taken out of the lists by removing it",
  creates: true,
  about:
    "Attaches a file that was taken in on this laptop (job `attach`, or in parts by `takeIn`) to a record (`ticket:<id>`). Answers {id}.",
  payload: z.object({
    file: ref,
    about: f.about.schema,
    name: f.name.schema,
    blob: f.blob.schema,
    type: f.type.schema,
    size: f.size.schema,
    width: f.width.schema.default(null),
    height: f.height.schema.default(null),
  }),
  personal: { name: HIDDEN, blob: "" },
  touches,
  fold(draft, { file: _, ...said }) {
    draft.state.exists = true;
    for (const [name, value] of Object.entries(said)) {
      writeField(draft, f[name as keyof typeof f], name, value);
    }
  },
  asks: z.object({ about: entityKey, blob: blobAddress, name: f.name.schema }),
  plan({ about, blob, name }, planning) {
    const { kind, id } = splitEntityKey(about);
    const record = existing(planning, kind, id, "about");
    if (!record.ok) return record;
    if (kind === "file") return refused("notAllowed", "a file has no files", "about", { rule: "fileOfFile" });
    const bytes = planning.blob(blob);
    if (!bytes) {
      const message = "no file with this hash was taken in on this laptop";
      return refused("notAllowed", message, "blob", { rule: "blobNotHere" });
    }
    const named = fitting(name);
    if (!named.ok) return named;
    const secret = isPicture(bytes.type) ? classifiedIn(record.value, planning.state) : null;
    if (secret) return refusedAsClassified(secret, "picture", "blob");
    // The inventories of a machine add up by themselves, and take no room from what people attach.
    const kept = documentsKept(record.value);
    const there = planning.namedBy("file", about).filter(({ fields }) => fields.about === about);
    const standing = there.filter(({ fields }) => fields.removed !== true && !kept.has(fields.blob));
    if (standing.length >= MAX_FILES && !kept.has(blob)) {
      const message = `a record has at most ${MAX_FILES} files`;
      return refused("notAllowed", message, "about", { rule: "tooManyFiles", max: MAX_FILES });
    }
    const file = planning.newId();
    const said = { file, about, name: named.value, blob, ...bytes };
    return planned({ payload: said, label: named.value, id: file, number: null });
  },
});

const fileEdit = act({
  permission: "file.write",
  undo: UNDO,
  about: "Gives a file another name.",
  payload: z.object({ file: ref, set: sealedEditsOf(f) }),
  personal: personalEdits(f),
  touches,
  fold: (draft, { set }) => applyEdits(draft, f, set),
  asks: z.object({ file: ref, set: editsOf(f) }),
  plan({ file, set }, planning) {
    const said = changesSomething(set);
    if (!said.ok) return said;
    const found = existing(planning, "file", file, "file");
    if (!found.ok) return found;
    const named = fitting(set.name ?? "", "set.name");
    if (!named.ok) return named;
    const payload = { file, set: { name: named.value } };
    return planned({ payload, label: named.value, id: file, number: null });
  },
});

const fileRemove = act({
  permission: "file.write",
  undo: UNDO,
  about: "Takes a file out of the lists. Its bytes stay until they are erased (`record.erase`).",
  payload: z.object({ file: ref }),
  touches,
  fold: (draft) => writeField(draft, f.removed, "removed", true),
  asks: z.object({ file: ref }),
  plan({ file }, planning) {
    const found = existing(planning, "file", file, "file");
    if (!found.ok) return found;
    if (found.value.fields.removed === true) {
      return refused("notAllowed", "this file is removed already", "file", { rule: "removedAlready" });
    }
    return planned({ payload: { file }, label: labelOf(found.value), id: file, number: null });
  },
});

/** The name as it is kept, or why it cannot be one. */
function fitting(name: string, path = "name"): Result<string> {
  const trimmed = name.trim();
  if (!isHostileName(trimmed)) return planned(trimmed);
  return refused("notAllowed", "this cannot be the name of a file", path, { rule: "hostileName" });
}

export const fileActs = {
  "file.attach": fileAttach,
  "file.edit": fileEdit,
  "file.remove": fileRemove,
  "file.undo": undoing("file", fileFields, { permission: "file.write", except: MADE_WITH }),
};
