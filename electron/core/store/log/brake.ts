import { KINDS } from "../../../../shared/domain/kinds.ts";
import type { RecordKind } from "../../../../shared/domain/kind/record-kind.ts";
import { splitEntityKey } from "../../../../shared/log/operation.ts";
import type { EntityKey, Operation } from "../../../../shared/log/operation.ts";
import type { Sqlite } from "../care/open-database.ts";
import { listedSql } from "../derived/projections.ts";

/** Fewer live records than this are too few to tell a withdrawal from a day's work. */
const MINIMUM = 20;

/** Acts that take a record of some kind away from the living ones. */
const WITHDRAWING: ReadonlySet<string> = new Set(
  KINDS.flatMap(({ withdrawal }: RecordKind) => withdrawal?.acts ?? []),
);

/**
 * Tells a page that would take more than half of a kind's live records from everybody's work, as the
 * log of a hub that was put in the wrong place does, from a day's work.
 *
 * @returns whether a page of operations, and of records that go out of sight, waits for a person
 */
export function createBrake(
  db: Sqlite,
): (page: readonly Operation[], outOfSight: readonly EntityKey[]) => boolean {
  const brakes = KINDS.map((kind: RecordKind) => {
    const { name, withdrawal } = kind;
    const { acts, live } = withdrawal ?? { acts: [], live: listedSql(kind) };
    const count = db.prepare<[], number>(`SELECT count(*) FROM ${name} WHERE ${live}`).pluck();
    const isLive = db
      .prepare<[string], number>(
        `SELECT 1 FROM entity n JOIN ${name} p ON p.e = n.e WHERE n.id = ? AND n.kind = '${name}' AND (${live})`,
      )
      .pluck();
    return (page: readonly Operation[], outOfSight: readonly EntityKey[]): boolean => {
      const withdrawn = page.filter(({ type }) => acts.includes(type)).flatMap(({ touches }) => touches);
      const keys = [...withdrawn, ...outOfSight].map(splitEntityKey).filter((key) => key.kind === name);
      const ids = new Set(keys.map(({ id }) => id));
      if (ids.size < MINIMUM / 2) return false;
      const records = count.get() ?? 0;
      return records >= MINIMUM && [...ids].filter((id) => isLive.get(id)).length * 2 > records;
    };
  });
  return (page, outOfSight) => {
    const withdrawing = page.filter(({ type }) => WITHDRAWING.has(type));
    if (withdrawing.length + outOfSight.length === 0) return false;
    return brakes.some((stops) => stops(withdrawing, outOfSight));
  };
}
