import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { success } from "../outcome.ts";
import { profileFiles } from "./profile.ts";
import type { Profile } from "./profile.ts";

/**
 * Something was erased: what this profile keeps of its past goes too. Rolling backups, of which the
 * next is due at once, and what was set aside of damaged stores, which has been read out long since.
 */
export function dropOldCopies({ folder, store }: Profile): void {
  if (folder === null) return;
  const files = profileFiles(folder);
  const aside = [".damaged-", ".unsent-", ".aside-"].map((what) => `${basename(files.store)}${what}`);
  for (const name of readdirSync(folder)) {
    if (aside.some((prefix) => name.startsWith(prefix))) rmSync(join(folder, name), { force: true });
  }
  if (!existsSync(files.backups)) return;
  for (const name of readdirSync(files.backups)) rmSync(join(files.backups, name), { force: true });
  const noted = store.write(() => {
    store.meta.set("lastRollingBackup", 0);
    return success(null);
  });
  if (!noted.ok) store.environment.log.warn("the next rolling backup could not be called for");
}
