import { signedDocument } from "../../../../shared/domain/custody/custody-document.ts";
import { enteredIn } from "../../../../shared/domain/registry.ts";
import type { Operation } from "../../../../shared/log/operation.ts";
import { referencesIn } from "../../../../shared/log/parts.ts";
import { sha256 } from "../../keys/device-key.ts";
import type { Store } from "../store.ts";
import { operationFrom, partsFrom } from "./stored-parts.ts";
import type { StoredForm } from "./stored-parts.ts";

interface Signed {
  lines: { prev?: string }[];
  signatures: { docHash: string }[];
}

/**
 * Checks the personal parts of operations: each is what the signed text names, none was erased, and
 * the documents that people signed are the ones in the log. A document of which a part is missing
 * cannot be put together any more, which is what erasing means and no fault.
 */
export function createPartsCheck({ forgetting, log }: Pick<Store, "forgetting" | "log">) {
  const counts = { erased: 0, absent: 0 };

  /** What somebody signed after it was recorded; null where it is not here. */
  function documentSigned(lines: readonly { prev?: string }[]): Operation | null {
    const stored = log.body(lines[0]?.prev ?? "");
    return stored ? operationFrom(stored) : null;
  }

  return {
    counts,
    /** What is wrong with the parts of one operation, a line each. */
    check(stored: StoredForm): string[] {
      const faults: string[] = [];
      const parts = partsFrom(stored.parts);
      const named = referencesIn(stored.body);
      const op = operationFrom(stored);
      const isErased = (part: string) => forgetting.isErased(op.id, part);
      for (const [part, text] of parts) {
        if (sha256(text) !== part || !named.includes(part)) faults.push("a part is not what its text names");
        if (isErased(part)) faults.push("a part that was erased is still here");
      }
      for (const part of named) {
        if (isErased(part)) counts.erased += 1;
        else if (!parts.has(part)) counts.absent += 1;
      }
      const { payload } = enteredIn(op);
      if (isSigned(payload)) {
        const document = documentOf(op.type === SIGNED_LATER ? documentSigned(payload.lines) : op);
        const other = payload.signatures.some(({ docHash }) => docHash !== document);
        if (document !== null && other) faults.push("a signature belongs to another document");
      }
      return faults;
    },
  };
}

const SIGNED_LATER = "custody.sign";

/** The hash of what people sign; null where it cannot be put together. */
function documentOf(op: Operation | null): string | null {
  if (!op) return null;
  const { payload, withheld } = enteredIn(op);
  const whole = withheld.every(({ path }) => path.startsWith("signatures."));
  return whole && Array.isArray(payload.lines) ? sha256(signedDocument(payload as unknown as Signed)) : null;
}

function isSigned(payload: Record<string, unknown>): payload is Record<string, unknown> & Signed {
  const { lines, signatures } = payload;
  return Array.isArray(lines) && Array.isArray(signatures) && signatures.length > 0;
}
