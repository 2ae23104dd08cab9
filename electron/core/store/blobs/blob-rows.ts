import type { BlobAddress } from "../../../../shared/blob/address.ts";
import type { BlobFacts } from "../../../../shared/blob/blob-facts.ts";
import { CHUNK_BYTES, MAX_BLOB_BYTES } from "../../../../shared/blob/limits.ts";
import type { MediaType } from "../../../../shared/blob/media-type.ts";
import type { Sqlite } from "../care/open-database.ts";

/** `absent`: only known to be on the hub. */
export type BlobState = "whole" | "partly" | "absent";

export interface BlobRow extends BlobFacts {
  /** Its number in this store. */
  b: number;
  /** Of one that is being taken in: `intake:` and an id, until all of it is there. */
  address: BlobAddress;
  state: BlobState;
  /** Bytes at hand, from the beginning. */
  held: number;
  /** Device clock, ms. */
  takenAt: number;
  usedAt: number;
  /** Whether the hub has said that it has it. */
  sent: boolean;
  /** Whether somebody here waits for it. */
  wanted: boolean;
}

interface Stored extends Omit<BlobRow, "sent" | "wanted"> {
  sent: 0 | 1;
  wanted: 0 | 1;
}

const INTAKE = "intake:";
/** A blob has fewer pieces than this: its number and the piece's make one number. */
const PIECES = 256;
if (MAX_BLOB_BYTES / CHUNK_BYTES >= PIECES) throw new Error("a blob has too many pieces");

export type BlobRows = ReturnType<typeof createBlobRows>;

/** Rows of `blob` and `blob_chunk`. What writes is called inside a transaction. */
export function createBlobRows(db: Sqlite) {
  const one = db.prepare<[string], Stored>("SELECT * FROM blob WHERE address = ?");
  const insert = db.prepare<[object]>(
    `INSERT INTO blob (address, size, type, width, height, state, held, takenAt, usedAt, sent, wanted)
     VALUES (@address, @size, @type, @width, @height, @state, 0, @at, @at, @sent, 0)`,
  );
  const put = db.prepare("INSERT OR REPLACE INTO blob_chunk (c, bytes) VALUES (?, ?)");
  const grown = db.prepare("UPDATE blob SET held = ? WHERE b = ?");
  const piece = db.prepare<[number], Buffer>("SELECT bytes FROM blob_chunk WHERE c = ?").pluck();
  const drop = db.prepare("DELETE FROM blob_chunk WHERE c BETWEEN ? AND ?");
  const forget = db.prepare("DELETE FROM blob WHERE b = ?");
  const finished = db.prepare<[object]>(
    `UPDATE blob SET address = @address, size = @size, type = @type, width = @width, height = @height,
            state = 'whole', wanted = 0 WHERE b = @b`,
  );
  const emptied = db.prepare("UPDATE blob SET state = ?, held = 0 WHERE b = ?");
  const sent = db.prepare("UPDATE blob SET sent = 1 WHERE b = ?");
  const unsentAgain = db.prepare("UPDATE blob SET sent = 0 WHERE b = ?");
  const wanted = db.prepare("UPDATE blob SET wanted = ?, usedAt = ? WHERE b = ?");
  const used = db.prepare("UPDATE blob SET usedAt = ? WHERE b = ?");
  const list = (where: string, order: string) =>
    db.prepare<[], Stored>(`SELECT * FROM blob WHERE ${where} ORDER BY ${order}`);
  const unsent = list(`sent = 0 AND state = 'whole'`, "size, b");
  const waited = list(`wanted = 1 AND state <> 'whole'`, "size, b");
  const sentOnes = list(`sent = 1 AND state <> 'absent'`, "usedAt, b");
  const whole = list("state = 'whole'", "b");
  const intakes = list(`address LIKE '${INTAKE}%'`, "b");
  const heldOfSent = db.prepare<[], number>("SELECT coalesce(sum(held), 0) FROM blob WHERE sent = 1").pluck();

  const first = (b: number) => b * PIECES;
  const dropPieces = (b: number) => drop.run(first(b), first(b) + PIECES - 1);

  /** Writes bytes behind those at hand, which fill whole pieces or are the last. */
  function append(row: Pick<BlobRow, "b" | "held">, bytes: Uint8Array): number {
    let { held } = row;
    for (let at = 0; at < bytes.length;) {
      const n = Math.floor(held / CHUNK_BYTES);
      const inside = held % CHUNK_BYTES;
      const more = bytes.subarray(at, at + CHUNK_BYTES - inside);
      const before = inside > 0 ? (piece.get(first(row.b) + n) ?? Buffer.alloc(0)) : Buffer.alloc(0);
      put.run(first(row.b) + n, inside > 0 ? Buffer.concat([before, more]) : Buffer.from(more));
      held += more.length;
      at += more.length;
    }
    grown.run(held, row.b);
    return held;
  }

  return {
    get: (address: BlobAddress): BlobRow | null => rowOf(one.get(address)),
    /** Whole ones that the hub is not known to have, the smallest first. */
    unsent: (): BlobRow[] => unsent.all().map(rowFrom),
    /** Those that somebody waits for, the smallest first. */
    wanted: (): BlobRow[] => waited.all().map(rowFrom),
    /** Those with bytes here that are on the hub too, the one used longest ago first. */
    sentHere: (): BlobRow[] => sentOnes.all().map(rowFrom),
    bytesOfSent: (): number => heldOfSent.get() ?? 0,
    /** Those of which all bytes are here. */
    whole: (): BlobRow[] => whole.all().map(rowFrom),
    intakes: (): BlobRow[] => intakes.all().map(rowFrom),

    /** A place for bytes that are coming in, of which nobody knows yet what they are. */
    beginIntake(id: string, at: number): BlobRow {
      const address = `${INTAKE}${id}`;
      const unknown = { size: 0, type: "", width: null, height: null, state: "partly", sent: 0 };
      insert.run({ address, at, ...unknown });
      return rowFrom(one.get(address) as Stored);
    },
    /** A place for one that lies elsewhere; on the hub or, where that has not said so, on another laptop. */
    add(
      address: BlobAddress,
      facts: BlobFacts,
      state: "partly" | "absent",
      sent: boolean,
      at: number,
    ): BlobRow {
      insert.run({ address, at, ...facts, state, sent: Number(sent) });
      return rowFrom(one.get(address) as Stored);
    },
    append,
    /** All of it is there: from now on it has its name. */
    finish: ({ b }: Pick<BlobRow, "b">, address: BlobAddress, facts: BlobFacts): void =>
      void finished.run({ b, address, ...facts }),
    /** Leaves the row, without bytes. */
    empty({ b }: Pick<BlobRow, "b">, state: "partly" | "absent"): void {
      dropPieces(b);
      emptied.run(state, b);
    },
    drop({ b }: Pick<BlobRow, "b">): void {
      dropPieces(b);
      forget.run(b);
    },
    markSent: ({ b }: Pick<BlobRow, "b">): void => void sent.run(b),
    markUnsent: ({ b }: Pick<BlobRow, "b">): void => void unsentAgain.run(b),
    want: ({ b }: Pick<BlobRow, "b">, at: number): void => void wanted.run(1, at, b),
    used: ({ b }: Pick<BlobRow, "b">, at: number): void => void used.run(at, b),

    /** Bytes of one that has them; fewer at its end. */
    read({ b, held }: Pick<BlobRow, "b" | "held">, offset: number, length: number): Buffer {
      const end = Math.min(offset + length, held);
      const pieces: Buffer[] = [];
      for (let at = offset; at < end;) {
        const n = Math.floor(at / CHUNK_BYTES);
        const bytes = piece.get(first(b) + n);
        if (!bytes) break;
        const part = bytes.subarray(at - n * CHUNK_BYTES, end - n * CHUNK_BYTES);
        if (part.length === 0) break;
        pieces.push(part);
        at += part.length;
      }
      return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
    },
  };
}

function rowFrom({ sent, wanted, ...row }: Stored): BlobRow {
  return { ...row, type: row.type as MediaType, sent: sent === 1, wanted: wanted === 1 };
}

const rowOf = (stored: Stored | undefined) => (stored ? rowFrom(stored) : null);
