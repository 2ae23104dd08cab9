import type { z } from "zod";
import type { EntityKey, LoggedOperation } from "../log/operation.ts";
import type { Draft } from "../log/write.ts";
import type { Permission } from "./permission/permission.ts";

/** A registered operation type: form, entities, permission. */
export interface OperationType<S extends z.ZodType = z.ZodType<Record<string, unknown>>> {
  type: string;
  /** Version of the payload's meaning; a program folds versions up to its own. */
  v: number;
  payload: S;
  /** Entities whose state changes, derived from the payload. */
  touches(payload: z.output<S>): EntityKey[];
  /** What the actor must be allowed to do; `hub` means only the hub itself writes it. */
  permission: Permission | "hub";
}

/** Declares an operation type with its payload's type inferred. */
export function operationType<S extends z.ZodType>(definition: OperationType<S>): OperationType<S> {
  return definition;
}

/** Payload of a declared operation type. */
export type PayloadOf<T extends { payload: z.ZodType }> = z.output<T["payload"]>;

/** How one operation type changes one entity kind. */
export type Step = (draft: Draft, payload: never, logged: LoggedOperation) => void;

/** A fold step with a typed payload, stored beside steps of other payloads. */
export function step<P>(run: (draft: Draft, payload: P, logged: LoggedOperation) => void): Step {
  return run as unknown as Step;
}
