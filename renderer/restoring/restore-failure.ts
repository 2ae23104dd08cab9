import type { CoreError } from "../../shared/ipc/contract.ts";

/** Why a backup was not restored, as a key of the catalogue. */
export type RestoreFailure =
  | "wrongPassphrase"
  | "wrongRecovery"
  | "noBackup"
  | "newer"
  | "inUse"
  | "unreadable"
  | "unkept"
  | "halfway"
  | "internal";

/** @param by what was given to open it */
export function restoreFailure({ code, details }: CoreError, by: "passphrase" | "recovery"): RestoreFailure {
  if (code === "wrongKey") return by === "passphrase" ? "wrongPassphrase" : "wrongRecovery";
  if (details?.status === "unkept" || details?.status === "halfway") return details.status;
  if (details?.status === "newer") return "newer";
  if (details?.status === "noBackup" || code === "notFound") return "noBackup";
  if (code === "locked") return "inUse";
  return code === "file" ? "unreadable" : "internal";
}

/** What is wrong with what was typed is said at its field. */
export function isWrongSecret(failure: RestoreFailure | null): boolean {
  return failure === "wrongPassphrase" || failure === "wrongRecovery";
}
