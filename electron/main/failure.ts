import { CORE_ERRORS } from "../../shared/ipc/contract.ts";
import type { CoreError, CoreErrorCode } from "../../shared/ipc/contract.ts";

/** What main, or a core's life, answers where something failed; a code that no request knows is a reason. */
export function failure(
  code: string,
  message: string,
  path = "",
  details?: Record<string, unknown>,
): { ok: false; error: CoreError } {
  const known = CORE_ERRORS.find((candidate): candidate is CoreErrorCode => candidate === code);
  return {
    ok: false,
    error: known
      ? { code: known, message, path, ...(details ? { details } : {}) }
      : { code: "internal", message, path, details: { reason: code } },
  };
}
