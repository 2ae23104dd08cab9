import type { CoreError, CoreErrorCode } from "../../shared/ipc/contract.ts";
import type { Outcome } from "../../shared/ipc/desk-channels.ts";

export type { Outcome };

export function success<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function failure(
  code: CoreErrorCode,
  message: string,
  path = "",
  details?: Record<string, unknown>,
): { ok: false; error: CoreError } {
  return { ok: false, error: details ? { code, message, path, details } : { code, message, path } };
}
