// A restore moves the profile aside and the backup into its place: two renames, made by the core. Whoever
// ends between them leaves a laptop with no profile, which would be taken for a new one.
import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { asideStamp, stagingOf } from "../../../shared/ipc/restore-names.ts";

/** A folder as the disk knows it, whatever it is called; null where there is none. */
export function folderAt(path: string): string | null {
  const there = statSync(path, { bigint: true, throwIfNoEntry: false });
  return there ? `${there.dev} ${there.ino}` : null;
}

/** What restores have moved aside, the latest first. */
function asidesOf(profile: string): string[] {
  const [folder, own] = [dirname(profile), basename(profile)];
  return (existsSync(folder) ? readdirSync(folder) : [])
    .flatMap((name) => {
      const stamp = asideStamp(own, name);
      return stamp === null ? [] : [{ stamp, path: join(folder, name) }];
    })
    .sort((a, b) => b.stamp - a.stamp)
    .map(({ path }) => path);
}

/**
 * Before anything is read: puts back what a restore had moved aside when the power failed. Its copy of
 * the backup still lies beside, which no restore leaves that came to its end.
 * @throws Error when it cannot be put back
 */
export function endHalfRestore(profile: string): void {
  const staging = stagingOf(profile);
  if (existsSync(profile) || !existsSync(staging)) return;
  const [aside] = asidesOf(profile);
  if (aside === undefined) return;
  renameSync(aside, profile);
  rmSync(staging, { recursive: true, force: true });
}

/**
 * Puts back what was there before a restore that did not come to its end; moves nothing where it is there.
 * @param was the folder of the profile as it was then
 * @throws Error when it cannot be put back
 */
export function putBack(profile: string, was: string | null): void {
  const is = folderAt(profile);
  const staging = stagingOf(profile);
  if (is !== was) {
    const aside = asidesOf(profile).find((each) => folderAt(each) === was);
    if (was !== null && aside === undefined) throw new Error("what was there is not found");
    if (is !== null) {
      rmSync(staging, { recursive: true, force: true });
      renameSync(profile, staging);
    }
    if (aside !== undefined) renameSync(aside, profile);
  }
  // Left behind, it would tell a later start that a restore was cut short.
  rmSync(staging, { recursive: true, force: true });
}
