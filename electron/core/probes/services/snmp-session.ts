import dns from "node:dns/promises";
import { isIPv6 } from "node:net";
import snmp from "net-snmp";
import type { Session, SessionOptions, User, VarBind } from "net-snmp";
import type { SnmpCredentials } from "../../../../shared/domain/checklist/credentials.ts";
import type { NoResult } from "../probe.ts";
import { cutShort, reasonOf } from "../frame/reasons.ts";

/** Bytes where the device has text or an address: what they mean is for who reads them. */
export type SnmpValue = number | string | Uint8Array;

/** Why a device gave nothing, as exactly as the protocol tells. */
export type SnmpRefusal = "wrongDigest" | "unknownUser" | "securityLevel" | "clock" | "decryption";
export type SnmpFailure = { ok: false; reason: NoResult; refusal: SnmpRefusal | null };
export type SnmpOutcome<T> = { ok: true; value: T } | SnmpFailure;

const WAIT_MS = 2500;
const RETRIES = 1;
const PER_ANSWER = 20;
/** Rows of one column; a chassis with more ports than this is asked one by one. */
const MOST_ROWS = 4096;

export interface Snmp {
  /** What the device has of these objects. */
  get(oids: readonly string[]): Promise<SnmpOutcome<ReadonlyMap<string, SnmpValue>>>;
  /** One column of a table, by what stands behind its number in the objects' names. */
  column(oid: string): Promise<SnmpOutcome<ReadonlyMap<string, SnmpValue>>>;
  close(): void;
}

/** Opens no connection: SNMP has none. Fails where the host's name leads nowhere. */
export async function openSnmp(
  host: string,
  port: number,
  credentials: SnmpCredentials,
  signal: AbortSignal,
): Promise<SnmpOutcome<Snmp>> {
  let address;
  try {
    address = await heeding(signal, dns.lookup(host));
  } catch (error) {
    return { ok: false, reason: reasonOf(error, signal), refusal: null };
  }
  const session = createSession(address.address, port, credentials);
  let garbage = false;
  // What cannot be read is no answer, and the next may be one.
  session.on("error", () => (garbage = true));
  let closed = false;
  const close = () => {
    signal.removeEventListener("abort", close);
    // A socket that is closed twice throws.
    if (!closed) session.close();
    closed = true;
  };
  signal.addEventListener("abort", close);

  const failure = (error: Error): SnmpFailure => failureOf(error, garbage, signal);
  const ask = <T>(start: (done: (outcome: SnmpOutcome<T>) => void) => void): Promise<SnmpOutcome<T>> => {
    if (signal.aborted) return Promise.resolve({ ok: false, reason: cutShort(signal), refusal: null });
    return new Promise(start);
  };
  return {
    ok: true,
    value: {
      get: (oids) =>
        ask((done) =>
          session.get([...oids], (error, found) => {
            if (error) done(failure(error));
            else done({ ok: true, value: new Map(found.flatMap((each) => read(each, each.oid))) });
          }),
        ),
      column: (oid) =>
        ask((done) => {
          const rows = new Map<string, SnmpValue>();
          const feed = (found: VarBind[]): boolean => {
            for (const each of found) {
              for (const [index, value] of read(each, each.oid.slice(oid.length + 1))) rows.set(index, value);
            }
            return rows.size >= MOST_ROWS;
          };
          session.subtree(oid, PER_ANSWER, feed, (error) =>
            done(error ? failure(error) : { ok: true, value: rows }),
          );
        }),
      close,
    },
  };
}

/** A wait that ends with the probe. */
function heeding<T>(signal: AbortSignal, waiting: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const end = () => reject(new Error("ended"));
  if (signal.aborted) end();
  signal.addEventListener("abort", end, { once: true });
  return Promise.race([waiting, promise]).finally(() => signal.removeEventListener("abort", end));
}

function createSession(address: string, port: number, credentials: SnmpCredentials): Session {
  const options: SessionOptions = {
    transport: isIPv6(address) ? "udp6" : "udp4",
    port,
    retries: RETRIES,
    timeout: WAIT_MS,
    // An agent that goes round in a circle is not followed.
    backwardsGetNexts: false,
  };
  if (credentials.version === "2c") {
    return snmp.createSession(address, credentials.community, { ...options, version: snmp.Version2c });
  }
  const { user: name, authProtocol, authKey, privProtocol, privKey } = credentials;
  const { noAuthNoPriv, authNoPriv, authPriv } = snmp.SecurityLevel;
  const user: User = { name, level: noAuthNoPriv };
  if (authProtocol !== undefined && authKey !== undefined) {
    Object.assign(user, { level: authNoPriv, authProtocol: snmp.AuthProtocols[authProtocol], authKey });
  }
  if (privProtocol !== undefined && privKey !== undefined) {
    Object.assign(user, { level: authPriv, privProtocol: snmp.PrivProtocols[privProtocol], privKey });
  }
  return snmp.createV3Session(address, user, options);
}

/** An object of the device; nothing where it has none of that name. */
function read(found: VarBind, index: string): [string, SnmpValue][] {
  if (snmp.isVarbindError(found)) return [];
  const { type, value } = found;
  if (type === snmp.ObjectType.Counter64 && value instanceof Uint8Array) {
    return [[index, value.reduce((sum, byte) => sum * 256 + byte, 0)]];
  }
  const known = typeof value === "number" || typeof value === "string" || value instanceof Uint8Array;
  return known ? [[index, value]] : [];
}

const REFUSALS: readonly (readonly [begins: string, refusal: SnmpRefusal])[] = [
  ["Wrong Digest", "wrongDigest"],
  ["Authentication digest", "wrongDigest"],
  ["Unknown User Name", "unknownUser"],
  ["Unsupported Security Level", "securityLevel"],
  ["Not In Time Window", "clock"],
  ["Message with engineBoots", "clock"],
  ["Decryption Error", "decryption"],
  ["Failed to decrypt", "decryption"],
];

function failureOf(error: Error, garbage: boolean, signal: AbortSignal): SnmpFailure {
  const refusal = REFUSALS.find(([begins]) => error.message.startsWith(begins))?.[1] ?? null;
  if (refusal) return { ok: false, reason: "denied", refusal };
  if (signal.aborted) return { ok: false, reason: cutShort(signal), refusal };
  if (error.name === "RequestTimedOutError") {
    return { ok: false, reason: garbage ? "garbage" : "timeout", refusal };
  }
  // The agent says that it has a fault, or answers what was not asked.
  if (error.name === "RequestFailedError") return { ok: false, reason: "unsupported", refusal };
  if (error.name === "ResponseInvalidError") return { ok: false, reason: "garbage", refusal };
  return { ok: false, reason: reasonOf(error, signal), refusal };
}
