import type { Operation } from "../log/operation.ts";
import { assetOperations } from "./asset/asset-operations.ts";
import { conflictResolve } from "./conflict/conflict-resolve.ts";
import { custodyOperations } from "./custody/custody-operations.ts";
import { memberOperations } from "./member/member.ts";
import type { OperationType } from "./operation-type.ts";
import { personSet } from "./person/person.ts";
import { siteSet } from "./site/site.ts";
import { ticketOperations } from "./ticket/ticket-operations.ts";

/** Every operation type this program knows. */
export const OPERATION_TYPES: ReadonlyMap<string, OperationType> = new Map(
  [
    ...ticketOperations,
    ...assetOperations,
    ...custodyOperations,
    ...memberOperations,
    personSet,
    siteSet,
    conflictResolve,
  ].map((definition) => [definition.type, definition as unknown as OperationType]),
);

export type Reading =
  | {
      kind: "known";
      definition: OperationType;
      payload: Record<string, unknown>;
      /** The payload says more than this program reads: a newer program's fields. */
      more: boolean;
    }
  /** A newer program's: keep it, skip it, say so. */
  | { kind: "unknown" }
  /** A type and version we know, whose payload does not fit. */
  | { kind: "malformed"; path: string; message: string };

const readings = new WeakMap<Operation, Reading>();

/** Reads an operation's payload by its registered type. Remembered, since one act may touch hundreds of entities. */
export function read(op: Operation): Reading {
  let reading = readings.get(op);
  if (!reading) {
    reading = readAnew(op);
    readings.set(op, reading);
  }
  return reading;
}

function readAnew(op: Operation): Reading {
  const definition = OPERATION_TYPES.get(op.type);
  if (!definition || op.v > definition.v) return { kind: "unknown" };
  const parsed = definition.payload.safeParse(op.payload);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = ["payload", ...(issue?.path ?? [])].join(".");
    return { kind: "malformed", path, message: issue?.message ?? "does not fit" };
  }
  const more = Object.keys(op.payload).some((name) => !Object.hasOwn(parsed.data, name));
  return { kind: "known", definition, payload: parsed.data, more };
}
