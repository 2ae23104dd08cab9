import { describe, expect, test } from "vitest";
import { must } from "../../../../tests/support/core/core.ts";
import { IN_MEMORY, openDatabase } from "../care/open-database.ts";
import type { Sqlite } from "../care/open-database.ts";
import { migrate } from "../care/schema.ts";
import { ownOperations } from "./own-operations.ts";

const STATUSES = ["accepted", "refused", "pending", "distrusted", "accepted", "pending", "pending"] as const;

/** A log in which each second operation is another device's. */
function filled(): Sqlite {
  const db = must(openDatabase(IN_MEMORY, null));
  migrate(db);
  const insert = db.prepare(
    `INSERT INTO operation (id, status, own, device, deviceSeq, type, sig, body)
     VALUES (?, ?, ?, ?, ?, 'ticket.open', '', '{}')`,
  );
  STATUSES.forEach((status, index) => {
    insert.run(`own-${index}`, status, 1, "K7", index + 1);
    insert.run(`other-${index}`, "accepted", 0, "U2", index + 1);
  });
  return db;
}

/** As 0.1.0 made it; a longer log keeps it. */
function asOf010(db: Sqlite): Sqlite {
  db.exec("DROP INDEX operation_own; CREATE INDEX operation_own ON operation (deviceSeq) WHERE own = 1");
  return db;
}

describe.each([
  ["a store of this version", filled],
  ["a store of 0.1.0", () => asOf010(filled())],
])("%s", (_, made) => {
  test("gives all that this laptop made, whatever became of it, in its order", () => {
    const db = made();
    const all = db
      .prepare(`SELECT id FROM ${ownOperations(db)} ORDER BY deviceSeq`)
      .pluck()
      .all();
    expect(all).toEqual(STATUSES.map((_, index) => `own-${index}`));
    const last = `SELECT deviceSeq FROM ${ownOperations(db)} WHERE device = ? ORDER BY deviceSeq DESC LIMIT 1`;
    expect(db.prepare(last).pluck().get("K7")).toBe(STATUSES.length);
    const one = db.prepare(`SELECT id FROM ${ownOperations(db)} WHERE deviceSeq = ?`).pluck();
    expect(STATUSES.map((_, index) => one.all(index + 1))).toEqual(all.map((id) => [id]));
  });

  test("reads no operation of others for it", () => {
    const db = made();
    for (const rest of ["WHERE deviceSeq = 1", "ORDER BY deviceSeq DESC LIMIT 1"]) {
      const plan = db
        .prepare<[], { detail: string }>(
          `EXPLAIN QUERY PLAN SELECT deviceSeq FROM ${ownOperations(db)} ${rest}`,
        )
        .all()
        .map(({ detail }) => detail);
      const reads = plan.filter((detail) => /^(SCAN|SEARCH) /.test(detail));
      expect(reads.length).toBeGreaterThan(0);
      expect(
        reads.filter((detail) => !/USING (COVERING )?INDEX operation_(own|pending)/.test(detail)),
      ).toEqual([]);
    }
  });
});
