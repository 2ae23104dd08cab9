import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The stranger's script: beside the bundle, or where the source has it. */
export function verifyScript(): Buffer {
  const built = join(import.meta.dirname, "verify.sh");
  return readFileSync(
    existsSync(built) ? built : join(import.meta.dirname, "../../../docs/verify/verify.sh"),
  );
}
