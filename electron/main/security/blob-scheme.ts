// S22: bytes of files come to the window over app://desk/blob/, as what the core has told them to be.
import type { BlobAddress } from "../../../shared/blob/address.ts";
import { MEDIA_TYPES, isPicture } from "../../../shared/blob/media-type.ts";
import type { QueryResults } from "../../../shared/ipc/queries.ts";
import { APP_URL } from "./app-address.ts";
import { contentSecurityPolicy } from "./csp.ts";

/** Asks the core for bytes of a file; null where they are not at hand. */
export type ReadBlob = (address: BlobAddress, offset: number) => Promise<QueryResults["file.bytes"] | null>;

const BLOB_URL = `${APP_URL}blob/`;

/** The blob that a URL names, written plainly and with nothing behind it; null for every other URL. */
export function blobIn(url: string): BlobAddress | null {
  const address = url.startsWith(BLOB_URL) ? url.slice(BLOB_URL.length) : "";
  return /^[0-9a-f]{64}$/.test(address) ? address : null;
}

/** Null where there is nothing to answer with. */
export async function blobAnswer(address: BlobAddress, read: ReadBlob): Promise<Response | null> {
  const first = await read(address, 0);
  // What is not on the list is not served, whatever the core says.
  if (!first || !MEDIA_TYPES.includes(first.type)) return null;
  return new Response(streamed(address, first, read), {
    headers: {
      "Content-Type": first.type,
      "Content-Length": String(first.size),
      // Pictures are shown in the window; nothing else is ever opened as a page.
      "Content-Disposition": isPicture(first.type) ? "inline" : "attachment",
      "Content-Security-Policy": `${contentSecurityPolicy("")}; sandbox`,
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": "no-store",
    },
  });
}

/** Piece by piece, each when it is wanted. */
function streamed(
  address: BlobAddress,
  first: QueryResults["file.bytes"],
  read: ReadBlob,
): ReadableStream<Uint8Array> {
  let sent = 0;
  let next: QueryResults["file.bytes"] | null = first;
  return new ReadableStream({
    async pull(controller) {
      const piece = next ?? (await read(address, sent));
      next = null;
      const bytes = Buffer.from(piece?.bytes ?? "", "base64");
      if (bytes.length === 0) return controller.error(new Error("the bytes are not at hand any more"));
      sent += bytes.length;
      controller.enqueue(new Uint8Array(bytes));
      if (sent >= first.size) controller.close();
    },
  });
}
