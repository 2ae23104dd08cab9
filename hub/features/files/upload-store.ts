import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { DataStore, Upload } from "@tus/server";
import { Refused } from "../../api/answers.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import type { HubTransaction } from "../../store/hub-store.ts";
import {
  addChunk,
  bytesOf,
  countUnnamed,
  countUploads,
  deleteChunks,
  deleteUpload,
  filesAt,
  insertFile,
  insertUpload,
  uploadOf,
  uploadsOfDevice,
} from "./file-rows.ts";
import type { UploadRow } from "./file-rows.ts";

/** Bytes that are kept in one row, in one transaction. */
const PIECE_BYTES = 1024 * 1024;
/** Uploads of one device that are on their way: a console brings one after the other. */
const OF_ONE_DEVICE = 8;
/** Of all devices together: fifty megabytes of each may lie here for days. */
const OF_ALL = 500;
/** Whole files of one device that no record names; a console brings what the log names already. */
const UNNAMED_OF_ONE_DEVICE = 64;

export type Finished = "kept" | "known" | "otherContent";

/**
 * Where tus puts what it is sent: in the hub's database. The offset moves in the transaction that keeps
 * the bytes, so it never says more than is here, whichever hub is asked and whenever one ends.
 */
export class UploadStore extends DataStore {
  override extensions = ["creation"];
  readonly #context: HubContext;
  readonly #onFinished: (finished: Finished) => void;

  constructor(context: HubContext, onFinished: (finished: Finished) => void) {
    super();
    this.#context = context;
    this.#onFinished = onFinished;
  }

  /** @throws Refused where too much is on its way */
  override async create(upload: Upload): Promise<Upload> {
    const { store, environment } = this.#context;
    const { address, device } = upload.metadata as { address: string; device: string };
    const row: UploadRow = {
      id: upload.id,
      address,
      size: upload.size as number,
      received: 0,
      device,
      movedAt: environment.now(),
    };
    must(await store.write((tx) => begin(tx, row)));
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const { size, received: offset } = await this.#upload(id);
    return new Upload({ id, size, offset });
  }

  /** Keeps what arrives, also when the line breaks off in the middle: what came need not come again. */
  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    let at = offset;
    let waiting: Buffer[] = [];
    let size = 0;
    const keep = async () => {
      if (size === 0) return;
      const bytes = Buffer.concat(waiting, size);
      [waiting, size] = [[], 0];
      at = await this.#keep(id, at, bytes);
    };
    let broken: { error: unknown } | null = null;
    try {
      for await (const piece of stream as AsyncIterable<Buffer>) {
        if (size + piece.length > PIECE_BYTES) await keep();
        waiting.push(piece);
        size += piece.length;
      }
    } catch (error) {
      broken = { error };
    }
    await keep();
    const upload = await this.#upload(id);
    if (at === upload.size) await this.#finish(upload);
    else if (broken) throw broken.error;
    return at;
  }

  async #upload(id: string): Promise<UploadRow> {
    const upload = await uploadOf(this.#context.store, id);
    if (!upload) throw new Refused({ code: "notFound", message: "no such upload", path: "id" });
    return upload;
  }

  async #keep(id: string, from: number, bytes: Buffer): Promise<number> {
    const { store, environment } = this.#context;
    const kept = await store.write(async (tx) =>
      (await addChunk(tx, id, from, bytes, environment.now()))
        ? done(from + bytes.length)
        : fault("offset", "the upload stands elsewhere", "upload-offset"),
    );
    return must(kept);
  }

  /** Nothing is added to an upload of which all is here, so it is hashed without holding anybody up. */
  async #finish(upload: UploadRow): Promise<void> {
    const { store, environment } = this.#context;
    const hash = createHash("sha256");
    for await (const bytes of bytesOf(store, upload.id, 0, upload.size)) hash.update(bytes);
    const isRight = hash.digest("hex") === upload.address;
    const finished = await store.write(async (tx): Promise<Outcome<Finished | null>> => {
      // Another hub, or a request before, has done it.
      if (!(await deleteUpload(tx, upload.id))) return done(null);
      const isNew = isRight && (await filesAt(tx, [upload.address])).length === 0;
      if (!isNew) {
        await deleteChunks(tx, upload.id);
        return done(isRight ? "known" : "otherContent");
      }
      const { address, size, device } = upload;
      await insertFile(tx, { address, size, upload: upload.id, device, finishedAt: environment.now() });
      return done("kept");
    });
    const how = must(finished);
    if (how) this.#onFinished(how);
    if (!isRight) {
      const message = "the bytes do not hash to this address; they were thrown away";
      throw new Refused({ code: "otherContent", message, path: "address" });
    }
  }
}

async function begin(tx: HubTransaction, row: UploadRow): Promise<Outcome<null>> {
  const own = await uploadsOfDevice(tx, row.device);
  // Begun again, since the console no longer knows of the one before.
  for (const { id } of own.filter(({ address }) => address === row.address)) {
    await deleteUpload(tx, id);
    await deleteChunks(tx, id);
  }
  const others = own.filter(({ address }) => address !== row.address).length;
  const isFull =
    others >= OF_ONE_DEVICE ||
    (await countUploads(tx)) >= OF_ALL ||
    (await countUnnamed(tx, row.device)) >= UNNAMED_OF_ONE_DEVICE;
  if (isFull) return fault("rateLimited", "too many files are on their way to this hub", "");
  await insertUpload(tx, row);
  return done(null);
}

/** tus knows failures that are thrown. */
function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Refused(outcome.error);
  return outcome.value;
}
