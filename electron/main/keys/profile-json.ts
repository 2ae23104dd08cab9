// `profile.json`: what main must know before there is a key, and where the system's wrapping lies.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { isNewerProfile, profileFile } from "../../../shared/ipc/core-control.ts";
import type { ProfileFile } from "../../../shared/ipc/core-control.ts";

/** The real file has some hundred bytes. */
const MAX_BYTES = 100_000;

export type ProfileRead =
  | { found: "yes"; file: ProfileFile }
  | { found: "no" }
  /** There is one, but not one this program can read: nothing may be created over it. */
  | { found: "broken"; newer: boolean; message: string };

export function readProfile(folder: string): ProfileRead {
  const path = join(folder, "profile.json");
  let text: string;
  try {
    if (statSync(path).size > MAX_BYTES) return broken("too large");
    text = readFileSync(path, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unreadable";
    return code === "ENOENT" || code === "ENOTDIR" ? { found: "no" } : broken(code);
  }
  try {
    const given: unknown = JSON.parse(text);
    const parsed = profileFile.safeParse(given);
    if (parsed.success) return { found: "yes", file: parsed.data };
    return broken(parsed.error.issues[0]?.path.join(".") ?? "form", isNewerProfile(given));
  } catch {
    return broken("not JSON");
  }
}

const broken = (message: string, newer = false): ProfileRead => ({ found: "broken", newer, message });

/** Changes the file whole: temporary file, fsync, rename. Answers whether it was done. */
export function changeProfile(folder: string, change: (file: ProfileFile) => ProfileFile): boolean {
  const read = readProfile(folder);
  if (read.found !== "yes") return false;
  const path = join(folder, "profile.json");
  const temporary = `${path}.main.tmp`;
  try {
    const handle = openSync(temporary, "w", 0o600);
    try {
      writeSync(handle, `${JSON.stringify(change(read.file), null, 2)}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
    return true;
  } catch {
    return false;
  }
}
