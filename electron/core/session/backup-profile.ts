import { mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { JobParams, JobResults } from "../../../shared/ipc/jobs.ts";
import { readProfileFile, syncFolder } from "../keys/profile-file.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { backupStore } from "../store/care/backup.ts";
import type { BackupReport } from "../store/care/backup.ts";
import type { Store } from "../store/store.ts";
import { addProfile } from "./backup-file.ts";
import { profileFiles } from "./profile.ts";
import type { Profile } from "./profile.ts";
import { partFile, takeName, targetFile } from "./target-file.ts";

const KEPT_BACKUPS = 5;

/**
 * Writes a backup, one file: the store, encrypted as it is, with its `profile.json`, so that the
 * passphrase or the recovery key opens it on another machine.
 */
export function* backupProfile(
  profile: Profile,
  { file, overwrite = false }: JobParams<"backup">,
): Generator<[number, number], Outcome<JobResults["backup"]>> {
  const { folder, key, store } = profile;
  if (folder === null || key === null) return failure("file", "a profile in memory has no backup", "file");
  const target = targetFile(file, folder, overwrite);
  if (!target.ok) return target;
  const path = target.value;
  const read = readProfileFile(folder);
  if (!read.ok) return read;
  const written = yield* writeCopy(profile, key, path, overwrite, (copy) =>
    addProfile(copy, readFileSync(profileFiles(folder).profile)),
  );
  if (!written.ok) return written;
  note(store, "lastBackup");
  return success({ file: path, ...written.value });
}

/**
 * A copy that fails its checks says that the store itself is damaged.
 * @param complete what else belongs into the file before it takes its name
 */
function* writeCopy(
  profile: Profile,
  key: Uint8Array,
  path: string,
  overwrite: boolean,
  complete: (copy: string) => void = () => {},
): Generator<[number, number], Outcome<BackupReport>> {
  const { store } = profile;
  const part = partFile(path, store.environment.randomBytes);
  const written = yield* backupStore(store, key, part);
  if (!written.ok) {
    if (written.error.details?.damaged === true) profile.suspect();
    return written;
  }
  try {
    complete(part);
  } catch (error) {
    rmSync(part, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    return failure("file", "the backup cannot be written to its end", "file", { code });
  }
  const named = takeName(part, path, overwrite);
  if (!named.ok) {
    rmSync(part, { force: true });
    return named;
  }
  syncFolder(dirname(path));
  return written;
}

function note(store: Store, what: "lastBackup" | "lastRollingBackup"): void {
  const noted = store.write(() => {
    store.meta.set(what, store.environment.now());
    return success(null);
  }, true);
  if (!noted.ok) store.environment.log.warn("the time of the backup could not be stored");
}

/** The profile's own rolling backup, for a damaged store (F15). Keeps the newest few. */
export function* rollingBackup(profile: Profile): Generator<[number, number], Outcome<BackupReport>> {
  const { folder, key, store } = profile;
  if (folder === null || key === null) return failure("file", "a profile in memory has no backup");
  const { backups } = profileFiles(folder);
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  const name = `${new Date(store.environment.now()).toISOString().replace(/[:.]/g, "-")}.db`;
  // What a process that was ended left half written.
  for (const entry of readdirSync(backups)) {
    if (!entry.endsWith(".db")) rmSync(join(backups, entry), { force: true });
  }
  const written = yield* writeCopy(profile, key, join(backups, name), true);
  if (!written.ok) return written;
  note(store, "lastRollingBackup");
  const kept = readdirSync(backups)
    .filter((entry) => entry.endsWith(".db"))
    .sort();
  for (const old of kept.slice(0, -KEPT_BACKUPS)) rmSync(join(backups, old), { force: true });
  return written;
}
