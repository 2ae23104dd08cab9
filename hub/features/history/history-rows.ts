import type { HistoryMark } from "../../../shared/log/history.ts";
import type { Handle } from "../../store/hub-store.ts";
import { inPieces } from "../../store/in-pieces.ts";

const tables = ({ db }: Handle) => db.$extendTables<{ history: HistoryMark }>();

/** The mark with the highest feed number up to this one; null where nothing was reckoned. */
export async function markAt(handle: Handle, feed: number): Promise<HistoryMark | null> {
  const row = await tables(handle)
    .selectFrom("history")
    .selectAll()
    .where("feed", "<=", feed)
    .orderBy("feed", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** {@link markAt} of both ends of a stretch, in one question. */
export async function marksAt(
  handle: Handle,
  from: number,
  to: number,
): Promise<[HistoryMark | null, HistoryMark | null]> {
  if (from === to) {
    const mark = await markAt(handle, from);
    return [mark, mark];
  }
  const last = (feed: number) =>
    tables(handle)
      .selectFrom("history")
      .select((eb) => eb.fn.max("feed").as("feed"))
      .where("feed", "<=", feed);
  const [first, second] = await tables(handle)
    .selectFrom("history")
    .selectAll()
    .where((eb) => eb.or([eb("feed", "in", last(from)), eb("feed", "in", last(to))]))
    .orderBy("feed")
    .execute();
  if (!first || second) return [first ?? null, second ?? null];
  return [first.feed <= from ? first : null, first];
}

export async function insertMarks(handle: Handle, marks: readonly HistoryMark[]): Promise<void> {
  for (const piece of inPieces(marks)) await tables(handle).insertInto("history").values(piece).execute();
}

/** Marks of a stretch of the log, both ends included, as hashes by feed number. */
export async function marksWithin(handle: Handle, from: number, to: number): Promise<Map<number, string>> {
  const rows = await tables(handle)
    .selectFrom("history")
    .selectAll()
    .where("feed", ">=", from)
    .where("feed", "<=", to)
    .execute();
  return new Map(rows.map(({ feed, hash }) => [feed, hash]));
}
