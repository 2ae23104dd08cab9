import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { MAX_COLLECTED, readCollected } from "../probes/machine/collector/read-collected.ts";
import type { NotCollected } from "../probes/machine/collector/read-collected.ts";
import { writeCollector } from "../probes/machine/collector/write-collector.ts";
import { rawKept } from "../probes/raw-kept.ts";
import { targetFile } from "../session/target-file.ts";
import type { Job } from "./job.ts";

/** The dialog of a page names a file; the collector is three of them, which lie beside it. */
export const collector: Job<"collector"> = ({ file }, { profile: { folder, store } }) => {
  // Its own look at what is there already is the closer one.
  const target = targetFile(file, folder, true);
  if (!target.ok) return Promise.resolve(target);
  const written = writeCollector(dirname(target.value), store.environment.randomBytes);
  return Promise.resolve(written.ok ? written : { ok: false, error: { ...written.error, path: "file" } });
};

const REFUSED: Readonly<Record<NotCollected, string>> = {
  tooLarge: "this file is larger than a collector's can be",
  notCollected: "this is no file of the collector",
  newerVersion: "a newer collector wrote this file; update the console",
  cutOff: "the file ends early; copy it again",
  noSerial: "the file names no serial number; run the collector as an administrator",
};

/** Raw outputs as a run keeps them: without secrets. */
export const readCollectedFile: Job<"readCollected"> = ({ file }) => {
  const bytes = bytesOf(file);
  if (!bytes.ok) return Promise.resolve(bytes);
  const read = readCollected(bytes.value);
  if (!read.ok) {
    const code = read.reason === "tooLarge" ? "tooLarge" : "file";
    const { reason, machine } = read;
    return Promise.resolve(failure(code, REFUSED[reason], "file", { reason, machine }));
  }
  const { machine, takenAt, tookMs, administrator, answers } = read.collected;
  const said = answers.map(({ probe, answer: { end, reason, values, text, raw } }) => {
    return { probe, end, reason, values, text, ...rawKept(raw) };
  });
  return Promise.resolve(success({ machine, takenAt, tookMs, administrator, answers: said }));
};

function bytesOf(file: string): Outcome<Buffer> {
  let handle: number | null = null;
  try {
    handle = openSync(file, "r");
    const about = fstatSync(handle);
    if (!about.isFile()) return failure("file", "this is no file", "file");
    if (about.size > MAX_COLLECTED) {
      return failure("tooLarge", REFUSED.tooLarge, "file", { reason: "tooLarge" });
    }
    return success(readFileSync(handle));
  } catch {
    return failure("file", "the file cannot be read", "file");
  } finally {
    if (handle !== null) closeSync(handle);
  }
}
