import type { BlobStanding } from "../../../shared/blob/blob-facts.ts";
import type { BlobRow } from "../store/blobs/blob-rows.ts";

/** Where a blob is, by what a file says of it and what lies here. */
export function standingOf(address: string, row: Pick<BlobRow, "state" | "sent"> | null): BlobStanding {
  if (address === "") return "erased";
  if (row?.state === "whole") return row.sent ? "sent" : "here";
  return row?.sent ? "absent" : "waiting";
}
