import type { Refusal } from "../../log/hub-context.ts";
import type { Handle } from "../../store/hub-store.ts";
import { inPieces } from "../../store/in-pieces.ts";

export interface StoredRefusal extends Refusal {
  device: string;
  deviceSeq: number;
  id: string;
  body: string;
  sig: string;
  receivedAt: number;
  /** Feed number the log had reached: tells `verify` before or after which restore it was. */
  feedThen: number;
  /** Seq of the same operation once a console proved that the lost hub had accepted it. */
  takenSeq: number | null;
}

const tables = ({ db }: Handle) => db.$extendTables<{ refusal: StoredRefusal }>();

export async function insertRefusals(handle: Handle, rows: readonly StoredRefusal[]): Promise<void> {
  for (const piece of inPieces(rows)) await tables(handle).insertInto("refusal").values(piece).execute();
}

/** Refusals that are stored of one device in a day: a laptop whose role was taken away has hundreds. */
const MOST_A_DAY = 5_000;
const MOST_CHARS_A_DAY = 16 * 1024 * 1024;
const DAY_MS = 24 * 60 * 60_000;

/** Whether a device has filled its share of what the hub keeps of refused operations. */
export async function hasRefusedMuch(handle: Handle, device: string, now: number): Promise<boolean> {
  const { count, chars } = await tables(handle)
    .selectFrom((eb) =>
      eb
        .selectFrom("refusal")
        .select((of) => of.fn<number>("length", ["body"]).as("chars"))
        .where("device", "=", device)
        .where("receivedAt", ">", now - DAY_MS)
        .orderBy("deviceSeq", "desc")
        .limit(MOST_A_DAY)
        .as("recent"),
    )
    .select((eb) => [eb.fn.countAll<number>().as("count"), eb.fn.sum<number | null>("chars").as("chars")])
    .executeTakeFirstOrThrow();
  return Number(count) >= MOST_A_DAY || Number(chars ?? 0) >= MOST_CHARS_A_DAY;
}

/** In no particular order. */
export async function allRefusals(handle: Handle): Promise<Omit<StoredRefusal, "body" | "sig">[]> {
  return tables(handle)
    .selectFrom("refusal")
    .select(["device", "deviceSeq", "id", "code", "message", "path", "receivedAt", "feedThen", "takenSeq"])
    .execute();
}

/** Refusals under a device's numbers, `from` and `to` included. */
export async function refusalsUnder(
  handle: Handle,
  device: string,
  from: number,
  to: number,
): Promise<(Refusal & { deviceSeq: number; id: string })[]> {
  return tables(handle)
    .selectFrom("refusal")
    .select(["deviceSeq", "id", "code", "message", "path"])
    .where((eb) => eb.and({ device }))
    .where("deviceSeq", ">=", from)
    .where("deviceSeq", "<=", to)
    .execute();
}

/** Refusals of these ids that stand, whichever device they came from. */
export async function refusalsById(handle: Handle, ids: readonly string[]): Promise<Map<string, Refusal>> {
  const known = new Map<string, Refusal>();
  for (const piece of inPieces(ids)) {
    const rows = await tables(handle)
      .selectFrom("refusal")
      .select(["id", "code", "message", "path"])
      .where("id", "in", piece)
      .where("takenSeq", "is", null)
      .execute();
    for (const { id, ...refusal } of rows) known.set(id, refusal);
  }
  return known;
}

/** Bodies of refused operations with these ids; of one id more than one where a clone sealed it anew. */
export async function refusedBodies(
  handle: Handle,
  ids: readonly string[],
): Promise<{ id: string; body: string }[]> {
  const found: { id: string; body: string }[] = [];
  for (const piece of inPieces(ids)) {
    found.push(
      ...(await tables(handle)
        .selectFrom("refusal")
        .select(["id", "body"])
        .where("id", "in", piece)
        .execute()),
    );
  }
  return found;
}

/** Notes that a refused operation is in the log after all. */
export async function supersedeRefusal(
  handle: Handle,
  device: string,
  deviceSeq: number,
  seq: number,
): Promise<void> {
  await tables(handle)
    .updateTable("refusal")
    .set({ takenSeq: seq })
    .where((eb) => eb.and({ device, deviceSeq }))
    .execute();
}
