import { conflictRows } from "../../../../shared/domain/conflict/conflict-view.ts";
import type { CustodyChain } from "../../../../shared/domain/custody/custody-chain.ts";
import type { VerifyReport } from "../../../../shared/ipc/jobs.ts";
import { marksOf } from "../../../../shared/domain/known-marks.ts";
import type { RecordMark } from "../../../../shared/domain/known-marks.ts";
import { sameJson } from "../../../../shared/log/canonical.ts";
import type { OperationBody } from "../../../../shared/log/operation.ts";
import type { Mark } from "../../../../shared/log/seen.ts";
import type { EntityState } from "../../../../shared/log/state.ts";
import { claimConflict, claimConflictId, claimsOf } from "../derived/conflict-index.ts";
import { asShown } from "../../../../shared/domain/as-shown.ts";
import { KIND_NAMES } from "../../../../shared/domain/kinds.ts";
import { isHubs } from "../../../../shared/domain/registry.ts";
import { HIDDEN } from "../log/operation-log.ts";
import { ownOperations } from "../log/own-operations.ts";
import type { OperationStatus } from "../log/operation-log.ts";
import { deskRank, isListed, namedBy, rowOf } from "../derived/projections.ts";
import { searchText } from "../derived/search-text.ts";
import type { Store } from "../store.ts";
import { verifyBlobs } from "../blobs/verify-blobs.ts";
import { createLinkCheck } from "../log/verify-links.ts";
import { createPrevCheck } from "../log/verify-history.ts";
import { createPartsCheck } from "../log/verify-parts.ts";
import { createSigners } from "../log/signers.ts";

/** More problems than this say no more. */
const MAX_PROBLEMS = 100;
/** Rows looked at before others get a turn. */
const SLICE = 500;

type StoredMark = Pick<RecordMark, "kind" | "field" | "value"> & { e: number; id: string | null };

type Stored = {
  n: number;
  id: string;
  device: string;
  deviceSeq: number;
  type: string;
  status: OperationStatus;
  own: 0 | 1;
  seq: number | null;
  feed: number | null;
  sig: string;
  body: string;
  parts: string | null;
};

/**
 * Verifies the whole store: the file, every signature that can be checked, `deviceSeq` without
 * gaps (I7), custody links, and every projection against a rebuild from the log (I5). Changes
 * nothing.
 *
 * A generator: each `yield` is `[done, total]`, and a place to let other work in.
 */
export function* verifyStore(store: Store): Generator<[number, number], VerifyReport> {
  const { db } = store;
  const problems: VerifyReport["problems"] = [];
  const afterRefused: VerifyReport["afterRefused"] = [];
  const linkOf = createLinkCheck(store);
  const parts = createPartsCheck(store);
  const followsItsDevice = createPrevCheck(store.meta.get("gaps") ?? []);
  const signers = createSigners(store);
  const note = (code: string, subject: string, message: string) => {
    if (problems.length < MAX_PROBLEMS) problems.push({ code, subject, message });
  };
  // What another program version derived is no damage, and is compared when it is derived anew.
  while (store.refresh()) {
    const { done, total } = store.refreshing() ?? { done: 0, total: 0 };
    yield [done, Math.max(total, 1)];
  }
  const operations = store.log.size();
  const entities = count("entity");
  const total = operations + entities;
  let done = 0;

  const integrity = db.pragma("integrity_check(1)", { simple: true });
  if (integrity !== "ok") note("file", "store", String(integrity));
  if (count("operation") !== operations) note("lost", "operation", "rows of the log are missing");

  let unchecked = 0;
  const after = db.prepare<[number, number], Stored>(
    `SELECT n, id, device, deviceSeq, type, status, own, seq, feed, sig, body, parts FROM operation
      WHERE n > ? ORDER BY n LIMIT ?`,
  );
  for (let last = 0; ;) {
    const rows = after.all(last, SLICE);
    if (rows.length === 0) break;
    for (const row of rows) {
      const verdict = checkOperation(row);
      if (verdict === null) unchecked += 1;
      else if (!verdict && !(row.status === "distrusted" && isHubs(row.type)))
        note("signature", row.id, `${row.type} is not signed by its device`);
      if (!followsItsDevice(row))
        note("prev", row.id, `${row.type} does not follow what its device did before`);
      for (const fault of parts.check(row)) note("parts", row.id, fault);
      last = row.n;
    }
    done += rows.length;
    yield [done, total];
  }
  const wrongBytes = (address: string) => note("blob", address, "the bytes of a file are not what it says");
  for (const _ of verifyBlobs(store.blobs, wrongBytes)) yield [done, total];
  checkDeviceSequence();
  for (const shows of store.meta.get("histories") ?? []) {
    note("history", shows, "the hub has shown more than one history");
  }

  const nextEntity = db.prepare<[number, number], { e: number; kind: string; id: string; state: string }>(
    "SELECT e, kind, id, state FROM entity WHERE e > ? ORDER BY e LIMIT ?",
  );
  const rows = new Map(
    KIND_NAMES.map((kind) => [
      kind as string,
      db.prepare<[number], string>(`SELECT row FROM ${kind} WHERE e = ?`).pluck(),
    ]),
  );
  const ranks = db.prepare<[number], number>("SELECT rank FROM desk WHERE e = ?").pluck();
  const targets = db
    .prepare<[number], string>("SELECT target FROM reference WHERE e = ? ORDER BY target")
    .pluck();
  const marked = db
    .prepare<[string, string, string, number], 0 | 1>(
      "SELECT claims FROM mark WHERE value = ? AND field = ? AND kind = ? AND e = ?",
    )
    .pluck();
  let marks = 0;
  const inSearch = db.prepare<[number], number>("SELECT 1 FROM search WHERE rowid = ?").pluck();
  const conflicts = new Map<string, string>();
  const claims = new Map<string, string[]>();
  for (let last = 0; ;) {
    const rows = nextEntity.all(last, SLICE);
    if (rows.length === 0) break;
    for (const row of rows) {
      checkEntity(row);
      last = row.e;
    }
    done += rows.length;
    yield [done, total];
  }
  // Every mark of a record is there: so many more are there as belong to none.
  if (count("mark") !== marks) {
    for (const _ of checkStrayMarks()) yield [total, total];
  }
  checkConflicts();
  const { erased, absent } = parts.counts;
  const ok = problems.length === 0;
  return { ok, operations, entities, unchecked, erased, absent, afterRefused, problems };

  function count(table: string): number {
    return db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  }

  /** True and false for a checked signature, null when nobody named the device's key. */
  function checkOperation({ id, device, deviceSeq, type, sig, body }: Stored): boolean | null {
    const envelope = JSON.parse(body) as OperationBody;
    if (envelope.id !== id || envelope.device !== device || envelope.deviceSeq !== deviceSeq) {
      note("envelope", id, "the row does not belong to its body");
    }
    if (type === HIDDEN) return true;
    return signers.judge(device, type, { body, sig });
  }

  /**
   * Own operations count up from 1 without gaps; others' may be filtered by the hub. Those without a
   * label were not made in this store but came from the hub: a copy of this laptop made them, or the
   * laptop itself before it was put back. What the hub refused between them never comes here.
   */
  function checkDeviceSequence(): void {
    const { device } = store.identity();
    const own = db.prepare<[string], { deviceSeq: number; label: string | null }>(
      `SELECT deviceSeq, label FROM ${ownOperations(db)} WHERE device = ? ORDER BY deviceSeq`,
    );
    let last = 0;
    for (const { deviceSeq, label } of own.iterate(device)) {
      if (deviceSeq === last || (deviceSeq > last + 1 && label !== null)) {
        note("deviceSeq", device, `after ${last} comes ${deviceSeq}`);
        return;
      }
      last = deviceSeq;
    }
  }

  function checkEntity({ e, kind, id, state }: { e: number; kind: string; id: string; state: string }): void {
    const subject = `${kind}:${id}`;
    const rebuilt = store.states.fold(kind, id, e);
    if (!sameJson(store.states.parsed(e, state), rebuilt))
      note("projection", subject, "the state is not the fold of its operations");
    checkChain(subject, rebuilt);
    const shown = asShown(rebuilt, (other) => stored(kind, other));
    checkRow(subject, e, shown);
    checkNames(subject, e, shown);
    checkMarks(subject, e, shown);
    checkSearch(subject, e, shown);
    for (const row of conflictRows(shown)) conflicts.set(row.id, JSON.stringify(row));
    for (const claim of claimsOf(shown)) {
      const claimants = claims.get(JSON.stringify(claim));
      if (claimants) claimants.push(id);
      else claims.set(JSON.stringify(claim), [id]);
    }
  }

  /** What is stored of another record; that it is the fold of its operations is checked in its turn. */
  function stored(kind: string, id: string): EntityState | null {
    return store.states.read(kind, id);
  }

  function checkRow(subject: string, e: number, rebuilt: EntityState): void {
    const stored = rows.get(rebuilt.kind);
    if (!stored) return;
    const row = stored.get(e);
    const shown = rowOf(rebuilt);
    if (!sameJson(row === undefined ? null : JSON.parse(row), shown)) {
      note("projection", subject, "the row is not what its state shows");
    }
    const rank = deskRank(rebuilt.kind, shown, store.identity().member);
    if ((ranks.get(e) ?? null) !== rank) note("projection", subject, "its place on the desk differs");
  }

  function checkNames(subject: string, e: number, rebuilt: EntityState): void {
    if (!sameJson(targets.all(e), namedBy(rebuilt))) note("projection", subject, "its references differ");
  }

  function checkMarks(subject: string, e: number, rebuilt: EntityState): void {
    const now = marksOf(rebuilt);
    marks += new Set(now.map(({ field, value }) => `${field} ${value}`)).size;
    const isThere = ({ kind, field, value, claims }: RecordMark) =>
      marked.get(value, field, kind, e) === Number(claims);
    if (!now.every(isThere)) note("projection", subject, "what it is known by differs");
  }

  function* checkStrayMarks(): Generator<void> {
    const page = db.prepare<[string, string, string, number, number], StoredMark>(
      `SELECT m.value, m.field, m.kind, m.e, n.id FROM mark m LEFT JOIN entity n ON n.e = m.e
        WHERE (m.value, m.field, m.kind, m.e) > (?, ?, ?, ?) ORDER BY m.value, m.field, m.kind, m.e LIMIT ?`,
    );
    let last: StoredMark | undefined = { value: "", field: "", kind: "", e: 0, id: null };
    while (last) {
      const found: StoredMark[] = page.all(last.value, last.field, last.kind, last.e, SLICE);
      for (const { kind, id, field, value } of found) {
        const state = id === null ? null : stored(kind, id);
        const now = state ? marksOf(asShown(state, (other) => stored(kind, other))) : [];
        if (!now.some((mark) => mark.field === field && mark.value === value))
          note("projection", `${kind}:${id ?? ""}`, `it is not known by the ${field} it is found by`);
      }
      last = found.at(-1);
      yield;
    }
  }

  function checkSearch(subject: string, e: number, rebuilt: EntityState): void {
    const searched = isListed(rebuilt) && searchText(rebuilt) !== null;
    if ((inSearch.get(e) === 1) !== searched)
      note("projection", subject, "it is searched for and should not, or not and should");
  }

  function checkChain(subject: string, rebuilt: EntityState): void {
    const chain = rebuilt.fields.custody as CustodyChain | undefined;
    for (const event of chain?.events ?? []) {
      const link = linkOf(chain as CustodyChain, event, rebuilt.marks.at(event.mark) as Mark);
      if (link === "broken") note("chain", subject, `${event.id} does not follow what it names`);
      if (link === "afterRefused" && afterRefused.length < MAX_PROBLEMS) {
        afterRefused.push({ subject, event: event.id, follows: event.prev as string });
      }
    }
  }

  function checkConflicts(): void {
    for (const [key, ids] of claims) {
      if (ids.length < 2) continue;
      const claim = JSON.parse(key) as Parameters<typeof claimConflict>[1];
      const { kind } = claim;
      const states = ids.flatMap((id) => {
        const state = stored(kind, id);
        return state ? [asShown(state, (other) => stored(kind, other))] : [];
      });
      const row = claimConflict(claimConflictId(claim), claim, states);
      if (row) conflicts.set(row.id, JSON.stringify(row));
    }
    const open = db.prepare<[], { id: string; row: string }>("SELECT id, row FROM conflict");
    for (const { id, row } of open.iterate()) {
      const rebuilt = conflicts.get(id);
      if (rebuilt === undefined || !sameJson(JSON.parse(row), JSON.parse(rebuilt))) {
        note("conflict", id, "the stored conflict is not what the records say");
      }
      conflicts.delete(id);
    }
    for (const id of conflicts.keys()) note("conflict", id, "this conflict is not stored");
  }
}
