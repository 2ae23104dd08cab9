import type { Outcome, RestoredProfile } from "../../../shared/ipc/desk-channels.ts";
import { failure } from "../failure.ts";

/** What is asked of the window and the desk before a backup takes the place of the profile. */
export interface RestoreAsked {
  /** Whether the person chose the file for this, in this window. */
  isChosen(file: string): boolean;
  /** Whether there is an open profile that what is typed can be kept in. */
  isOpen(): boolean;
  /** Has the page keep what is typed: how many forms could not be kept, null when it did not answer. */
  keep(): Promise<number | null>;
}

/**
 * Restores what the person chose. What is typed belongs to what is set aside: where it cannot be kept,
 * nothing is restored until the person has sent it or thrown it away. Without an open profile there is
 * nothing it could be kept in, and restoring may be the only way out.
 */
export async function restoreAsked<A extends { file: string }>(
  asked: A,
  { isChosen, isOpen, keep }: RestoreAsked,
  restore: (asked: A) => Promise<Outcome<RestoredProfile>>,
): Promise<Outcome<RestoredProfile>> {
  if (!isChosen(asked.file)) return failure("forbidden", "the file was not chosen in this window", "file");
  const unkept = await keep();
  if (unkept !== 0 && isOpen()) {
    const message = "what is typed could not be kept; nothing was restored";
    return failure("notAllowed", message, "", { status: "unkept", unkept });
  }
  return restore(asked);
}
