import type { Environment } from "../environment.ts";
import { rollingBackup } from "./backup-profile.ts";
import { inSlices } from "../jobs/job.ts";
import { isDamage, sqliteCode } from "../store/care/open-database.ts";
import type { Profile } from "./profile.ts";

const BACKUP_EVERY_MS = 24 * 60 * 60 * 1000;
const CHECK_EVERY_MS = 15 * 60 * 1000;
/** Soon enough for a short session, and late enough not to make a start slower. */
const FIRST_CHECK_MS = 60 * 1000;
/** The first backup waits until nothing has been asked for this long; a later check does not. */
const QUIET_MS = 5000;

/** Keeps a recent backup beside the store while a profile is served. Ended before the store is closed. */
export function keepRollingBackups(profile: Profile, environment: Environment, lastAsked: () => number) {
  const ending = new AbortController();
  let backingUp = false;

  async function backUpIfDue(): Promise<void> {
    const last = profile.store.meta.get("lastRollingBackup") ?? 0;
    // Either way: a clock that was ahead must not put the next one off until then.
    const recent = Math.abs(environment.now() - last) < BACKUP_EVERY_MS;
    if (recent || backingUp || profile.store.log.size() === 0) return;
    backingUp = true;
    const quietly = { signal: ending.signal, onProgress: () => {} };
    try {
      const written = await inSlices(rollingBackup(profile), quietly, (value) => value);
      if (!written.ok) environment.log.warn("the rolling backup failed", { code: written.error.code });
    } catch (error) {
      // A disk that takes no folder: work goes on, and the next check tries again.
      if (isDamage(sqliteCode(error))) profile.suspect();
      environment.log.warn("the rolling backup failed", { message: String(error) });
    }
    backingUp = false;
  }

  let first = setTimeout(checkFirst, FIRST_CHECK_MS).unref();
  function checkFirst(): void {
    if (environment.now() - lastAsked() >= QUIET_MS) void backUpIfDue();
    else first = setTimeout(checkFirst, QUIET_MS).unref();
  }
  const later = setInterval(() => void backUpIfDue(), CHECK_EVERY_MS).unref();

  return {
    end(): void {
      clearTimeout(first);
      clearInterval(later);
      ending.abort();
    },
  };
}
