import { z } from "zod";
import type { SyncProblem } from "./problems.ts";
import { PROTOCOL } from "./version.ts";

interface Fault {
  /** Of the HTTP answer. */
  status: number;
  /** What it means to the person at the laptop. */
  problem: SyncProblem | ((details: Record<string, unknown> | undefined) => SyncProblem);
  /** Of routes that are apart from the console protocol: its fingerprint does not know it. */
  apart?: true;
}

/**
 * Every error a hub answers with. A new one is one row here; the wire's fingerprint changes with it, unless
 * it is apart.
 */
const FAULTS = {
  malformed: { status: 400, problem: "internal" },
  unauthenticated: { status: 401, problem: "unauthenticated" },
  /** The device was revoked or its member is no longer active. */
  revoked: { status: 403, problem: "revoked" },
  forbidden: { status: 403, problem: "internal" },
  notFound: { status: 404, problem: "internal" },
  /** The pairing code is unknown, used or expired. */
  badCode: { status: 403, problem: "internal" },
  /** The address belongs to another workspace than the device's. */
  wrongWorkspace: { status: 409, problem: "wrongWorkspace" },
  /** The client speaks no protocol version of this hub. */
  protocol: { status: 426, problem: tooOld },
  /** The client's cursor belongs to an older epoch; it must shake hands again. */
  epoch: { status: 409, problem: "internal" },
  /** The client has seen more of the log than the hub holds: restored without `hub restore`. */
  hubBehind: { status: 409, problem: "hubBehind" },
  /** `deviceSeq` is not the next one: the hub lost one that it had accepted, without saying so. */
  gap: { status: 409, problem: "hubBehind" },
  /** Same `deviceSeq`, another operation: this device was cloned or restored. */
  deviceForked: { status: 409, problem: "forked" },
  tooLarge: { status: 413, problem: "internal" },
  rateLimited: { status: 429, problem: "busy" },
  /** The bytes of an upload do not hash to the address it was begun for; they were thrown away. */
  otherContent: { status: 422, problem: "internal", apart: true },
  /** The hub has this file: there is nothing to upload. */
  alreadyHere: { status: 409, problem: "internal", apart: true },
  /** The upload has got further, or not so far, as its sender thinks. */
  offset: { status: 409, problem: "internal", apart: true },
  /** No byte of the file lies in the range that is asked for. */
  range: { status: 416, problem: "internal", apart: true },
  internal: { status: 500, problem: "internal" },
} as const satisfies Record<string, Fault>;
export type HubErrorCode = keyof typeof FAULTS;

const CODES = Object.keys(FAULTS) as HubErrorCode[];

const statuses = (codes: readonly HubErrorCode[]) =>
  Object.fromEntries(codes.map((code) => [code, FAULTS[code].status]));

/** Every error a hub answers with, and the HTTP status it travels under. */
export const HUB_ERRORS = statuses(CODES) as Readonly<Record<HubErrorCode, number>>;

/** Those that the console protocol knows. */
export const WIRE_ERRORS = statuses(CODES.filter((code) => !("apart" in FAULTS[code])));

/** What an error of the hub means to the person at the laptop. */
export function hubProblem(code: HubErrorCode, details?: Record<string, unknown>): SyncProblem {
  const { problem }: Fault = FAULTS[code];
  return typeof problem === "string" ? problem : problem(details);
}

/** Hubs are upgraded first, so unless the hub's range lies below ours this program is the older one. */
function tooOld(hub: Record<string, unknown> | undefined): SyncProblem {
  const older = typeof hub?.max === "number" && hub.max < PROTOCOL.min;
  return older ? "hubTooOld" : "clientTooOld";
}

export const hubError = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    /** Where in the request, e.g. `operations.3.body`. */
    path: z.string().default(""),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
});
export type HubErrorBody = z.infer<typeof hubError>;

/**
 * Why an operation was refused. `form` and `signature` are for the program, `forbidden`,
 * `revoked` for the person, `internal` for the hub's administrator (F12).
 */
export const REFUSALS = ["form", "signature", "forbidden", "revoked", "tooLarge", "internal"] as const;
export type RefusalCode = (typeof REFUSALS)[number];
