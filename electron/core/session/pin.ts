import { timingSafeEqual } from "node:crypto";
import type { z } from "zod";
import { MOST_PIN_TRIES } from "../../../shared/ipc/pin.ts";
import type { PinState, pinRequest } from "../../../shared/ipc/pin.ts";
import { openKeyring } from "../keys/keyring.ts";
import type { PinTries } from "../keys/pin-form.ts";
import { readProfileFile } from "../keys/profile-file.ts";
import { ARGON2, passphraseKey } from "../keys/wrap.ts";
import type { Argon2Cost } from "../keys/wrap.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { MetaValues } from "../store/log/meta.ts";
import type { Profile } from "./profile.ts";

type Asked = z.output<z.ZodObject<typeof pinRequest>>;

const NO_TRIES: PinTries = { pins: 0, secrets: 0, notBefore: 0 };
const FREE_SECRETS = 3;
/** So many moments are remembered at which it was given: a row of issues names the one that it began with. */
const GIVEN_KEPT = 20;
const LONGEST_WAIT_MS = 5 * 60_000;

/**
 * Sets and checks the PIN of a profile's technician. A try is counted before it is looked at, so that
 * ending the program in between is no way round.
 */
export function createPin(profile: Profile, cost: Argon2Cost = ARGON2) {
  const { store } = profile;
  const { environment, meta } = store;
  /** What is counted when the disk takes no more. */
  let here = NO_TRIES;

  function tries(): PinTries {
    const kept = meta.get("pinTries") ?? NO_TRIES;
    return {
      pins: Math.max(kept.pins, here.pins),
      secrets: Math.max(kept.secrets, here.secrets),
      notBefore: Math.max(kept.notBefore, here.notBefore),
    };
  }

  /** A disk that takes no more keeps nobody from the desk: what cannot be kept is noted alone. */
  function keepKnown<K extends "pinTries" | "pinGiven">(key: K, value: MetaValues[K]): void {
    try {
      meta.set(key, value);
    } catch (error) {
      environment.log.error("what is known of a PIN is not kept", { key, message: String(error) });
    }
  }

  function count(next: PinTries): void {
    here = next;
    keepKnown("pinTries", next);
  }

  /** Without a PIN there is none to try; the clock set back makes nobody wait longer than the longest wait. */
  function state(): PinState {
    const { pins, notBefore } = tries();
    const file = profile.folder === null ? null : readProfileFile(profile.folder);
    return {
      set: meta.get("pin") != null,
      left: Math.max(0, MOST_PIN_TRIES - pins),
      passphrase: file?.ok === true && file.value.keys.passphrase !== null,
      waitMs: Math.min(LONGEST_WAIT_MS, Math.max(0, notBefore - environment.now())),
    };
  }

  /** The technician has shown to be there. */
  function given(): void {
    count(NO_TRIES);
    keepKnown("pinGiven", [...(meta.get("pinGiven") ?? []), environment.now()].slice(-GIVEN_KEPT));
  }

  function wrong(field: "pin" | "secret"): Outcome<never> {
    const { left, waitMs } = state();
    return failure("wrongKey", "this is not the right one; nothing was changed", field, { left, waitMs });
  }

  function checkPin(pin: string): Outcome<null> {
    const kept = meta.get("pin");
    if (!kept) return failure("notAllowed", "no PIN is set", "pin", { rule: "noPin" });
    const before = tries();
    if (before.pins >= MOST_PIN_TRIES) {
      return failure("notAllowed", "too many wrong PINs: the passphrase is asked", "pin", {
        rule: "pinLocked",
      });
    }
    count({ ...before, pins: before.pins + 1 });
    const { salt, hash, ...paid } = kept;
    const made = passphraseKey(pin, Buffer.from(salt, "base64"), paid);
    if (!made || !timingSafeEqual(made, Buffer.from(hash, "base64"))) return wrong("pin");
    given();
    return success(null);
  }

  function checkSecret(secret: string): Outcome<null> {
    const { waitMs } = state();
    if (waitMs > 0) {
      return failure("notAllowed", "wait before the next try", "secret", { rule: "waitToTry", waitMs });
    }
    const before = tries();
    const secrets = before.secrets + 1;
    const wait =
      secrets <= FREE_SECRETS ? 0 : Math.min(LONGEST_WAIT_MS, 5000 * 2 ** (secrets - FREE_SECRETS - 1));
    count({ ...before, secrets, notBefore: environment.now() + wait });
    const file = profile.folder === null ? null : readProfileFile(profile.folder);
    if (!file?.ok) return wrong("secret");
    const { keys } = file.value;
    const opened = [
      openKeyring(keys, { by: "passphrase", passphrase: secret }),
      openKeyring(keys, { by: "recovery", recoveryKey: secret }),
    ];
    const { key } = profile;
    const right = key !== null && opened.some((each) => each.ok && timingSafeEqual(each.value, key));
    if (!right) return wrong("secret");
    given();
    return success(null);
  }

  function check({ pin, secret }: Pick<Asked, "pin" | "secret">): Outcome<null> {
    if (pin !== undefined) return checkPin(pin);
    if (secret !== undefined) return checkSecret(secret);
    return failure("malformed", "a PIN or a secret is checked", "pin");
  }

  function keep(next: string): void {
    const salt = environment.randomBytes(16);
    const hash = passphraseKey(next, salt, cost);
    if (!hash) throw new TypeError("argon2id does not take this cost");
    const kept = { salt: Buffer.from(salt).toString("base64"), hash: Buffer.from(hash).toString("base64") };
    meta.set("pin", { ...kept, ...cost });
    given();
  }

  return {
    answer({ act, next, ...proof }: Asked): Outcome<PinState> {
      if (act === "state") return success(state());
      if (act === "set" && next === undefined) return failure("malformed", "the new PIN is missing", "next");
      if (act === "check" || meta.get("pin") != null) {
        const right = check(proof);
        if (!right.ok) return right;
      }
      if (act === "set" && next !== undefined) keep(next);
      if (act === "remove") meta.set("pin", null);
      return success(state());
    },
  };
}
