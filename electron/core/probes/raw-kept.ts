import { maskSecrets } from "../../../shared/domain/checklist/mask-secrets.ts";
import { MAX_RAW } from "../../../shared/domain/checklist/reading.ts";
import type { Reading } from "../../../shared/domain/checklist/reading.ts";

/** Secrets are looked for a little behind the cut as well: half of one is one still. */
const LOOKED_AT = 2 * MAX_RAW;

/** Raw output as it is kept and shown: secrets masked, the end of a long one left out. */
export function rawKept(raw: string | Uint8Array | null): Pick<Reading, "raw" | "rawAs" | "rawCut"> {
  if (raw instanceof Uint8Array) {
    // What no code page reads has its ASCII all the same, and secrets in it.
    const most = Math.floor(MAX_RAW / 4) * 3;
    const bytes = Buffer.from(
      maskSecrets(Buffer.from(raw.subarray(0, LOOKED_AT)).toString("latin1")),
      "latin1",
    );
    const kept = bytes.subarray(0, most).toString("base64");
    return { raw: kept, rawAs: "base64", rawCut: bytes.length > most || raw.length > LOOKED_AT };
  }
  const masked = maskSecrets((raw ?? "").slice(0, LOOKED_AT));
  const rawCut = masked.length > MAX_RAW || (raw ?? "").length > LOOKED_AT;
  return { raw: masked.slice(0, MAX_RAW), rawAs: "text", rawCut };
}
