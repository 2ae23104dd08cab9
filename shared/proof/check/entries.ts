import { canonicalJson } from "../../log/canonical.ts";
import { operationBody, sealedOperation, uuid } from "../../log/operation.ts";
import type { OperationBody } from "../../log/operation.ts";
import { UNSENT } from "../log-line.ts";
import type { Checking } from "./problem.ts";

/** A line of a log that holds an operation of custody or of the roster. */
export interface Entry {
  /** Line in its file. */
  at: number;
  seq: number | null;
  device: string;
  key: string;
  hash: string;
  body: string;
  op: OperationBody;
  isRoster: boolean;
}

const SEQ = /^[1-9][0-9]{0,14}$/;
/** Base64 of 32 and of 64 bytes, written in the only way there is. */
const KEY = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;
const SIGNATURE = /^[A-Za-z0-9+/]{85}[AQgw]==$/;

export const isKey = (text: unknown): text is string => typeof text === "string" && KEY.test(text);
export const isSignature = (text: string): boolean => SIGNATURE.test(text);

/** The value of a text that is in canonical form; undefined for any other. */
export function canonicalValue(text: string): { value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return canonicalJson(value) === text ? { value } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads one line: its form, its signature, its text, its envelope.
 *
 * @param about the types that may stand here beside the roster's
 */
export function entryIn(
  line: string,
  at: number,
  { verifier, note }: Checking,
  about = /^custody\.[A-Za-z]+$/,
): Entry | null {
  const [seq = "", device = "", key = "", sig = "", body = "", ...more] = line.split("\t");
  const fits =
    (seq === UNSENT || SEQ.test(seq)) && uuid.safeParse(device).success && isKey(key) && isSignature(sig);
  if (!fits || body === "" || more.length > 0 || !sealedOperation.safeParse({ body, sig }).success) {
    note(at, "form");
    return null;
  }
  if (!isSignedBy(verifier, key, body, sig)) note(at, "signature");
  const read = canonicalValue(body);
  if (!read) {
    note(at, "canonical");
    return null;
  }
  const envelope = operationBody.safeParse(read.value);
  if (!envelope.success) {
    note(at, "envelope");
    return null;
  }
  const op = envelope.data;
  const isRoster = ROSTER.has(op.type);
  if (!isRoster && !about.test(op.type)) {
    note(at, "type");
    return null;
  }
  const number = seq === UNSENT ? null : Number(seq);
  return { at, seq: number, device, key, hash: verifier.sha256(body), body, op, isRoster };
}

const ROSTER = new Set(["device.enrol", "device.enrolService", "device.revoke"]);

/** A key that is no point of the curve signs nothing. */
export function isSignedBy(verifier: Checking["verifier"], key: string, text: string, sig: string): boolean {
  try {
    return verifier.verify(key, text, sig);
  } catch {
    return false;
  }
}

/** What stands in the log twice, out of order, or does not belong to it. Answers what is there once. */
export function placed(entries: readonly Entry[], { note }: Checking): Entry[] {
  const ids = new Set<string>();
  const numbers = new Set<number>();
  const highest = { roster: 0, events: 0 };
  const workspace = entries[0]?.op.workspace;
  let unsent = false;
  return entries.filter(({ at, seq, device, op, isRoster }) => {
    if (op.device !== device) note(at, "device");
    if (op.workspace !== workspace) note(at, "workspace");
    if (ids.has(op.id)) {
      note(at, "operation-twice");
      return false;
    }
    ids.add(op.id);
    const block = isRoster ? "roster" : "events";
    if (seq === null) {
      unsent = true;
      if (isRoster) note(at, "order");
      return true;
    }
    if (numbers.has(seq)) note(at, "number-twice");
    else if (unsent || seq < highest[block]) note(at, "order");
    numbers.add(seq);
    highest[block] = seq;
    return true;
  });
}
