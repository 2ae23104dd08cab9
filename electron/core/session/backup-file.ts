import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  statSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { writeWhole } from "../keys/profile-file.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";

// A backup is one file: the store as it is, behind it the profile.json that opens it, and behind that a
// line of a fixed length with the version of this form and how long the profile.json is. Until 0.3.0 it
// was two, the profile.json as `FILE.profile.json` beside the store; those are read too.

const VERSION = 1;
/** `\ndeskside-backup 001 0000001234\n`. */
const END = /^\ndeskside-backup (\d{3}) (\d{10})\n$/;
const END_BYTES = 32;
/** Far more than any profile.json is. */
const MAX_PROFILE = 1_000_000;

/** Makes a whole backup of a copy of the store. @throws when it cannot be written */
export function addProfile(copy: string, profile: Uint8Array): void {
  const end = `\ndeskside-backup ${String(VERSION).padStart(3, "0")} ${String(profile.length).padStart(10, "0")}\n`;
  const file = openSync(copy, "a");
  try {
    const bytes = Buffer.concat([profile, Buffer.from(end, "latin1")]);
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Takes a backup apart into a store and its profile.json. @throws when a file cannot be read or written */
export function takeApart(backup: string, to: { store: string; profile: string }): Outcome<null> {
  const size = statSync(backup, { throwIfNoEntry: false })?.size;
  if (size === undefined) return failure("notFound", "there is no such file", "file");
  const end = END.exec(readAt(backup, size - END_BYTES, END_BYTES).toString("latin1"));
  if (end && Number(end[1]) > VERSION) {
    const message = "this backup is a newer Deskside's; nothing was changed. Install that one";
    return failure("notAllowed", message, "file", { status: "newer" });
  }
  const beside = `${backup}.profile.json`;
  if (!end && existsSync(beside)) {
    copyWritable(beside, to.profile);
    copyWritable(backup, to.store);
    return success(null);
  }
  const length = end ? Number(end[2]) : 0;
  const store = size - END_BYTES - length;
  if (!end || length > MAX_PROFILE || store <= 0) {
    const message = "this is no backup of Deskside, or not all of one; nothing was changed";
    return failure("file", message, "file", { status: "noBackup" });
  }
  writeWhole(to.profile, readAt(backup, store, length));
  copyWritable(backup, to.store);
  truncateSync(to.store, store);
  return success(null);
}

/** A copy carries over that its original is protected against writing. */
function copyWritable(from: string, to: string): void {
  copyFileSync(from, to);
  chmodSync(to, 0o600);
}

/** What stands there; less where the file ends, nothing before its beginning. */
function readAt(path: string, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  if (at < 0) return bytes.subarray(0, 0);
  const file = openSync(path, "r");
  try {
    let done = 0;
    while (done < length) {
      const read = readSync(file, bytes, done, length - done, at + done);
      if (read === 0) break;
      done += read;
    }
    return bytes.subarray(0, done);
  } finally {
    closeSync(file);
  }
}
