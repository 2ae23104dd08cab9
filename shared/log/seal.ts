import { canonicalJson } from "./canonical.ts";
import type { LogCrypto } from "./crypto.ts";
import { matchParts } from "./parts.ts";
import type { Matched } from "./parts.ts";
import { isTangled } from "./tangle.ts";
import { MAX_DEPTH, operationBody } from "./operation.ts";
import type { Operation, OperationBody, SealedOperation } from "./operation.ts";

export interface Sealed {
  sealed: SealedOperation;
  op: Operation;
  /** Texts of its parts by hash. */
  parts: ReadonlyMap<string, string>;
}

/**
 * Seals a body: canonical text, hash and signature. After this it is never changed.
 *
 * @param parts texts of the personal parts that its payload names
 * @throws TypeError for what nests deeper than MAX_DEPTH, as for what JSON cannot carry
 */
export function seal(body: OperationBody, crypto: LogCrypto, parts: string[] = []): Sealed {
  const text = canonicalJson(body);
  if ([text, ...parts].some(isTooDeep)) throw new TypeError("an operation must not nest so deep");
  const sealed: SealedOperation = { body: text, sig: crypto.sign(text) };
  if (parts.length > 0) sealed.parts = parts;
  const matched = matchParts(text, parts, (each) => crypto.sha256(each));
  const op = operationOf(JSON.parse(text) as OperationBody, crypto.sha256(text), matched);
  return { sealed, op, parts: matched.parts };
}

export type Opened =
  | ({ ok: true; op: Operation } & Pick<Matched, "parts" | "foreign">)
  | { ok: false; message: string; path: string };

/**
 * Reads the envelope of a sealed operation. Checks its form, not its signature (that needs the
 * device's key) and not its payload (that needs the type, which may be newer than this program).
 * Parts that the body does not name are left out of it, and counted as foreign.
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
  const matched = matchParts(sealed.body, sealed.parts ?? [], sha256);
  const { parts, foreign } = matched;
  return { ok: true, op: operationOf(parsed.data, sha256(sealed.body), matched), parts, foreign };
}

/**
 * Reads what is about to enter a log: as {@link open}, and nothing deeper than MAX_DEPTH. What an older
 * hub let into a log is a fact, however deep; it is read by `open`.
 */
export function admit(sealed: SealedOperation, sha256: (text: string) => string): Opened {
  if (isTooDeep(sealed.body)) return tooDeep("body");
  const part = (sealed.parts ?? []).findIndex(isTooDeep);
  return part < 0 ? open(sealed, sha256) : tooDeep(`parts.${part}`);
}

function isTooDeep(text: string): boolean {
  return isTangled(text, MAX_DEPTH);
}

function tooDeep(path: string): Opened {
  return { ok: false, message: `nested deeper than ${MAX_DEPTH}`, path };
}

function operationOf(envelope: OperationBody, hash: string, { values }: Matched): Operation {
  return values.size > 0 ? { ...envelope, hash, parts: values } : { ...envelope, hash };
}
