import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { failure, success } from "../../../outcome.ts";
import type { Outcome } from "../../../outcome.ts";
import { partFile } from "../../../session/target-file.ts";
import { SCRIPTS, scriptBytes } from "./scripts.ts";

/** What is found near the start of each of our scripts, of whatever version. */
const OURS = "Deskside collector";

/**
 * Puts the collector on a stick: each script appears whole or not at all. An older one of ours is
 * replaced; what somebody else put there under such a name stays, and then nothing is written.
 *
 * @param folder one that is there
 */
export function writeCollector(
  folder: string,
  randomBytes: (count: number) => Uint8Array,
): Outcome<{ files: string[] }> {
  const place = resolve(folder);
  if (!isFolder(place)) return failure("file", "this folder does not exist", "folder");
  for (const name of SCRIPTS) {
    if (isForeign(join(place, name))) {
      return failure("notAllowed", `there is another file ${name} here; it was not overwritten`, "folder", {
        status: "exists",
        name,
      });
    }
  }
  const files: string[] = [];
  for (const name of SCRIPTS) {
    const written = writeWhole(join(place, name), scriptBytes(name), randomBytes);
    if (!written.ok) return written;
    files.push(join(place, name));
  }
  return success({ files });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** A link is foreign, wherever it leads. */
function isForeign(path: string): boolean {
  try {
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (there === undefined) return false;
    if (!there.isFile()) return true;
    const start = Buffer.alloc(512);
    const handle = openSync(path, "r");
    try {
      return !start.toString("utf8", 0, readSync(handle, start)).includes(OURS);
    } finally {
      closeSync(handle);
    }
  } catch {
    return true;
  }
}

function writeWhole(
  path: string,
  bytes: Uint8Array,
  randomBytes: (count: number) => Uint8Array,
): Outcome<null> {
  const part = partFile(path, randomBytes);
  try {
    const handle = openSync(part, "wx", 0o644);
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(part, path);
    return success(null);
  } catch (error) {
    rmSync(part, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code !== "string") throw error;
    return failure("file", "the collector cannot be written here", "folder", { code });
  }
}
