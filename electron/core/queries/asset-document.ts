import { gunzipSync } from "node:zlib";
import { asset } from "../../../shared/domain/asset/asset.ts";
import { file } from "../../../shared/domain/file/file.ts";
import { enteredIn } from "../../../shared/domain/registry.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { entriesOf } from "../../../shared/log/state.ts";
import { decode } from "../import/raw-document.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import type { Query, QueryContext } from "./query.ts";

/** A document is at most this large unpacked; more is no inventory but an attack on memory. */
const MAX_DOCUMENT_BYTES = 32 * 1024 * 1024;
const NOT_HERE = "this document was erased, or has not come here yet";

/** The inventories that an asset keeps, as their agents wrote them. */
export function assetDocumentQueries({ store, onFileRead }: Pick<QueryContext, "store" | "onFileRead">) {
  const fileOf = store
    .prepare<[string, string], 1>(
      `SELECT 1 FROM ${file.name} WHERE about = ? AND blob = ? AND removed = 0 LIMIT 1`,
    )
    .pluck();

  function inFile(id: string, sha256: string, name: string): Outcome<{ name: string; text: string }> {
    const isNamed = fileOf.get(entityKeyOf(asset.name, id), sha256) !== undefined;
    const blob = isNamed ? store.blobs.get(sha256) : null;
    if (blob?.state !== "whole") return failure("notFound", NOT_HERE, "sha256");
    onFileRead(sha256);
    const bytes = store.blobs.read(blob, 0, blob.size);
    return success({ name, text: decode(bytes) ?? Buffer.from(bytes).toString("utf8") });
  }

  const document: Query<"asset.document"> = ({ id, sha256 }) => {
    const state = store.state(entityKeyOf(asset.name, id));
    const entry = state
      ? entriesOf(state, "documents").find(({ value }) => value.sha256 === sha256)
      : undefined;
    const operation = entry && state?.marks.at(entry.mark)?.op;
    const stored = operation === undefined ? undefined : store.log.body(operation);
    if (!stored) return failure("notFound", "this document is not kept with the asset", "sha256");
    const { payload, withheld } = enteredIn(operationFrom(stored));
    const { gzip, name } = payload.document as { gzip?: string; name: string };
    // What 0.3.0 and the programs before it took in lies in the operation itself.
    if (gzip === undefined) return inFile(id, sha256, name);
    if (withheld.some(({ path }) => path.startsWith("document."))) {
      return failure("notFound", NOT_HERE, "sha256");
    }
    try {
      const bytes = gunzipSync(Buffer.from(gzip, "base64"), { maxOutputLength: MAX_DOCUMENT_BYTES });
      return success({ name, text: bytes.toString("utf8") });
    } catch {
      return failure("file", "the kept document cannot be unpacked", "sha256");
    }
  };

  return { "asset.document": document };
}
