import { clashing } from "../../../../shared/domain/conflict/claims.ts";
import { conflictRows } from "../../../../shared/domain/conflict/conflict-view.ts";
import type { ConflictRow } from "../../../../shared/domain/conflict/conflict-view.ts";
import { sameJson } from "../../../../shared/log/canonical.ts";
import type { ConflictSide, EntityState } from "../../../../shared/log/state.ts";
import { kindNamed } from "../../../../shared/domain/kinds.ts";
import { marksOf } from "../../../../shared/domain/known-marks.ts";
import type { RecordMark } from "../../../../shared/domain/known-marks.ts";
import type { Sqlite } from "../care/open-database.ts";
import { STALE } from "./projections.ts";
import type { Before } from "./projections.ts";

type Claim = Pick<RecordMark, "kind" | "field" | "value">;
type StoredMark = Claim & { claims: 0 | 1 };

/** Open conflicts: those in the state of a record, and those between records that claim one value. */
export function createConflictIndex(db: Sqlite, stateOf: (e: number) => EntityState) {
  const put = db.prepare(
    `INSERT INTO conflict (id, e, at, row) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET e = excluded.e, at = excluded.at, row = excluded.row`,
  );
  const drop = db.prepare("DELETE FROM conflict WHERE id = ?");
  const enter = db.prepare(
    "INSERT OR REPLACE INTO mark (kind, field, value, e, claims) VALUES (?, ?, ?, ?, ?)",
  );
  const strike = db.prepare("DELETE FROM mark WHERE kind = ? AND field = ? AND value = ? AND e = ?");
  const entered = db.prepare<[number], StoredMark>("SELECT kind, field, value, claims FROM mark WHERE e = ?");
  const isOpen = db.prepare<[string], number>("SELECT 1 FROM conflict WHERE id = ?").pluck();
  const opened = db.prepare<[number], string>("SELECT id FROM conflict WHERE e = ?").pluck();
  const claimants = db
    .prepare<[string, string, string], number>(
      "SELECT e FROM mark WHERE value = ? AND field = ? AND kind = ? AND claims = 1 ORDER BY e",
    )
    .pluck();

  /** Claims to look at again when all records of the transaction are written, by conflict id. */
  let disputed = new Map<string, Claim>();
  /** Those of them whose conflict may be open already: not only new claims were made. */
  let maybeOpen = new Set<string>();

  function dispute(claim: Claim, isNew = false): void {
    const id = claimConflictId(claim);
    disputed.set(id, claim);
    if (!isNew) maybeOpen.add(id);
  }

  function writeOwn(e: number, before: EntityState | null, after: EntityState, changed: Set<string>) {
    const old = before ? conflictRows(before) : [];
    const now = conflictRows(after);
    if (old.length === 0 && now.length === 0) return;
    const kept = new Set(now.map((row) => row.id));
    for (const row of old) {
      if (kept.has(row.id)) continue;
      drop.run(row.id);
      changed.add(row.id);
    }
    for (const row of now) {
      if (
        sameJson(
          old.find((other) => other.id === row.id),
          row,
        )
      )
        continue;
      put.run(row.id, e, row.at, JSON.stringify(row));
      changed.add(row.id);
    }
  }

  function writeMarks(e: number, before: EntityState | null, after: EntityState) {
    const old = before ? marksOf(before) : [];
    const now = marksOf(after);
    for (const mark of old) {
      const stays = now.some((other) => sameMark(mark, other) && mark.claims === other.claims);
      if (!now.some((other) => sameMark(mark, other))) strike.run(mark.kind, mark.field, mark.value, e);
      if (mark.claims && !stays) dispute(mark);
    }
    for (const mark of now) {
      const known = old.some((other) => sameMark(mark, other) && mark.claims === other.claims);
      if (!known) enter.run(mark.kind, mark.field, mark.value, e, mark.claims ? 1 : 0);
      if (!mark.claims) continue;
      // An unchanged claim may clash anew where it is unique within something that has changed; where it
      // clashes already, labels and marks of the sides may be others.
      if (!known) dispute(mark, true);
      else if (
        isScoped(mark) ||
        isOpen.get(claimConflictId(mark)) === 1 ||
        // Who told two apart was refused, or takes it back: they clash again though each claims what it did.
        !sameJson(apartIn(before, mark.field), apartIn(after, mark.field))
      ) {
        dispute(mark);
      }
    }
  }

  /** Strikes what another program version entered for a record; its claims are looked at again. */
  function strikeStale(e: number, changed: Set<string>): void {
    for (const id of opened.all(e)) {
      drop.run(id);
      changed.add(id);
    }
    for (const { claims, ...mark } of entered.all(e)) {
      strike.run(mark.kind, mark.field, mark.value, e);
      if (claims) dispute(mark);
    }
  }

  return {
    write(e: number, before: Before, after: EntityState, changed: Set<string>): void {
      if (before === STALE) strikeStale(e, changed);
      const known = before === STALE ? null : before;
      writeOwn(e, known, after, changed);
      writeMarks(e, known, after);
    },
    /** Compares claims once all states are written. `changed` collects ids of conflicts. */
    settleClaims(changed: Set<string>): void {
      for (const [id, each] of disputed) {
        const holders = claimants.all(each.value, each.field, each.kind);
        // Most claims of a first sync: nobody else makes it, or ever made it.
        if (holders.length <= 1 && !maybeOpen.has(id)) continue;
        const row = holders.length > 1 ? claimConflict(id, each, holders.map(stateOf)) : null;
        if (row) {
          put.run(id, null, row.at, JSON.stringify(row));
          changed.add(id);
        } else if (drop.run(id).changes > 0) changed.add(id);
      }
      this.forget();
    },
    forget(): void {
      disputed = new Map();
      maybeOpen = new Set();
    },
  };
}

const apartIn = (state: EntityState | null, field: string) =>
  (state?.apart ?? []).filter((each) => each.field === field);

const isScoped = ({ kind, field }: Claim) => kindNamed(kind)?.fields[field]?.uniqueWithin !== undefined;

export function claimsOf(state: EntityState): Claim[] {
  return marksOf(state)
    .filter(({ claims }) => claims)
    .map(({ kind, field, value }) => ({ kind, field, value }));
}

function sameMark(a: Claim, b: Claim): boolean {
  return a.field === b.field && a.value === b.value && a.kind === b.kind;
}

/** The same on every device: named after what is claimed, not after who came first here. */
export function claimConflictId({ kind, field, value }: Claim): string {
  return `unique:${kind}:${field}:${value}`;
}

/** The conflict between records that claim one value; sides in the order of record ids. Null when none of them clash. */
export function claimConflict(id: string, claim: Claim, states: readonly EntityState[]): ConflictRow | null {
  const sorted = clashing(claim.field, states).sort((a, b) => (a.id < b.id ? -1 : 1));
  if (sorted.length === 0) return null;
  const sides = sorted.map((state): ConflictSide => {
    const write = state.writes[claim.field] ?? 0;
    const mark = state.marks.at(write) ?? state.marks.at(0);
    return { ...(mark as ConflictSide), value: state.id };
  });
  const first = sorted[0] as EntityState;
  const label = ["number", "name"]
    .map((name) => first.fields[name])
    .filter((value) => typeof value === "string" && value !== "")
    .join(" ");
  return {
    id,
    class: "unique",
    kind: claim.kind,
    entity: first.id,
    field: claim.field,
    label: label === "" ? claim.value : label,
    sides,
    at: sides.reduce((latest, side) => Math.max(latest, side.at), 0),
  };
}
