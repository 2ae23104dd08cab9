import type { Operation, OperationBody, SealedOperation } from "../../../../shared/log/operation.ts";
import { referencesIn, valuesOf } from "../../../../shared/log/parts.ts";
import { sha256 } from "../../keys/device-key.ts";

/** An operation as the log table holds it. */
export interface StoredForm {
  body: string;
  sig: string;
  /** Personal parts at hand: JSON of the texts by hash, so that nothing is hashed again; null for none. */
  parts: string | null;
}

export type Parts = ReadonlyMap<string, string>;

export const NO_PARTS: Parts = new Map();

export function partsFrom(stored: string | null): Map<string, string> {
  return new Map(stored === null ? [] : Object.entries(JSON.parse(stored) as Record<string, string>));
}

export function partsColumn(parts: Parts): string | null {
  if (parts.size === 0) return null;
  // Written out by hand: an object would first take each hash in among the names of keys.
  return `{${Array.from(parts, ([hash, text]) => `"${hash}":${JSON.stringify(text)}`).join(",")}}`;
}

/** As it goes over the wire. */
export function sealedFrom({ body, sig, parts }: StoredForm): SealedOperation {
  return parts === null ? { body, sig } : { body, sig, parts: [...partsFrom(parts).values()] };
}

/** An operation out of this store's own log: its form was checked when it was appended. */
export function operationFrom({ body, parts }: Pick<StoredForm, "body" | "parts">): Operation {
  const op = envelopeFrom(body);
  return parts === null ? op : { ...op, parts: valuesOf(partsFrom(parts)) };
}

/** As {@link operationFrom}, without what is personal: enough to know its place and what it touches. */
export function envelopeFrom(body: string): Operation {
  return { ...(JSON.parse(body) as OperationBody), hash: sha256(body) };
}

/** An operation with those of its parts that are kept. */
export function keepingParts(op: Operation, parts: Parts): Operation {
  if ((op.parts?.size ?? 0) === parts.size) return op;
  const { parts: _, ...bare } = op;
  return parts.size > 0 ? { ...bare, parts: valuesOf(parts) } : bare;
}

/** Whether a body names parts that are neither here nor erased. */
export function lacksParts(body: string, parts: Parts, isErased: (part: string) => boolean): boolean {
  return referencesIn(body).some((part) => !parts.has(part) && !isErased(part));
}
