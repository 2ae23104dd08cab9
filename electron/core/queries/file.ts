import { file as kind } from "../../../shared/domain/file/file.ts";
import type { FileRow } from "../../../shared/domain/file/file.ts";
import type { FileEntry } from "../../../shared/ipc/queries.ts";
import { standingOf } from "../blobs/standing.ts";
import { failure, success } from "../outcome.ts";
import { deviceCodes, memberNames } from "./parts.ts";
import { parseRow } from "./query.ts";
import type { Query, QueryContext } from "./query.ts";

export function fileQueries({ store, onFileRead }: QueryContext) {
  const names = memberNames(store);
  const codes = deviceCodes(store);
  const of = store
    .prepare<[string], string>(`SELECT row FROM ${kind.name} WHERE about = ? AND removed = 0 ORDER BY at, e`)
    .pluck();

  function entry(row: FileRow): FileEntry {
    const standing = standingOf(row.blob, store.blobs.get(row.blob));
    const lost = standing === "waiting" && row.device === store.identity().device;
    const said = { actorName: names(row.actor), deviceCode: codes(row.device), standing };
    return { ...row, ...said, ...(lost ? { lost } : {}) };
  }

  const list: Query<"file.list"> = ({ about }) =>
    success(
      of
        .all(about)
        .map(parseRow<FileRow>)
        .map(entry),
    );

  const get: Query<"file.get"> = ({ id }) => {
    const row = store.source.row(kind.name, id) as FileRow | null;
    return row ? success(entry(row)) : failure("notFound", "there is no file with this id", "id");
  };

  const bytes: Query<"file.bytes"> = ({ address, offset, length }) => {
    const row = store.blobs.get(address);
    if (row?.state !== "whole") {
      return failure("notFound", "the bytes of this file are not on this laptop", "address");
    }
    onFileRead(address);
    const { type, size } = row;
    return success({ type, size, bytes: store.blobs.read(row, offset, length).toString("base64") });
  };

  return { "file.list": list, "file.get": get, "file.bytes": bytes };
}
