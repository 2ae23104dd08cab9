import type { BlobAddress } from "../../../../shared/blob/address.ts";
import type { FilesWhole } from "../../../../shared/protocol/files/asked.ts";
import type { HubEndpoint, HubResult } from "../transport.ts";
import type { FileStore, FileToSend } from "./file-store.ts";

/** The hub's files as a console sees them. No method throws or rejects, and none tries again. */
export interface FileLine {
  asked(addresses: readonly BlobAddress[]): Promise<HubResult<FilesWhole>>;
  /**
   * Sends what the hub lacks of a file; ok when the hub has all of it.
   *
   * @param onAccepted told how many bytes the hub says it has
   */
  upload(file: FileToSend, onAccepted: (bytes: number) => void): Promise<HubResult<null>>;
  /** @param take what came next, in pieces; false where nothing more is wanted */
  fetch(address: BlobAddress, from: number, take: (bytes: Uint8Array) => boolean): Promise<HubResult<null>>;
  /** Ends what is running; it answers `closed`. */
  close(): void;
}

export type OpenFileLine = (endpoint: HubEndpoint, store: FileStore) => FileLine;
