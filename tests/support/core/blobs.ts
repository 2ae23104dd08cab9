import { createHash } from "node:crypto";
import type { MediaType } from "../../../shared/blob/media-type.ts";
import { success } from "../../../electron/core/outcome.ts";
import type { Store } from "../../../electron/core/store/store.ts";

/** Takes a text in as a file would be, at once. Answers what may be attached. */
export function takeText(store: Store, text: string, type: MediaType = "text/plain"): string[] {
  const { blobs, environment } = store;
  const bytes = Buffer.from(text);
  const address = createHash("sha256").update(bytes).digest("hex");
  if (blobs.get(address)?.state !== "whole") {
    store.write(() => {
      const old = blobs.get(address);
      if (old) blobs.drop(old);
      const row = blobs.beginIntake(address, environment.now());
      blobs.append(row, bytes);
      blobs.finish(row, address, { type, size: bytes.length, width: null, height: null });
      return success(null);
    });
  }
  return blobs.get(address)?.state === "whole" ? [address] : [];
}
