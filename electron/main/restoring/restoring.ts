import type { CoreControl, CoreLife } from "../../../shared/ipc/core-control.ts";
import type { Outcome, RestoredProfile } from "../../../shared/ipc/desk-channels.ts";
import { failure } from "../failure.ts";
import { folderAt, putBack } from "./put-back.ts";

type Order = Extract<CoreControl, { control: "restore" }>;

/** What the desk is to a restore. */
export interface RestoringDesk<B> {
  /** Folder of the profile. */
  profile: string;
  systemKeepsSecrets(): boolean;
  /** Where the desk stands, to come back to; null while a profile is being opened or made. */
  here(): B | null;
  /** Ends whoever has the profile open; null where nobody has. */
  close(): Promise<void> | null;
  /** From here on it restores. Gives the core its order; answers why it could not, or null. */
  order(order: Order): string | null;
  /** Another profile stands there and is open. */
  restored(message: Extract<CoreLife, { life: "restored" }>): void;
  /** Goes back to where it stood; `told` is called when it is there. */
  back(before: B, told: () => void): void;
}

export interface Restoring {
  ask(backup: { file: string; secret: Order["secret"] }): Promise<Outcome<RestoredProfile>>;
  /** The core has restored. */
  done(message: Extract<CoreLife, { life: "restored" }>): void;
  /** The core could not, or died on the way. */
  ended(outcome: Outcome<never>): void;
}

/** Puts a backup in the place of the profile, or leaves everything as it was and says so. */
export function createRestoring<B>(desk: RestoringDesk<B>): Restoring {
  let running: { before: B; was: string | null; answer(outcome: Outcome<RestoredProfile>): void } | null =
    null;

  /** That nothing was changed is said only where that is so. */
  function truth(outcome: Outcome<never>, was: string | null): Outcome<never> {
    try {
      putBack(desk.profile, was);
      return outcome;
    } catch (error) {
      return failure("file", String(error), "profile", { status: "halfway" });
    }
  }

  /** Answered when the desk is there again, so that whoever mistyped a passphrase can try again at once. */
  function ended(outcome: Outcome<never>): void {
    if (!running) return;
    const { before, was, answer } = running;
    running = null;
    const told = truth(outcome, was);
    desk.back(before, () => answer(told));
  }

  return {
    async ask({ file, secret }) {
      const before = desk.here();
      if (before === null) return failure("notAllowed", "the profile is being opened or made");
      // Nobody else may have the profile open while it is replaced.
      const closing = desk.close();
      if (closing) await closing;
      return new Promise((answer) => {
        running = { before, was: folderAt(desk.profile), answer };
        const missing = desk.order({
          control: "restore",
          profile: desk.profile,
          file,
          secret,
          systemKeepsSecrets: desk.systemKeepsSecrets(),
        });
        if (missing) ended(failure("coreMissing", missing));
      });
    },
    done(message) {
      if (!running) return;
      const { answer } = running;
      running = null;
      desk.restored(message);
      answer({ ok: true, value: { operations: message.operations, aside: message.aside } });
    },
    ended,
  };
}
