import type { MediaType } from "../../blob/media-type.ts";
import type { EntityKey } from "../../log/operation.ts";
import type { EntityState } from "../../log/state.ts";
import { textIn } from "../kind/read-state.ts";
import { column, recordKind } from "../kind/record-kind.ts";
import { fileActs } from "./file-acts.ts";
import { fileFields } from "./file-fields.ts";

/** A file of a record: a photo, a document, a log. */
export interface FileRow {
  id: string;
  about: EntityKey;
  name: string;
  /** Address of its bytes; '' once it is erased. */
  blob: string;
  type: MediaType;
  /** In bytes. */
  size: number;
  /** In pixels; null for what is no picture. */
  width: number | null;
  height: number | null;
  removed: boolean;
  /** Member who attached it, and the laptop it was attached on. */
  actor: string;
  device: string;
  /** Corrected time, ms. */
  at: number;
  pending: number;
}

const numberIn = ({ fields }: EntityState, name: string) => {
  const value = fields[name];
  return typeof value === "number" ? value : null;
};

/**
 * What a record has beside its fields: bytes that are kept and sent apart (`shared/blob`), and this record
 * that names them. Whoever may see the record it is about may see it.
 */
export const file = recordKind<FileRow>()({
  name: "file",
  fields: fileFields,
  acts: fileActs,
  row(state): FileRow {
    const first = state.marks.at(state.made ?? 0);
    return {
      id: state.id,
      about: textIn(state, "about"),
      name: textIn(state, "name"),
      blob: textIn(state, "blob"),
      type: (textIn(state, "type") || "text/plain") as MediaType,
      size: numberIn(state, "size") ?? 0,
      width: numberIn(state, "width"),
      height: numberIn(state, "height"),
      removed: state.fields.removed === true,
      actor: first?.actor ?? "",
      device: first?.device ?? "",
      at: first?.at ?? 0,
      pending: state.pending,
    };
  },
  hit: ({ name }) => ({ title: name, subtitle: "" }),
  series: [],
  list: {
    columns: {
      about: column((row) => row.about),
      at: column((row) => row.at, "plain", "integer"),
      blob: column((row) => row.blob),
      removed: column((row) => Number(row.removed), "plain", "integer"),
    },
    where: "removed = 0",
    indexes: { about: { columns: ["about", "at"], where: "removed = 0" }, blob: { columns: ["blob"] } },
  },
  desk: { cap: 0, rank: () => null },
  withdrawal: { acts: ["file.remove"], live: "removed = 0" },
  names: (state) => (state.exists ? [textIn(state, "about")] : []),
  seenWith: (state) => textIn(state, "about"),
  keep: { years: null, locked: false, basis: "belongs to another record" },
});
