import { isHubs } from "../../../../shared/domain/registry.ts";
import { splitEntityKey } from "../../../../shared/log/operation.ts";
import type { EntityKey, Operation } from "../../../../shared/log/operation.ts";
import type { AcceptedOperation, HiddenOperation } from "../../../../shared/protocol/pull.ts";
import type { Store } from "../store.ts";
import { valueIn } from "../../../../shared/log/parts.ts";
import { HIDDEN } from "./operation-log.ts";
import type { Placed } from "./operation-log.ts";
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
            verified = @verified, receivedAt = @receivedAt, receipt = @receipt, sig = @sig, body = @body,
            parts = @parts, absent = @absent
      WHERE n = @n`,
  );
  const drafts = db
    .prepare<[string, string], string>("SELECT key FROM draft WHERE instr(key, ?) > 0 OR instr(data, ?) > 0")
    .pluck();

  /** Reads as an operation that touches nothing. */
  const nameOf = (hash: string, named: Pick<Operation, "id" | "device" | "deviceSeq">) =>
    JSON.stringify({ ...named, type: HIDDEN, hash, touches: [], payload: {} });

  function empty({ n, id, body }: { n: number; id: string; body: string }): void {
    const op = envelopeFrom(body);
    const own = log.find(id)?.own === 1;
    const { device, deviceSeq } = own ? op : { device: "", deviceSeq: 0 };
    store.leaveNoTrace();
    // Bytes that the hub has go with what named them; what it does not have yet is nobody's to drop.
    const said = [...partsFrom(log.body(id)?.parts ?? null).values()].map(valueIn);
    blobs.noteErased(said.filter((value) => typeof value === "string" && blobs.get(value)?.sent) as string[]);
    blank.run({ n, body: nameOf(op.hash, { id, device, deviceSeq }) });
    unlink.run(n);
    folding.refold(op);
  }

  return {
    /** An operation the hub names and does not show. */
    hide({ seq, feed, hash }: HiddenOperation): void {
      const known = log.at(seq);
      if (known) {
        const { n, id, type } = known;
        // Whom this console believes is nobody's secret.
        if (type !== HIDDEN && !isHubs(type)) empty({ n, id, body: log.body(id)?.body ?? "{}" });
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
     * An operation that is shown now and whose place the log keeps: fills the row. False where what
     * stands there is another.
     *
     * @param kept what stands under its number
     * @param given its personal parts, and whether some are missing
     * @param trust whether it counts, as for one that is appended
     */
    reveal(
      kept: Placed,
      opened: Operation,
      operation: AcceptedOperation,
      given: { parts: Parts; absent: boolean },
      trust: () => { counts: boolean; verified: number | null },
    ): boolean {
      if (kept.type !== HIDDEN || isHubs(opened.type)) return false;
      if (kept.id !== opened.id && kept.id !== opened.hash) return false;
      const op = keepingParts(opened, given.parts);
      const { id, type, device, deviceSeq } = op;
      const { body, sig, receivedAt, receipt } = operation;
      const columns = { parts: partsColumn(given.parts), absent: given.absent ? 1 : 0 };
      const { counts, verified } = trust();
      reveal.run({
        n: kept.n,
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
