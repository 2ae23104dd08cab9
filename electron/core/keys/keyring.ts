import type { ProfileFile } from "../../../shared/ipc/core-control.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { ARGON2, formatRecoveryKey, parseRecoveryKey, passphraseKey, unwrap, wrap } from "./wrap.ts";
import type { Argon2Cost } from "./wrap.ts";

export type Secret =
  | { by: "system"; key: string }
  | { by: "passphrase"; passphrase: string }
  | { by: "recovery"; recoveryKey: string };

export interface Keyring {
  /** The store's key, 32 bytes. */
  key: Uint8Array;
  /** Shown once, kept nowhere. */
  recoveryKey: string;
  keys: ProfileFile["keys"];
}

/** Makes the store's key and wraps it under the recovery key and, if there is one, the passphrase. */
export function createKeyring(
  passphrase: string | null,
  randomBytes: (count: number) => Uint8Array,
  cost: Argon2Cost = ARGON2,
): Keyring {
  const key = randomBytes(32);
  const recovery = randomBytes(32);
  const salt = randomBytes(16);
  const under = passphrase === null ? null : passphraseKey(passphrase, salt, cost);
  if (passphrase !== null && !under) throw new TypeError("argon2id does not take this cost");
  return {
    key,
    recoveryKey: formatRecoveryKey(recovery),
    keys: {
      system: null,
      passphrase: under && {
        salt: Buffer.from(salt).toString("base64"),
        ...cost,
        wrapped: wrap(key, under, randomBytes),
      },
      recovery: { wrapped: wrap(key, recovery, randomBytes) },
    },
  };
}

/** The store's key, or `wrongKey`. */
export function openKeyring(keys: ProfileFile["keys"], secret: Secret): Outcome<Uint8Array> {
  const key = keyFrom(keys, secret);
  return key && key.length === 32
    ? success(key)
    : failure("wrongKey", "this secret does not open the profile; nothing was changed", "secret");
}

function keyFrom(keys: ProfileFile["keys"], secret: Secret): Uint8Array | null {
  if (secret.by === "system") return Buffer.from(secret.key, "base64");
  if (secret.by === "recovery") {
    const recovery = parseRecoveryKey(secret.recoveryKey);
    return recovery && unwrap(keys.recovery.wrapped, recovery);
  }
  if (!keys.passphrase) return null;
  const { salt, wrapped, ...cost } = keys.passphrase;
  const under = passphraseKey(secret.passphrase, Buffer.from(salt, "base64"), cost);
  return under && unwrap(wrapped, under);
}
