import { z } from "zod";

/** Largest request accepted over any boundary, in characters of JSON. */
export const MAX_REQUEST_CHARS = 2_000_000;

/** A request to the core. `id` is the caller's and comes back with the answer. */
export const coreRequest = z.discriminatedUnion("kind", [
  z.object({
    id: z.number().int(),
    kind: z.literal("execute"),
    command: z.looseObject({ type: z.string().max(60) }),
  }),
  z.object({
    id: z.number().int(),
    kind: z.literal("query"),
    name: z.string().max(60),
    params: z.record(z.string(), z.unknown()).default({}),
  }),
  /** Runs one sync round now and answers with its outcome. */
  z.object({
    id: z.number().int(),
    kind: z.literal("sync"),
    /** The user looked at the brake (`problem: "brake"`) and lets this one withdrawal pass. */
    releaseBrake: z.boolean().optional(),
  }),
  /** From now on `change`, `sync` and `job` events are sent on this connection. */
  z.object({ id: z.number().int(), kind: z.literal("subscribe") }),
  /** Verifies the store: hashes, signatures, deviceSeq, chains, projections against a rebuild. */
  z.object({ id: z.number().int(), kind: z.literal("verify") }),
  /** Writes an encrypted, verified backup of the profile. */
  z.object({ id: z.number().int(), kind: z.literal("backup"), file: z.string().max(4000) }),
  /** Joins a hub with a pairing code. */
  z.object({ id: z.number().int(), kind: z.literal("pair"), code: z.string().max(1000) }),
  /** Looks at inventory files (dry run) or imports them; long work with `job` events. */
  z.object({
    id: z.number().int(),
    kind: z.literal("import"),
    /** Files or folders on this machine. */
    paths: z.array(z.string().max(4000)).min(1).max(2000),
    dryRun: z.boolean(),
  }),
  /** Writes records as CSV or JSON. */
  z.object({
    id: z.number().int(),
    kind: z.literal("export"),
    what: z.enum(["assets", "tickets", "log", "outbox"]),
    format: z.enum(["csv", "json"]),
    file: z.string().max(4000),
  }),
  /** Cancels the running job with this request id. */
  z.object({ id: z.number().int(), kind: z.literal("cancel"), job: z.number().int() }),
]);
export type CoreRequest = z.infer<typeof coreRequest>;
export type CoreRequestKind = CoreRequest["kind"];

/** Every error the core answers with. The window turns codes into the user's words. */
export const CORE_ERRORS = [
  /** The request or command does not have its form; `path` says where. */
  "malformed",
  "unknownCommand",
  "unknownQuery",
  "notFound",
  "forbidden",
  /** Not possible in the record's present state; `details.status` says which that is. */
  "notAllowed",
  /** The thing named has changed meanwhile, e.g. a conflict that somebody settled. */
  "stale",
  "tooLarge",
  /** Disk full or not writable: reading goes on, drafts and unsent work are still kept. */
  "readOnly",
  "offline",
  "notPaired",
  /** What the hub answered; `details.hub` has its code. */
  "hub",
  "cancelled",
  "busy",
  "file",
  "wrongKey",
  "locked",
  "internal",
] as const;
export type CoreErrorCode = (typeof CORE_ERRORS)[number];

export interface CoreError {
  code: CoreErrorCode;
  message: string;
  /** Where in the request; '' for the whole. */
  path: string;
  details?: Record<string, unknown>;
}

export type CoreReply =
  { id: number; ok: true; result: unknown } | { id: number; ok: false; error: CoreError };

/** What the core answers to `execute`. Sent only after the commit: "saved on this laptop". */
export interface Executed {
  /** Operation id; null for commands that stay on this laptop. */
  operation: string | null;
  /** Id of the record that was made or changed. */
  id: string | null;
  /** Human number, when one was given out. */
  number: string | null;
}
