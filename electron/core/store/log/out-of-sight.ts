import { isHubs } from "../../../../shared/domain/registry.ts";
import { splitEntityKey } from "../../../../shared/log/operation.ts";
import type { EntityKey, Operation } from "../../../../shared/log/operation.ts";
import type { AcceptedOperation, HiddenOperation } from "../../../../shared/protocol/pull.ts";
import type { Store } from "../store.ts";
import { valueIn } from "../../../../shared/log/parts.ts";
import { HIDDEN } from "./operation-log.ts";
import type { OperationRecord, Placed } from "./operation-log.ts";
import { NO_PARTS, envelopeFrom, keepingParts, partsColumn, partsFrom } from "./stored-parts.ts";
import type { Parts } from "./stored-parts.ts";

/**
 * What this device may not see. Of such an operation the log keeps a row with its place and its hash,
 * so that nothing counts as missing (base sequence, same log, verify), and of an own one the number it
 * used, so that it is not used again. Inside a transaction.
 */
export function createOutOfSight(store: Store) {
  const { db, log, folding, blobs, discardDraft } = store;
  const blank = db.prepare(
    `UPDATE operation SET status = 'distrusted', type = '${HIDDEN}', verified = NULL, label = NULL, sig = '',
            body = @body, parts = NULL, absent = 0, device = iif(own = 1, device, ''), deviceSeq = iif(own = 1, deviceSeq, 0)
      WHERE n = @n`,
  );
  const unlink = db.prepare("DELETE FROM entity_operation WHERE n = ?");
  const about = db.prepare<[string, string], { n: number; id: string; body: string }>(
    `SELECT o.n, o.id, o.body FROM entity x JOIN entity_operation eo ON eo.e = x.e JOIN operation o ON o.n = eo.n
      WHERE x.id = ? AND x.kind = ? AND o.seq IS NOT NULL`,
  );
  const reveal = db.prepare(
    `UPDATE operation SET id = @id, status = @status, type = @type, device = @device, deviceSeq = @deviceSeq,
            seq = @seq, feed = @feed, verified = @verified, receivedAt = @receivedAt, receipt = @receipt,
            sig = @sig, body = @body, parts = @parts, absent = @absent
      WHERE n = @n`,
  );
  const move = db.prepare("UPDATE operation SET seq = ?, feed = ? WHERE n = ?");
  // Its row stays, as of a log nothing is taken.
  const leave = db.prepare(
    `UPDATE operation SET id = id || ':' || n, body = json_set(body, '$.id', id || ':' || n), seq = NULL, feed = NULL
      WHERE n = ?`,
  );
  const drafts = db
    .prepare<[string, string], string>("SELECT key FROM draft WHERE instr(key, ?) > 0 OR instr(data, ?) > 0")
    .pluck();

  /** Reads as an operation that touches nothing. */
  const nameOf = (hash: string, named: Pick<Operation, "id" | "device" | "deviceSeq">) =>
    JSON.stringify({ ...named, type: HIDDEN, hash, touches: [], payload: {} });

  /** @param hash of the form that the hub has, where a clone of this laptop got it through in another */
  function empty({ n, id, body }: { n: number; id: string; body: string }, hash?: string): void {
    const op = envelopeFrom(body);
    const own = log.find(id)?.own === 1;
    const { device, deviceSeq } = own ? op : { device: "", deviceSeq: 0 };
    store.leaveNoTrace();
    // Bytes that the hub has go with what named them; what it does not have yet is nobody's to drop.
    const said = [...partsFrom(log.body(id)?.parts ?? null).values()].map(valueIn);
    blobs.noteErased(said.filter((value) => typeof value === "string" && blobs.get(value)?.sent) as string[]);
    blank.run({ n, body: nameOf(hash ?? op.hash, { id, device, deviceSeq }) });
    unlink.run(n);
    folding.refold(op);
  }

  /** What is kept of an operation out of sight says its hash; it is not the hash of that. */
  const hashIn = (type: string, body: string) =>
    type === HIDDEN ? (JSON.parse(body) as { hash?: string }).hash : envelopeFrom(body).hash;

  /** A hub that was put back may have given the number to another operation since. */
  function vacate({ n, id, type }: Placed): void {
    log.unplace(n);
    if (type !== HIDDEN) folding.refold(envelopeFrom(log.body(id)?.body ?? "{}"));
  }

  /** Rows that keep the place of an operation out of sight: under its id or its hash, wherever it stood. */
  function keptRows({ id, hash }: Operation): OperationRecord[] {
    return [log.find(id), log.find(hash)].flatMap((row) => (row?.type === HIDDEN ? [row] : []));
  }

  return {
    /**
     * Under which hash a page has named as out of sight what the hub answers for: its place is the one that the page
     * said, in this epoch. Null where none has.
     *
     * @param there what stands under the number that was answered
     * @param pulled feed up to which this epoch's pages are here
     */
    namedBefore(there: Placed | undefined, feed: number, pulled: number): string | null {
      if (there?.type !== HIDDEN || feed > pulled) return null;
      const row = log.find(there.id);
      return row?.feed === feed ? (hashIn(HIDDEN, log.body(there.id)?.body ?? "{}") ?? null) : null;
    },

    /** An own operation that stands where the hub has it, in its own form or in that of a clone. */
    emptyOwn(id: string, hash: string): void {
      const row = log.body(id);
      if (row) empty({ n: row.n, id, body: row.body }, hash);
    },

    /** An operation the hub names and does not show. */
    hide({ seq, feed, hash }: HiddenOperation): void {
      const known = log.at(seq);
      if (known) {
        const { n, id, type } = known;
        const body = log.body(id)?.body ?? "{}";
        if (hashIn(type, body) === hash) {
          // Given back after a restore it has another feed number.
          move.run(seq, feed, n);
          // Whom this console believes is nobody's secret.
          if (type !== HIDDEN && !isHubs(type)) empty({ n, id, body });
          return;
        }
        vacate(known);
      }
      // Put back, the hub may have given it another number than the one it is known under.
      const elsewhere = log.find(hash);
      if (elsewhere) {
        move.run(seq, feed, elsewhere.n);
        return;
      }
      log.append({
        id: hash,
        body: nameOf(hash, { id: hash, device: "", deviceSeq: 0 }),
        sig: "",
        status: "distrusted",
        own: false,
        device: "",
        deviceSeq: 0,
        type: HIDDEN,
        parts: NO_PARTS,
        absent: false,
        seq,
        feed,
        receivedAt: null,
        receipt: null,
        verified: null,
        label: null,
      });
    },

    /** A record that this member may no longer see. What waits in the outbox about it stays: it is his own. */
    withdraw(key: EntityKey): void {
      const { kind, id } = splitEntityKey(key);
      for (const row of about.all(id, kind)) empty(row);
      for (const draft of drafts.all(id, id)) discardDraft(draft);
    },

    /**
     * An operation that is shown now and whose place the log keeps, under this number or one of before a restore: fills
     * the row. False where none keeps it.
     *
     * @param there what stands under its number
     * @param given its personal parts, and whether some are missing
     * @param trust whether it counts, as for one that is appended
     */
    reveal(
      there: Placed | undefined,
      opened: Operation,
      operation: AcceptedOperation,
      given: () => { parts: Parts; absent: boolean },
      trust: () => { counts: boolean; verified: number | null },
    ): boolean {
      if (isHubs(opened.type)) return false;
      const rows = keptRows(opened);
      const here = log.find(opened.id);
      if (here && here.type !== HIDDEN) {
        // It waited here while the hub had it from a clone already: it gets its place as what waits does.
        for (const { n } of rows) leave.run(n);
        return false;
      }
      // Of its own the number it used must not be forgotten.
      const kept = rows.find(({ own }) => own === 1) ?? rows[0];
      if (!kept) return false;
      for (const { n } of rows) if (n !== kept.n) leave.run(n);
      if (there && !rows.some(({ n }) => n === there.n)) vacate(there);
      const { parts: came, absent } = given();
      const op = keepingParts(opened, came);
      const { id, type, device, deviceSeq } = op;
      const { body, sig, seq, feed, receivedAt, receipt } = operation;
      const columns = { parts: partsColumn(came), absent: absent ? 1 : 0 };
      const { counts, verified } = trust();
      reveal.run({
        n: kept.n,
        seq,
        feed,
        status: counts ? "accepted" : "distrusted",
        id,
        type,
        device,
        deviceSeq,
        verified,
        receivedAt,
        receipt,
        sig,
        body,
        ...columns,
      });
      if (!counts) {
        folding.file(op, kept.n);
        return true;
      }
      folding.apply(op, operation.seq, kept.n, operation.receivedAt);
      if (verified !== 0) store.forget(op);
      return true;
    },
  };
}
