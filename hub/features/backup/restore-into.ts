import type { HubEnvironment } from "../../environment.ts";
import { done } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import type { DumpRow, HubStore, HubTransaction, Standing } from "../../store/hub-store.ts";
import { dropAllCodes } from "../pairing/pairing-codes.ts";

/** More operations than any hub accepts between a backup and its loss. */
export const RESTORE_LEAP = 10_000_000;
/**
 * Numbers per millisecond of the clock. A restored hub resumes beyond the clock's present number
 * too, because the same backup may be restored twice: what the first restored hub gave out, and
 * then lost as well, is known to no one here, but it lies below.
 */
const NUMBERS_PER_MS = 10;

export interface Restored {
  epoch: number;
  /** First and last number that may have been lost. */
  gap: { from: number; to: number };
}

/**
 * Puts a backup in the place of whatever the store holds and opens a new epoch. Both counters
 * resume beyond a gap that covers everything the lost hub may have given out, and the hub writes
 * as a new device of its own, so that it does not fork from the one that was lost.
 *
 * Pairing codes are void: one that was used since the backup would let a stranger in.
 *
 * @param lost where the hub being replaced stood, when its store could still be read
 * @param carry takes over, in the same transaction, what must not be forgotten
 */
export async function restoreInto(
  store: HubStore,
  environment: HubEnvironment,
  rows: AsyncIterable<DumpRow> | Iterable<DumpRow>,
  lost: Standing | null,
  carry: (tx: HubTransaction) => Promise<void> = async () => {},
): Promise<Outcome<Restored>> {
  let restored: Restored | null = null;
  const replaced = await store.replace(rows, async (tx) => {
    const { standing } = tx;
    const now = environment.now();
    // The lower of the two: after operations came back from an earlier restore, feed is ahead of
    // seq, and a seq that the lost hub gave out in between must not count as seen by anybody.
    const from = Math.min(standing.seq, standing.feed) + 1;
    const highest = Math.max(standing.seq, standing.feed, lost?.seq ?? 0, lost?.feed ?? 0);
    const to = Math.max(highest + RESTORE_LEAP, now * NUMBERS_PER_MS);
    const epoch = Math.max(standing.epoch + 1, (lost?.epoch ?? 0) + 1, now);
    await tx.openEpoch({ epoch, gapFrom: from, gapTo: to, openedAt: now });
    const hubDevice = environment.uuidv7();
    await tx.setStanding({ epoch, seq: to, feed: to, hubDevice, hubDeviceSeq: 0 });
    await dropAllCodes(tx);
    await carry(tx);
    restored = { epoch, gap: { from, to } };
    return done(null);
  });
  if (!replaced.ok) return replaced;
  if (!restored) throw new Error("a restore ended without opening an epoch");
  return done(restored);
}
