import { canonicalJson } from "./canonical.ts";
import type { LogCrypto } from "./crypto.ts";
import { operationBody } from "./operation.ts";
import type { Operation, OperationBody, SealedOperation } from "./operation.ts";

export interface Sealed {
  sealed: SealedOperation;
  op: Operation;
}

/** Seals a body: canonical text, hash and signature. After this it is never changed. */
export function seal(body: OperationBody, crypto: LogCrypto): Sealed {
  const text = canonicalJson(body);
  return {
    sealed: { body: text, sig: crypto.sign(text) },
    op: { ...(JSON.parse(text) as OperationBody), hash: crypto.sha256(text) },
  };
}

export type Opened = { ok: true; op: Operation } | { ok: false; message: string; path: string };

/**
 * Reads the envelope of a sealed operation. Checks its form, not its signature (that needs the
 * device's key) and not its payload (that needs the type, which may be newer than this program).
 */
export function open(sealed: SealedOperation, sha256: (text: string) => string): Opened {
  let raw: unknown;
  try {
    raw = JSON.parse(sealed.body);
  } catch {
    return { ok: false, message: "the body is not JSON", path: "body" };
  }
  const parsed = operationBody.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return {
      ok: false,
      message: issue?.message ?? "the envelope does not fit",
      path: issue ? issue.path.join(".") : "",
    };
  }
  return { ok: true, op: { ...parsed.data, hash: sha256(sealed.body) } };
}
