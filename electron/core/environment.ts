/** What a core needs of its surroundings. Programs compose the real thing, tests a virtual one. */
export interface Environment {
  /** Device clock, ms since the epoch. */
  now(): number;
  /** A new UUIDv7. */
  uuidv7(): string;
  randomBytes(count: number): Uint8Array;
  /** For the person who runs the program; never contents of records, names or keys. */
  log: Log;
}

export interface Log {
  info(message: string, details?: Record<string, unknown>): void;
  warn(message: string, details?: Record<string, unknown>): void;
  error(message: string, details?: Record<string, unknown>): void;
}

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** The device's wall clock as an operation carries it: ISO 8601 with milliseconds and offset. */
export function timestampOf(ms: number): string {
  const offset = -new Date(ms).getTimezoneOffset();
  const local = new Date(ms + offset * 60_000).toISOString().slice(0, -1);
  const minutes = Math.abs(offset);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${local}${offset < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** UUIDv7 over a given clock and randomness; ids of one millisecond still count up. */
export function uuidv7Maker(now: () => number, randomBytes: (count: number) => Uint8Array): () => string {
  let last = 0;
  let counter = 0;
  return () => {
    const bytes = randomBytes(10);
    const at = now();
    if (at > last) {
      last = at;
      counter = ((bytes[0] ?? 0) << 3) | ((bytes[1] ?? 0) & 7);
    } else {
      // The clock stands still or went back: the 12-bit counter carries on, then borrows a tick.
      counter += 1;
      if (counter > 0xfff) {
        last += 1;
        counter = 0;
      }
    }
    const time = last.toString(16).padStart(12, "0");
    const count = counter.toString(16).padStart(3, "0");
    const rest = Buffer.from(bytes.subarray(2)).toString("hex");
    const variant = ((Number.parseInt(rest.slice(0, 1), 16) & 3) | 8).toString(16);
    return [time.slice(0, 8), time.slice(8), `7${count}`, variant + rest.slice(1, 4), rest.slice(4, 16)].join(
      "-",
    );
  };
}
