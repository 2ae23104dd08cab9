import type { BlobAddress } from "../../../../shared/blob/address.ts";
import type { Outcome } from "../../outcome.ts";

export interface FileToSend {
  address: BlobAddress;
  /** In bytes. */
  size: number;
}

export interface FileToFetch extends FileToSend {
  /** Bytes at hand already, from the beginning. */
  held: number;
}

/** What the transfer of files needs of the store. Each call that changes something is a transaction. */
export interface FileStore {
  /** Whole here, named by a record, and not known to be on the hub; the smallest first. */
  unsent(): FileToSend[];
  /** How many those are, and their bytes: asked at every change of the state of things. */
  unsentTotal(): { count: number; bytes: number };
  /** Named by records here, and neither whole here nor known to be on the hub; the newest first. */
  unknown(): BlobAddress[];
  /** Known to be on the hub, whether or not they are here. */
  sent(): BlobAddress[];
  /** Bytes of one that is whole here; fewer at its end. */
  read(address: BlobAddress, offset: number, length: number): Uint8Array;
  markSent(address: BlobAddress): Outcome<null>;
  /** The hub has none of it any more. */
  markUnsent(address: BlobAddress): Outcome<null>;

  /** What somebody here waits for, the smallest first. */
  wanted(): FileToFetch[];
  /** Begins to take one in, or goes on: how much is at hand. Null for one that is wanted no more. */
  begin(address: BlobAddress): Outcome<{ held: number; size: number } | null>;
  /** The bytes behind those at hand; they are kept at once. */
  append(address: BlobAddress, offset: number, bytes: Uint8Array): Outcome<{ held: number }>;
  /** All of it came. It counts as here only when it hashes to its address, and begins anew otherwise. */
  finish(address: BlobAddress): Outcome<null>;

  /** Epoch in which the hub was last asked for everything it was thought to have; null for never. */
  askedIn(): number | null;
  setAskedIn(epoch: number): void;
  /** Where on the hub the upload of a file goes on; null where none is begun. */
  uploadPath(address: BlobAddress): string | null;
  setUploadPath(address: BlobAddress, path: string | null): void;
  /** Forgets uploads of files that are not among these: they came through, or their files are erased. */
  forgetUploadsBut(addresses: readonly BlobAddress[]): void;
}
