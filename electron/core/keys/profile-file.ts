import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { isNewerProfile, profileFile } from "../../../shared/ipc/core-control.ts";
import type { ProfileFile } from "../../../shared/ipc/core-control.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";

export function profilePath(folder: string): string {
  return join(folder, "profile.json");
}

export function readProfileFile(folder: string): Outcome<ProfileFile> {
  let text: string;
  try {
    text = readFileSync(profilePath(folder), "utf8");
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (["ENOENT", "ENOTDIR"].includes(code)) {
      return failure("notFound", "there is no profile in this folder", "profile");
    }
    return failure("file", "profile.json cannot be read", "profile", { code });
  }
  try {
    const given: unknown = JSON.parse(text);
    const parsed = profileFile.safeParse(given);
    if (parsed.success) return success(parsed.data);
    if (isNewerProfile(given)) {
      const message = "profile.json is a newer Deskside's; nothing was changed. Install that one";
      return failure("notAllowed", message, "profile", { status: "newer" });
    }
  } catch {
    // Not JSON: answered as damaged below.
  }
  return failure("file", "profile.json is damaged; restore it from a backup of the profile", "profile");
}

export function writeProfileFile(folder: string, profile: ProfileFile): void {
  writeWhole(profilePath(folder), `${JSON.stringify(profile, null, 2)}\n`);
}

/** Writes a file so that after a crash either the old or the new one is there, whole. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.new`;
  // Made here or not at all: what somebody else put there is not followed to where it points.
  rmSync(temporary, { force: true });
  const file = openSync(temporary, "wx", 0o600);
  try {
    const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
    let done = 0;
    while (done < bytes.length) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } catch (error) {
    closeSync(file);
    rmSync(temporary, { force: true });
    throw error;
  }
  closeSync(file);
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

/** Makes a rename durable. Windows keeps no handle on folders and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
