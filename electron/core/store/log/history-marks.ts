import { historyAfter, historyStart } from "../../../../shared/log/history.ts";
import type { HistoryMark } from "../../../../shared/log/history.ts";
import type { LoggedPlace } from "../../../../shared/log/operation.ts";
import { sha256 } from "../../keys/device-key.ts";
import type { Sqlite } from "../care/open-database.ts";
import { HIDDEN } from "./operation-log.ts";

/** One stretch of the hub's history: what a page brought, or what was reckoned at once. */
interface Stretch {
  /** Its end. */
  feed: number;
  /** The epoch in which the hub signed the hash at its end; UNSIGNED where it was reckoned here alone. */
  epoch: number;
  /** Running hash at its end. */
  hash: string;
  /** Marks before its end, each 8 bytes of feed and 32 of hash. */
  marks: Buffer;
}

export type HistoryHead = Omit<Stretch, "marks">;

/** Of a stretch that this store has reckoned from its own log, and no signed page confirmed. */
export const UNSIGNED = 0;

const FEED_BYTES = 8;
const MARK_BYTES = FEED_BYTES + 32;

export type HistoryMarks = ReturnType<typeof createHistoryMarks>;

/** The hub's history as this store knows it (ADR 28): the running hash at every feed number so far. */
export function createHistoryMarks(db: Sqlite, workspace: () => string) {
  const head = db.prepare<[], HistoryHead>(
    "SELECT feed, epoch, hash FROM history ORDER BY feed DESC LIMIT 1",
  );
  const holding = db.prepare<[number], Stretch>(
    "SELECT feed, epoch, hash, marks FROM history WHERE feed >= ? ORDER BY feed LIMIT 1",
  );
  const below = db
    .prepare<[number], string>("SELECT hash FROM history WHERE feed < ? ORDER BY feed DESC LIMIT 1")
    .pluck();
  const newestFirst = db.prepare<[], Stretch>(
    "SELECT feed, epoch, hash, marks FROM history ORDER BY feed DESC",
  );
  const put = db.prepare(
    `INSERT INTO history (feed, epoch, hash, marks) VALUES (@feed, @epoch, @hash, @marks)
       ON CONFLICT (feed) DO UPDATE SET epoch = excluded.epoch`,
  );
  const dropBehind = db.prepare("DELETE FROM history WHERE feed > ?");

  const start = () => historyStart(workspace(), sha256);

  function at(feed: number): string | null {
    if (feed === 0) return start();
    const stretch = holding.get(feed);
    if (!stretch) return null;
    if (stretch.feed === feed) return stretch.hash;
    return lastUpTo(stretch.marks, feed)?.hash ?? below.get(stretch.feed) ?? start();
  }

  return {
    start,
    /** The end of what is known; undefined for nothing. */
    head: (): HistoryHead | undefined => head.get(),
    /** The running hash at a feed number; null where that is not known. */
    at,
    /** The highest feed number up to `most` at which the history was this; null for none. */
    find(hash: string, most: number): number | null {
      for (const stretch of newestFirst.iterate()) {
        if (stretch.hash === hash && stretch.feed <= most) return stretch.feed;
        const inside = marksIn(stretch.marks).findLast((mark) => mark.hash === hash && mark.feed <= most);
        if (inside) return inside.feed;
      }
      return hash === start() ? 0 : null;
    },
    /** Adds what follows the end, up to a feed number at which the hash is `hash`. */
    add({ feed, epoch, hash }: HistoryHead, marks: readonly HistoryMark[]): void {
      put.run({ feed, epoch, hash, marks: packed(marks.filter((mark) => mark.feed < feed)) });
    },
    /** Forgets what lies behind a feed number. */
    cut(feed: number): void {
      const stretch = holding.get(feed);
      const hash = at(feed);
      dropBehind.run(feed);
      if (!stretch || hash === null || feed === 0 || stretch.feed === feed) return;
      const marks = marksIn(stretch.marks).filter((mark) => mark.feed < feed);
      put.run({ feed, epoch: stretch.epoch, hash, marks: packed(marks) });
    },
  };
}

/** Hash of an operation as the log holds it; of a hidden one the hash is all that it holds. */
export function loggedHash({ type, body }: { type: string; body: string }): string {
  return type === HIDDEN ? (JSON.parse(body) as { hash: string }).hash : sha256(body);
}

/** What this laptop has seen of the hub's history, as an operation says it; null where nobody signed it. */
export function createSeen(db: Sqlite): () => HistoryHead | null {
  const head = db.prepare<[], HistoryHead>(
    "SELECT epoch, feed, hash FROM history ORDER BY feed DESC LIMIT 1",
  );
  return () => {
    const last = head.get();
    return last && last.epoch !== UNSIGNED ? last : null;
  };
}

/** Reckons on from a hash. */
export function marksFrom(hash: string, places: readonly LoggedPlace[]): HistoryMark[] {
  let last = hash;
  return places.map((place) => {
    last = historyAfter(last, place, sha256);
    return { feed: place.feed, hash: last };
  });
}

function packed(marks: readonly HistoryMark[]): Buffer {
  const bytes = Buffer.alloc(marks.length * MARK_BYTES);
  marks.forEach(({ feed, hash }, index) => {
    bytes.writeBigUInt64BE(BigInt(feed), index * MARK_BYTES);
    bytes.write(hash, index * MARK_BYTES + FEED_BYTES, "hex");
  });
  return bytes;
}

function feedOf(bytes: Buffer, index: number): number {
  return Number(bytes.readBigUInt64BE(index * MARK_BYTES));
}

function markOf(bytes: Buffer, index: number): HistoryMark {
  const from = index * MARK_BYTES;
  return { feed: feedOf(bytes, index), hash: bytes.toString("hex", from + FEED_BYTES, from + MARK_BYTES) };
}

function marksIn(bytes: Buffer): HistoryMark[] {
  return Array.from({ length: bytes.length / MARK_BYTES }, (_, index) => markOf(bytes, index));
}

/** Found by halves: a page holds thousands, and of one of them the hash is asked for. */
function lastUpTo(bytes: Buffer, feed: number): HistoryMark | undefined {
  let low = 0;
  let high = bytes.length / MARK_BYTES;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (feedOf(bytes, middle) <= feed) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? undefined : markOf(bytes, low - 1);
}
