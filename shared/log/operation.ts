import { z } from "zod";
import { MAX_PARTS, MAX_PARTS_CHARS } from "./parts.ts";
import type { PartValues } from "./parts.ts";

/** Largest canonical body of one operation, in UTF-16 code units. */
export const MAX_BODY_CHARS = 512 * 1024;
/** Deepest nesting of a body or a part. Programs walk what they read; what is far deeper ends them. */
export const MAX_DEPTH = 64;
/** Most entities that one operation may touch (one act over many assets). */
export const MAX_TOUCHES = 500;

export const uuid = z.uuid();
/** ISO 8601 with milliseconds and an offset, as the device's clock showed it. */
export const timestamp = z.iso.datetime({ offset: true, precision: 3 });
const wholeNumber = z.number().int().nonnegative();
/** SHA-256, hexadecimal. */
export const hashText = z.string().regex(/^[0-9a-f]{64}$/);

/** `kind:id` of an entity, e.g. `ticket:0190…`. */
export const entityKey = z.string().regex(/^[a-z]+:[0-9a-f-]{36}$/);
export type EntityKey = string;

export function entityKeyOf(kind: string, id: string): EntityKey {
  return `${kind}:${id}`;
}

export function splitEntityKey(key: EntityKey): { kind: string; id: string } {
  const at = key.indexOf(":");
  return { kind: key.slice(0, at), id: key.slice(at + 1) };
}

/**
 * What is sealed: everything but hash and signature. Its canonical JSON *is* the operation;
 * programs carry that text unchanged, so fields that only a newer program knows survive.
 */
export const operationBody = z.object({
  /** UUIDv7 made on the device; never changes. */
  id: uuid,
  /** Registered in shared/domain, e.g. `custody.handOver`. */
  type: z
    .string()
    .regex(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/)
    .max(60),
  v: z.number().int().min(1).max(1000),
  workspace: uuid,
  device: uuid,
  /** 1, 2, 3 … without gaps, per device. */
  deviceSeq: z.number().int().min(1),
  /** The member who acted. */
  actor: uuid,
  at: timestamp,
  /** Device clock minus hub clock as last measured, in milliseconds. */
  clockSkewMs: z.number().int(),
  /** Highest hub sequence this device had integrated when the user acted. */
  baseSeq: wholeNumber,
  /**
   * Ranges at or below `baseSeq`, inclusive, that this device had *not* integrated. They come
   * only from a hub's restore: the numbers the hub may have lost come back later in their old
   * place, and an operation made meanwhile must not claim to have seen them (ADR 5).
   */
  baseExcept: z
    .array(z.tuple([wholeNumber, wholeNumber]))
    .max(100)
    .optional(),
  /** Entities whose state this operation changes; lets an older program file what it cannot read. */
  touches: z.array(entityKey).min(1).max(MAX_TOUCHES),
  payload: z.record(z.string(), z.unknown()),
  /** The hub's history as its author had it from signed pages (ADR 28); absent where there was none. */
  seen: z.object({ epoch: wholeNumber, feed: wholeNumber, hash: hashText }).optional(),
  /** Hash of the device's operation before; absent in its first, and in what older programs sealed. */
  prev: hashText.optional(),
});
export type OperationBody = z.infer<typeof operationBody>;

/** An operation as it is stored and sent: the canonical text and the device's signature over it. */
export interface SealedOperation {
  /** Canonical JSON of an {@link OperationBody}. */
  body: string;
  /** Ed25519 over `body`, base64. */
  sig: string;
  /** Texts of the personal parts that the body names by their hash, as far as they are at hand (ADR 18). */
  parts?: string[] | undefined;
}

export const sealedOperation = z.object({
  body: z.string().min(2).max(MAX_BODY_CHARS),
  sig: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
  parts: z.array(z.string().max(MAX_PARTS_CHARS)).max(MAX_PARTS).optional(),
});

/** Characters of an operation as it is sent, for cutting pages and batches. */
export function sizeOf({ body, parts }: Pick<SealedOperation, "body" | "parts">): number {
  return (parts ?? []).reduce((sum, part) => sum + part.length, body.length);
}

/** An operation as programs work with it. */
export interface Operation extends OperationBody {
  /** SHA-256 of the canonical text, hexadecimal. */
  hash: string;
  /** Values of its personal parts by hash; what is missing is erased, or not here yet. */
  parts?: PartValues;
}

/** Where an operation stands in the log, and which it is. */
export interface LoggedPlace {
  feed: number;
  seq: number;
  /** SHA-256 of its canonical text, hexadecimal. */
  hash: string;
}

/** An operation with its place in the log; `seq` is null until the hub has accepted it. */
export interface LoggedOperation {
  op: Operation;
  seq: number | null;
  /** When the hub took it, on the hub's clock; null or absent until it has. */
  receivedAt?: number | null;
}

/** Furthest moment that ECMAScript's dates can show, either way. */
const MOST_MS = 8.64e15;

/**
 * Milliseconds since the epoch, on the hub's clock as far as the device knew it, and never later than
 * the hub had it: what came in was done before, whatever the clock of its laptop said. Always a
 * moment that can be shown: a made-up skew must not break the screens of everybody else.
 */
export function correctedTime(
  op: Pick<OperationBody, "at" | "clockSkewMs">,
  receivedAt: number | null = null,
): number {
  const corrected = Math.max(-MOST_MS, Date.parse(op.at) - op.clockSkewMs);
  return Math.min(MOST_MS, corrected, receivedAt ?? MOST_MS);
}
