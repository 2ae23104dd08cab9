import { z } from "zod";

/** What a technician presses while somebody looks at the screen: digits alone. */
export const pinDigits = z.string().regex(/^\d{4,12}$/);
/** So many wrong ones, then the passphrase. */
export const MOST_PIN_TRIES = 5;

/**
 * The technician's PIN, which leads back from the view that is handed to a signer. It lies hashed in the
 * encrypted store of this laptop and nowhere else: in no log, no draft, no sync.
 */
export const pinRequest = {
  /** `check` of a PIN or a secret counts the wrong ones; `set` and `remove` want the present PIN or a secret, if there is a PIN. */
  act: z.enum(["state", "check", "set", "remove"]),
  pin: pinDigits.optional(),
  /** Passphrase or recovery key of the profile, in place of the PIN. */
  secret: z.string().max(1000).optional(),
  /** Of `set`: the new one. */
  next: pinDigits.optional(),
};

export interface PinState {
  set: boolean;
  /** Tries of the PIN that are left; at 0 only the passphrase or the recovery key leads on. */
  left: number;
  /** The profile has a passphrase; else it is the recovery key. */
  passphrase: boolean;
  /** ms until a secret is taken again, after several wrong ones. */
  waitMs: number;
}
