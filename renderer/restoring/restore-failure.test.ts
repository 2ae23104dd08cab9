import { expect, test } from "vitest";
import type { CoreErrorCode } from "../../shared/ipc/contract.ts";
import { restoreFailure } from "./restore-failure.ts";

test.each<[CoreErrorCode, string | undefined, string]>([
  ["wrongKey", undefined, "wrongPassphrase"],
  ["notAllowed", "newer", "newer"],
  ["file", "noBackup", "noBackup"],
  ["notFound", undefined, "noBackup"],
  ["file", undefined, "unreadable"],
  ["locked", undefined, "inUse"],
  ["notAllowed", "unkept", "unkept"],
  ["file", "halfway", "halfway"],
  ["internal", undefined, "internal"],
])("%s (%s) is said as %s", (code, status, said) => {
  const error = { code, message: "", path: "", ...(status ? { details: { status } } : {}) };
  expect(restoreFailure(error, "passphrase")).toBe(said);
});
