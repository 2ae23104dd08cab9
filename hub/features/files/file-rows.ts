import type { EntityKey } from "../../../shared/log/operation.ts";
import type { Handle } from "../../store/hub-store.ts";
import { inPieces } from "../../store/in-pieces.ts";

/** A file that is whole; its bytes are those of the upload that brought it. */
export interface FileRow {
  address: string;
  size: number;
  upload: string;
  /** Who brought it. */
  device: string;
  finishedAt: number;
}

/** A file on its way. */
export interface UploadRow {
  id: string;
  address: string;
  size: number;
  /** Bytes that are here. */
  received: number;
  device: string;
  movedAt: number;
}

interface ChunkRow {
  upload: string;
  fromByte: number;
  bytes: Buffer;
}

/** The bytes that a record names; '' where it names none that are at hand. */
interface NamedRow {
  record: EntityKey;
  address: string;
}

type FileTables = { file: FileRow; fileUpload: UploadRow; fileChunk: ChunkRow; fileNamed: NamedRow };

const tables = ({ db }: Handle) => db.$extendTables<FileTables>();

export async function filesAt(handle: Handle, addresses: readonly string[]): Promise<FileRow[]> {
  const found: FileRow[] = [];
  for (const piece of inPieces(addresses)) {
    const query = tables(handle).selectFrom("file").selectAll().where("address", "in", piece);
    found.push(...(await query.execute()));
  }
  return found;
}

/** In the order of their addresses. */
export async function filesAfter(handle: Handle, address: string, limit: number): Promise<FileRow[]> {
  return tables(handle)
    .selectFrom("file")
    .selectAll()
    .where("address", ">", address)
    .orderBy("address")
    .limit(limit)
    .execute();
}

export async function insertFile(handle: Handle, row: FileRow): Promise<void> {
  await tables(handle).insertInto("file").values(row).execute();
}

/** With its bytes. */
export async function deleteFile(handle: Handle, { address, upload }: FileRow): Promise<void> {
  await tables(handle).deleteFrom("file").where("address", "=", address).execute();
  await deleteChunks(handle, upload);
}

export async function uploadOf(handle: Handle, id: string): Promise<UploadRow | undefined> {
  return tables(handle).selectFrom("fileUpload").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function uploadsOfDevice(handle: Handle, device: string): Promise<UploadRow[]> {
  return tables(handle).selectFrom("fileUpload").selectAll().where("device", "=", device).execute();
}

export async function countUploads(handle: Handle): Promise<number> {
  const query = tables(handle)
    .selectFrom("fileUpload")
    .select((eb) => eb.fn.countAll<number>().as("count"));
  return Number((await query.executeTakeFirstOrThrow()).count);
}

export async function insertUpload(handle: Handle, row: UploadRow): Promise<void> {
  await tables(handle).insertInto("fileUpload").values(row).execute();
}

/** False where it was gone already. Its bytes stay: they may be a file's now. */
export async function deleteUpload(handle: Handle, id: string): Promise<boolean> {
  const deleted = await tables(handle).deleteFrom("fileUpload").where("id", "=", id).executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

/** Uploads that nobody has gone on with since. */
export async function uploadsBefore(handle: Handle, moment: number): Promise<UploadRow[]> {
  return tables(handle).selectFrom("fileUpload").selectAll().where("movedAt", "<", moment).execute();
}

/** Moves an upload on; false where it does not stand at `from`, and then nothing is changed. */
export async function addChunk(
  handle: Handle,
  id: string,
  from: number,
  bytes: Buffer,
  now: number,
): Promise<boolean> {
  const moved = await tables(handle)
    .updateTable("fileUpload")
    .set({ received: from + bytes.length, movedAt: now })
    .where("id", "=", id)
    .where("received", "=", from)
    .where("size", ">=", from + bytes.length)
    .executeTakeFirst();
  if (moved.numUpdatedRows === 0n) return false;
  await tables(handle).insertInto("fileChunk").values({ upload: id, fromByte: from, bytes }).execute();
  return true;
}

export async function deleteChunks(handle: Handle, upload: string): Promise<void> {
  await tables(handle).deleteFrom("fileChunk").where("upload", "=", upload).execute();
}

/**
 * Bytes of an upload from one place up to another, a row at a time.
 *
 * @throws Error where some of them are not there: they were deleted meanwhile, or lost
 */
export async function* bytesOf(
  handle: Handle,
  upload: string,
  from: number,
  end: number,
): AsyncIterable<Buffer> {
  for (let at = from; at < end;) {
    const row = await tables(handle)
      .selectFrom("fileChunk")
      .select(["fromByte", "bytes"])
      .where("upload", "=", upload)
      .where("fromByte", "<=", at)
      .orderBy("fromByte", "desc")
      .limit(1)
      .executeTakeFirst();
    const bytes = row?.bytes.subarray(at - row.fromByte, end - row.fromByte);
    if (!bytes || bytes.length === 0) throw new Error(`byte ${at} of a file is not here`);
    yield bytes;
    at += bytes.length;
  }
}

/** Uploads of which there are bytes, though they are neither files nor on their way. */
export async function strayChunks(handle: Handle): Promise<string[]> {
  const rows = await tables(handle)
    .selectFrom("fileChunk")
    .select("fileChunk.upload")
    .distinct()
    .leftJoin("file", "file.upload", "fileChunk.upload")
    .leftJoin("fileUpload", "fileUpload.id", "fileChunk.upload")
    .where("file.upload", "is", null)
    .where("fileUpload.id", "is", null)
    .execute();
  return rows.map(({ upload }) => upload);
}

export async function namesOf(
  handle: Handle,
  records: readonly EntityKey[],
): Promise<Map<EntityKey, string>> {
  const found = new Map<EntityKey, string>();
  for (const piece of inPieces(records)) {
    const query = tables(handle).selectFrom("fileNamed").selectAll().where("record", "in", piece);
    for (const { record, address } of await query.execute()) found.set(record, address);
  }
  return found;
}

export async function recordsNaming(
  handle: Handle,
  addresses: readonly string[],
): Promise<{ record: EntityKey; address: string }[]> {
  const found: NamedRow[] = [];
  for (const piece of inPieces(addresses)) {
    const query = tables(handle).selectFrom("fileNamed").selectAll().where("address", "in", piece);
    found.push(...(await query.execute()));
  }
  return found;
}

export async function saveName(handle: Handle, row: NamedRow): Promise<void> {
  const { address } = row;
  await tables(handle)
    .insertInto("fileNamed")
    .values(row)
    .onConflict((conflict) => conflict.column("record").doUpdateSet({ address }))
    .execute();
}

/** Folded records of a kind of which it is not noted what they name. */
export async function unnoted(handle: Handle, kind: string, limit: number): Promise<EntityKey[]> {
  const rows = await handle.db
    .$extendTables<FileTables & { entity: { key: EntityKey; kind: string } }>()
    .selectFrom("entity")
    .select("key")
    .leftJoin("fileNamed", "fileNamed.record", "entity.key")
    .where("kind", "=", kind)
    .where("fileNamed.record", "is", null)
    .limit(limit)
    .execute();
  return rows.map(({ key }) => key);
}

/** Whole files that no record names, and that were brought before a moment. */
export async function unnamedBefore(handle: Handle, moment: number): Promise<FileRow[]> {
  return tables(handle)
    .selectFrom("file")
    .selectAll("file")
    .leftJoin("fileNamed", "fileNamed.address", "file.address")
    .where("fileNamed.record", "is", null)
    .where("finishedAt", "<", moment)
    .execute();
}

/** How many whole files that no record names a device has brought. */
export async function countUnnamed(handle: Handle, device: string): Promise<number> {
  const query = tables(handle)
    .selectFrom("file")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .leftJoin("fileNamed", "fileNamed.address", "file.address")
    .where("fileNamed.record", "is", null)
    .where("device", "=", device);
  return Number((await query.executeTakeFirstOrThrow()).count);
}
