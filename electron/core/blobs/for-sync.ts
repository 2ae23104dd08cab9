import { createHash } from "node:crypto";
import type { BlobAddress } from "../../../shared/blob/address.ts";
import type { BlobFacts } from "../../../shared/blob/blob-facts.ts";
import { CHUNK_BYTES } from "../../../shared/blob/limits.ts";
import { success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Store } from "../store/store.ts";
import { refusedFile } from "./intake.ts";

export interface UnsentBlob extends BlobFacts {
  address: BlobAddress;
}

export interface WantedBlob {
  address: BlobAddress;
  size: number;
  /** Bytes at hand already: it goes on from there. */
  held: number;
}

export type BlobsForSync = ReturnType<typeof createBlobsForSync>;

/** What the sync engine needs of files; each call is a transaction of its own. */
export function createBlobsForSync(store: Store) {
  const { blobs, environment, meta } = store;
  const keep: typeof meta.set = (name, value) => {
    store.write(() => {
      meta.set(name, value);
      return success(null);
    });
  };
  const uploads = () => meta.get("uploads") ?? {};
  const factsBy = (address: BlobAddress): BlobFacts | null => {
    const file = blobs.named.fileOf(address);
    return file && { type: file.type, size: file.size, width: file.width, height: file.height };
  };

  return {
    /** Whole here, named by a record, and not known to be on the hub; the smallest first. */
    unsent: (): UnsentBlob[] =>
      blobs
        .unsent()
        .filter(({ address }) => blobs.named.fileOf(address) !== null)
        .map(({ address, type, size, width, height }) => ({ address, type, size, width, height })),

    /** How many those are, and their bytes, without reading them. */
    unsentTotal: (): { count: number; bytes: number } => blobs.named.unsentTotal(),

    /** Named by files here, and neither at hand nor known to be on the hub: what the hub is asked for. */
    unknown: (): BlobAddress[] => blobs.named.unknown(),

    /** Known to be on the hub, whether or not they are here. */
    sent: (): BlobAddress[] => blobs.sentAddresses(),

    /** Bytes of one that is whole here; fewer at its end, none where it is not. */
    read(address: BlobAddress, offset: number, length: number): Uint8Array {
      const row = blobs.get(address);
      return row?.state === "whole" ? blobs.read(row, offset, length) : new Uint8Array(0);
    },

    /** The hub has it whole, whoever brought it. */
    markSent: (address: BlobAddress): Outcome<null> =>
      store.write(() => {
        const known = blobs.get(address);
        const facts = factsBy(address);
        if (known) blobs.markSent(known);
        else if (facts) blobs.add(address, facts, "absent", true, environment.now());
        store.notify(blobs.named.keysOf(address));
        return success(null);
      }),

    /** The hub has said that it has none of it any more, e.g. after a restore: it is offered again. */
    markUnsent: (address: BlobAddress): Outcome<null> =>
      store.write(() => {
        const known = blobs.get(address);
        if (known?.state === "whole") blobs.markUnsent(known);
        else if (known) blobs.drop(known);
        return success(null);
      }),

    /** What somebody here waits for, the smallest first. */
    wanted: (): WantedBlob[] => blobs.wanted().map(({ address, size, held }) => ({ address, size, held })),

    /** Begins, or goes on: how many bytes are at hand. Null for one that no file names, or that is whole. */
    begin(address: BlobAddress): Outcome<{ held: number; size: number } | null> {
      return store.write(() => {
        const known = blobs.get(address);
        if (known?.state === "whole") return success(null);
        const facts = factsBy(address);
        if (!facts) return success(null);
        const row = known ?? blobs.add(address, facts, "partly", true, environment.now());
        if (row.state === "absent") blobs.empty(row, "partly");
        return success({ held: row.held, size: facts.size });
      });
    },

    /** The bytes that follow those at hand. They are kept at once: an interrupted download goes on. */
    append(address: BlobAddress, offset: number, bytes: Uint8Array): Outcome<{ held: number }> {
      return store.write(() => {
        const row = blobs.get(address);
        if (row?.state !== "partly" || row.held !== offset || offset + bytes.length > row.size) {
          return refusedFile("fileChanged", "offset");
        }
        return success({ held: blobs.append(row, bytes) });
      });
    },

    /** All of it came: it is what its address says, or begins anew. */
    finish(address: BlobAddress): Outcome<null> {
      const row = blobs.get(address);
      if (row?.state !== "partly") return refusedFile("fileChanged", "address");
      const hash = createHash("sha256");
      for (let at = 0; at < row.held; at += CHUNK_BYTES) hash.update(blobs.read(row, at, CHUNK_BYTES));
      const isWhole = row.held === row.size && hash.digest("hex") === address;
      const stored = store.write(() => {
        if (!isWhole) blobs.empty(row, "partly");
        else {
          blobs.finish(row, address, row);
          blobs.markSent(row);
          blobs.used(row, environment.now());
        }
        store.notify(blobs.named.keysOf(address));
        return success(null);
      });
      if (!stored.ok) return stored;
      return isWhole ? success(null) : refusedFile("fileChanged", "address");
    },

    askedIn: (): number | null => meta.get("filesAskedIn") ?? null,
    setAskedIn: (epoch: number): void => keep("filesAskedIn", epoch),
    uploadPath: (address: BlobAddress): string | null => uploads()[address] ?? null,
    setUploadPath(address: BlobAddress, path: string | null): void {
      const { [address]: _, ...others } = uploads();
      keep("uploads", path === null ? others : { ...others, [address]: path });
    },
    forgetUploadsBut(addresses: readonly BlobAddress[]): void {
      const kept = Object.entries(uploads()).filter(([address]) => addresses.includes(address));
      if (kept.length < Object.keys(uploads()).length) keep("uploads", Object.fromEntries(kept));
    },
  };
}
