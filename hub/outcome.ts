import type { HubErrorCode } from "../shared/protocol/errors.ts";

/** An expected failure of a request; the request has changed nothing. */
export interface HubFault {
  code: HubErrorCode;
  message: string;
  /** Where in the request, e.g. `operations.3.body`. */
  path: string;
  details?: Record<string, unknown>;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; error: HubFault };

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function fault(
  code: HubErrorCode,
  message: string,
  path = "",
  details?: Record<string, unknown>,
): { ok: false; error: HubFault } {
  return { ok: false, error: details ? { code, message, path, details } : { code, message, path } };
}
