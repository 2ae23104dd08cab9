import { read } from "../../../../shared/domain/registry.ts";
import { entityKeyOf } from "../../../../shared/log/operation.ts";
import type { Sqlite } from "../care/open-database.ts";
import type { Meta } from "../log/meta.ts";
import { liftingTypes } from "./declaration.ts";
import type { Folding } from "./folding.ts";
import type { Staleness } from "./staleness.ts";
import { ensureStaleIndexes } from "./tables.ts";
import { operationFrom } from "../log/stored-parts.ts";

/** Records derived anew in one transaction: some ten milliseconds. */
const RECORDS = 60;
/** Ids looked at for them; the others are of other kinds. */
const IDS = 6000;
/** So many slices between two words to the windows. */
const SLICES_PER_WORD = 20;
/** Operations looked at for records that a newer program derives from them. */
const OPERATIONS = 3000;

export interface RefreshParts {
  db: Sqlite;
  meta: Meta;
  staleness: Staleness;
  folding: Folding;
  /** Runs one transaction of the store. */
  integrate(work: () => void): void;
  /** Windows ask how far it has come. */
  tell(): void;
}

export type Refresh = ReturnType<typeof createRefresh>;

/**
 * Derives anew what another declaration derived: first what lies on the desk, the nearest to hand
 * before all, then kind by kind from the newest record to the oldest, then what newer types lift out
 * of old operations. Each slice is one short transaction for an idle moment; until a record's turn
 * comes, or somebody touches it, lists show what they showed.
 */
export function createRefresh({ db, meta, staleness, folding, integrate, tell }: RefreshParts) {
  const onDesk = db.prepare<[string], { kind: string; id: string }>(
    "SELECT n.kind, n.id FROM desk d CROSS JOIN entity n ON n.e = d.e WHERE d.kind = ? ORDER BY d.rank DESC",
  );
  const below = db.prepare<[string, number], { kind: string; id: string }>(
    "SELECT kind, id FROM entity WHERE id < ? ORDER BY id DESC LIMIT ?",
  );
  const byKind = db.prepare<[], { kind: string; count: number }>(
    "SELECT kind, count(*) AS count FROM entity GROUP BY kind",
  );
  const lifted = db.prepare<[number, number, string], { n: number; body: string }>(
    `SELECT n, body FROM operation WHERE n > ? AND n <= ? AND type IN (SELECT value FROM json_each(?)) ORDER BY n`,
  );
  const lastN = db.prepare<[], number | null>("SELECT max(n) FROM operation").pluck();

  const present = liftingTypes().join(" ");
  let desk: string[] | null = null;
  let total = 0;
  let done = 0;
  let slices = 0;

  /** What is on the desk and stale, the nearest to hand first. */
  function deskKeys(): string[] {
    return staleness
      .kinds()
      .flatMap((kind) => onDesk.all(kind))
      .filter(({ kind, id }) => staleness.isStale(kind, id))
      .map(({ kind, id }) => entityKeyOf(kind, id));
  }

  function count(): number {
    const waiting = staleness.kinds();
    const records = byKind.all().filter(({ kind }) => waiting.includes(kind));
    return records.reduce((sum, each) => sum + each.count, 0);
  }

  /** Types that newer versions lift, and have not been asked yet. */
  function unlifted(): string[] {
    const known = new Set((meta.get("lifted")?.types ?? "").split(" "));
    return present
      .split(" ")
      .filter((each) => each !== "" && !known.has(each))
      .map((each) => each.slice(0, each.indexOf(":")));
  }

  function deriveDesk(keys: string[], most: number): void {
    for (const key of keys.splice(0, most)) folding.deriveAnew(key);
  }

  function deriveKind(kind: string, from: string, most: number): void {
    const looked = below.all(from, IDS);
    const found: string[] = [];
    for (const each of looked) {
      if (each.kind === kind) found.push(each.id);
      if (found.length === most) break;
    }
    for (const id of found) folding.deriveAnew(entityKeyOf(kind, id));
    done += found.length;
    const last = found.length === most ? found.at(-1) : looked.at(-1)?.id;
    if (found.length < most && looked.length < IDS) staleness.done(kind);
    else staleness.reached(kind, last as string);
  }

  function lift(types: readonly string[]): void {
    const { types: asked = "", next = "", after = 0 } = meta.get("lifted") ?? {};
    const from = next === present ? after : 0;
    const to = from + OPERATIONS;
    for (const { n, body } of lifted.all(from, to, JSON.stringify(types))) {
      const op = operationFrom({ body, parts: null });
      const reading = read(op);
      if (reading.kind === "known" && reading.derived.length > 0) folding.fileDerived(op, n);
    }
    const whole = to >= (lastN.get() ?? 0);
    meta.set(
      "lifted",
      whole ? { types: present, next: "", after: 0 } : { types: asked, next: present, after: to },
    );
  }

  return {
    /** Derives a little. True while there is more. */
    slice(records = RECORDS): boolean {
      const next = staleness.next();
      const types = next ? [] : unlifted();
      if (!next && types.length === 0) return false;
      integrate(() => {
        if (!next) return lift(types);
        if (total === 0) {
          total = count();
          ensureStaleIndexes(db, true);
        }
        desk ??= deskKeys();
        if (desk.length > 0) return deriveDesk(desk, records);
        return deriveKind(next.kind, next.below, records);
      });
      staleness.look();
      const rest = staleness.next();
      slices += 1;
      if (next && (!rest || slices % SLICES_PER_WORD === 0)) tell();
      if (next && !rest) integrate(() => ensureStaleIndexes(db, false));
      if (!rest) [desk, total, done] = [null, 0, 0];
      return rest !== null || unlifted().length > 0;
    },
    /** Records derived anew and to derive anew; null when none waits. */
    progress: (): { done: number; total: number } | null =>
      staleness.next() ? { done, total: Math.max(total, done) } : null,
  };
}
