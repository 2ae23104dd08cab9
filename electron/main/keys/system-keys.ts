// S20: the operating system's keeping of the store's key (`safeStorage`).
import { safeStorage } from "electron";
import { linuxKeyringProtects } from "./linux-keyring.ts";

export interface SystemKeys {
  /** The system really protects secrets, for this user and this machine. */
  keepsSecrets(): boolean;
  /** Wraps the store's key (base64) for `profile.json`; null when the system refuses. */
  wrap(key: string): string | null;
  /** Unwraps it; null when the system cannot (another user, another machine, a lost keyring). */
  unwrap(wrapped: string): string | null;
}

function selectedBackend(): string | null {
  // Absent from the old development runtime, whatever the type says.
  const ask = safeStorage.getSelectedStorageBackend as (() => string) | undefined;
  return ask ? ask.call(safeStorage) : null;
}

function seal(text: string): Buffer | null {
  try {
    return safeStorage.encryptString(text);
  } catch {
    return null;
  }
}

function linuxProtects(): boolean {
  const backend = selectedBackend();
  return linuxKeyringProtects(backend, backend === null ? seal("which key") : null);
}

export const systemKeys: SystemKeys = {
  keepsSecrets() {
    if (process.platform === "linux" && !linuxProtects()) return false;
    return safeStorage.isEncryptionAvailable();
  },
  wrap: (key) => seal(key)?.toString("base64") ?? null,
  unwrap(wrapped) {
    try {
      return safeStorage.decryptString(Buffer.from(wrapped, "base64"));
    } catch {
      return null;
    }
  },
};
