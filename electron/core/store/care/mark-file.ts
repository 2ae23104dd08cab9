import { closeSync, openSync, readFileSync, writeSync } from "node:fs";

/** How much the store held after its last commit. */
export interface HighWater {
  device: string;
  deviceSeq: number;
  operations: number;
  /** Up to this number of the device nothing waits any more. An older program did not say it. */
  sent?: number;
}

export interface MarkFile {
  read(): HighWater | null;
  write(mark: HighWater): void;
  close(): void;
}

const LENGTH = 192;

/**
 * The high-water mark lies beside the database, not in it: a database that lost its WAL loses
 * its own counters too, and then passes `integrity_check` with rows missing. Written after every
 * commit without fsync, so it may lag behind after a power cut, but is never ahead of a sound
 * store; a store that is behind its mark has lost something.
 */
export function createMarkFile(file: string): MarkFile {
  let handle: number | null = null;
  return {
    read() {
      try {
        const mark = JSON.parse(readFileSync(file, "utf8")) as HighWater;
        const sound =
          typeof mark.device === "string" &&
          Number.isInteger(mark.deviceSeq) &&
          Number.isInteger(mark.operations);
        return sound ? mark : null;
      } catch {
        // No mark yet, or a torn one after a power cut: nothing to compare with.
        return null;
      }
    },
    write(mark) {
      handle ??= openSync(file, "w", 0o600);
      writeSync(handle, JSON.stringify(mark).padEnd(LENGTH), 0, "utf8");
    },
    close() {
      if (handle !== null) closeSync(handle);
      handle = null;
    },
  };
}

export const noMarkFile: MarkFile = { read: () => null, write: () => {}, close: () => {} };
