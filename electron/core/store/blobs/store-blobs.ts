import type { BlobAddress } from "../../../../shared/blob/address.ts";
import { blobAddress } from "../../../../shared/blob/address.ts";
import type { BlobFacts } from "../../../../shared/blob/blob-facts.ts";
import type { Sqlite } from "../care/open-database.ts";
import { createBlobRows } from "./blob-rows.ts";
import { createNamedBlobs } from "./named.ts";

export type StoreBlobs = ReturnType<typeof createStoreBlobs>;

/** The bytes in a store, what names them, and how they go with what is erased. */
export function createStoreBlobs(db: Sqlite) {
  const rows = createBlobRows(db);
  const named = createNamedBlobs(db);
  const erased = new Set<BlobAddress>();

  return {
    ...rows,
    named,
    /** What is known of one that lies here whole. */
    facts(address: BlobAddress): BlobFacts | null {
      const row = rows.get(address);
      if (row?.state !== "whole") return null;
      const { type, size, width, height } = row;
      return { type, size, width, height };
    },
    /** Personal values that this transaction erases: bytes go that one of them named. */
    noteErased(values: readonly string[]): void {
      for (const value of values) if (blobAddress.safeParse(value).success) erased.add(value);
    },
    /** Drops what nothing names any more, once the records are folded. Inside the same transaction. */
    dropErased(): void {
      for (const address of erased) {
        const row = rows.get(address);
        if (row && !named.isNamed(address)) rows.drop(row);
      }
      erased.clear();
    },
    /** The transaction was not kept. */
    forgetErased: (): void => erased.clear(),
  };
}
