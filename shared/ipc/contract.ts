import { z } from "zod";
import { JOBS } from "./jobs.ts";
import { pinRequest } from "./pin.ts";

/** Largest request accepted over any boundary, in characters of JSON. */
export const MAX_REQUEST_CHARS = 2_000_000;

/** So many commands are one act at most: while they are carried out nobody else is answered. */
export const MOST_COMMANDS = 500;

const command = z.looseObject({ type: z.string().max(60) });

/**
 * One of several: an argument named in `follows` is continued by the id of the record that an earlier one made, by its
 * place: `{ type: "ticket.accept", ticket: "", follows: { ticket: 0 } }`, or `about: "ticket:"` for a record's key.
 */
const following = command.extend({
  follows: z.record(z.string().max(40), z.number().int().min(0).max(MOST_COMMANDS)).optional(),
});

/** A request to the core. `id` is the caller's and comes back with the answer. */
export const coreRequest = z.discriminatedUnion("kind", [
  z.object({
    id: z.number().int(),
    kind: z.literal("execute"),
    command,
  }),
  /** Several commands as one act: all of them are carried out, or none. */
  z.object({
    id: z.number().int(),
    kind: z.literal("executeAll"),
    commands: z.array(following).min(1).max(MOST_COMMANDS),
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
  /** Joins a hub with a pairing code. */
  z.object({ id: z.number().int(), kind: z.literal("pair"), code: z.string().max(1000) }),
  /** The technician's PIN: whether there is one, whether it is right, a new one. */
  z.object({ id: z.number().int(), kind: z.literal("pin"), ...pinRequest }),
  /** Work by its name (shared/ipc/jobs.ts); long work sends `job` events and can be cancelled. */
  z.object({
    id: z.number().int(),
    kind: z.literal("job"),
    name: z.string().max(60),
    params: z.record(z.string(), z.unknown()).default({}),
  }),
  // The four jobs of 0.1.0 under kinds of their own, parameters beside the kind. A new job gets none.
  z.object({ id: z.number().int(), kind: z.literal("verify"), ...JOBS.verify.params.shape }),
  z.object({ id: z.number().int(), kind: z.literal("backup"), ...JOBS.backup.params.shape }),
  z.object({ id: z.number().int(), kind: z.literal("import"), ...JOBS.import.params.shape }),
  z.object({ id: z.number().int(), kind: z.literal("export"), ...JOBS.export.params.shape }),
  /** Cancels the running job with this request id. */
  z.object({ id: z.number().int(), kind: z.literal("cancel"), job: z.number().int() }),
]);
export type CoreRequest = z.infer<typeof coreRequest>;
export type CoreRequestKind = CoreRequest["kind"];

export type JobRequest = Extract<CoreRequest, { kind: "job" | "verify" | "backup" | "import" | "export" }>;
export interface AskedJob {
  name: string;
  params: Record<string, unknown>;
}

/** The job that a request asks for, whichever way it is written; null for every other request. */
export function jobOf(request: JobRequest): AskedJob;
export function jobOf(request: CoreRequest): AskedJob | null;
export function jobOf(request: CoreRequest): AskedJob | null {
  // Every kind is named, so that a new one is looked at here before it compiles.
  switch (request.kind) {
    case "job":
      return { name: request.name, params: request.params };
    case "verify":
    case "backup":
    case "import":
    case "export": {
      const { id: _, kind, ...params } = request;
      return { name: kind, params };
    }
    case "execute":
    case "executeAll":
    case "query":
    case "sync":
    case "subscribe":
    case "pair":
    case "pin":
    case "cancel":
      return null;
  }
}

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
  /** The system did not take a page for a printer; `message` has its words. */
  "printer",
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

/** What the core answers to `execute`, and for each command to `executeAll`. Sent only after the commit: "saved on this laptop". */
export interface Executed {
  /** Operation id; null for commands that stay on this laptop. */
  operation: string | null;
  /** Id of the record that was made or changed. */
  id: string | null;
  /** Human number, when one was given out. */
  number: string | null;
  /** What the outbox calls it: number and title, or the name; absent for what stays on this laptop. */
  label?: string;
}
