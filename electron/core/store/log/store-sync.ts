import { isForgetting } from "../../../../shared/domain/registry.ts";
import { matchParts } from "../../../../shared/log/parts.ts";
import { open } from "../../../../shared/log/seal.ts";
import { correctedTime } from "../../../../shared/log/operation.ts";
import type { Operation } from "../../../../shared/log/operation.ts";
import type { AcceptedOperation, PullReply } from "../../../../shared/protocol/pull.ts";
import type { PushAnswer } from "../../../../shared/protocol/push.ts";
import { sha256 } from "../../keys/device-key.ts";
import type { DeviceIdentity, HubBinding, NewIdentity } from "../../identity.ts";
import type { Integration, SyncStore } from "../../sync/sync-store.ts";
import { createAttention } from "./attention.ts";
import { endOfGaps } from "./base-sequence.ts";
import { createBrake } from "./brake.ts";
import { createHubFacts } from "./hub-facts.ts";
import { HIDDEN } from "./operation-log.ts";
import type { OperationRecord, Placed } from "./operation-log.ts";
import { createLastPlaced } from "./last-placed.ts";
import { ownOperations } from "./own-operations.ts";
import { createPageHistory } from "./page-history.ts";
import { createOutOfSight } from "./out-of-sight.ts";
import { createSigners } from "./signers.ts";
import { relink, reseal } from "./reseal.ts";
import { lastCommonFeed, unionOf } from "./restore-gaps.ts";
import { envelopeFrom, keepingParts, operationFrom, partsFrom, sealedFrom } from "./stored-parts.ts";
import type { Parts, StoredForm } from "./stored-parts.ts";
import type { Store } from "../store.ts";

/** What the sync engine needs of the store; the port's comments are the law. */
export function createSyncStore(store: Store): SyncStore {
  const { db, log, meta, folding } = store;
  const { admit } = store.forgetting;
  const stops = createBrake(db);
  const own = ownOperations(db);
  const clash = db
    .prepare<[number, string, string], number>(
      `SELECT 1 FROM ${own} WHERE deviceSeq = ? AND device = ? AND id <> ?`,
    )
    .pluck();
  const anyOwn = db.prepare<[], number>(`SELECT 1 FROM ${own} LIMIT 1`).pluck();
  const held = db
    .prepare<[number, string], number>(`SELECT 1 FROM ${own} WHERE deviceSeq = ? AND device = ?`)
    .pluck();
  const within = db
    .prepare<[number, number], string>(
      `SELECT id FROM operation WHERE feed BETWEEN ? AND ? AND type <> '${HIDDEN}'
          AND status IN ('accepted', 'distrusted') ORDER BY seq`,
    )
    .pluck();
  const outOfSight = createOutOfSight(store);
  const signers = createSigners(store);
  const history = createPageHistory(store);
  const acceptedById = db.prepare<[string], StoredForm & Omit<AcceptedOperation, "feed" | "parts">>(
    "SELECT body, sig, parts, seq, receivedAt, receipt FROM operation WHERE id = ? AND seq IS NOT NULL",
  );

  function publicIdentity(): DeviceIdentity {
    const { privateKey: _, ...rest } = store.identity();
    return rest;
  }

  const envelopeOf = (id: string): Operation => envelopeFrom(log.body(id)?.body ?? "{}");

  /** An operation this store knows gets, or changes, its place in the log. */
  function place(known: OperationRecord, op: Operation, given: Place): void {
    if (known.seq === given.seq && known.feed === given.feed && known.status !== "pending") return;
    log.accept(known.n, given.seq, given.feed, given.receivedAt, given.receipt);
    if (known.own) store.operationChanged(known.id);
    if (known.status !== "accepted" && isForgetting(known.type)) store.forget(op);
    // A new feed number alone (offered again after a restore) changes no order.
    if (known.status === "pending" && known.seq === null) folding.accept(op, given.seq, given.receivedAt);
    else if (known.seq !== given.seq || known.status === "pending" || isTimedAnew(known, op, given)) {
      folding.refold(op);
    }
  }

  /** Whether the hub's receipt bounds its time otherwise than the one before. */
  function isTimedAnew(known: OperationRecord, op: Operation, given: Place): boolean {
    return correctedTime(op, known.receivedAt) !== correctedTime(op, given.receivedAt);
  }

  /** A hub that was put back from a copy may have given one number to two operations, one of them anew. */
  function vacate(there: Placed | undefined, id: string): void {
    if (!there || there.id === id) return;
    log.unplace(there.n);
    // What is out of sight touches nothing.
    if (there.type !== HIDDEN) folding.refold(envelopeOf(there.id));
  }

  /** Parts of an operation that is here without them. */
  function addParts(id: string, came: Parts): void {
    const stored = log.body(id);
    if (!stored || came.size === 0) return;
    const both = new Map([...partsFrom(stored.parts), ...came]);
    const { parts, absent } = admit(envelopeFrom(stored.body), stored.body, both);
    log.setParts(stored.n, parts, absent);
    folding.refold(operationFrom(stored));
  }

  function takeIn({ op: opened, operation, parts: came }: Opened, forked: boolean, behind: boolean): void {
    const { body, sig, seq, feed, receivedAt, receipt } = operation;
    const { parts, absent } = admit(opened, body, came);
    const op = keepingParts(opened, parts);
    const own = op.device === store.identity().device && !forked;
    const { counts, verified } = signers.trust(op, operation, behind);
    const n = log.append({
      body,
      sig,
      parts,
      absent,
      id: op.id,
      status: counts ? "accepted" : "distrusted",
      own,
      device: op.device,
      deviceSeq: op.deviceSeq,
      type: op.type,
      seq,
      feed,
      receivedAt,
      receipt,
      verified,
      label: null,
    });
    if (own) store.raiseNumber(op.payload.number);
    if (verified === 1) history.hear(op, feed);
    if (!counts) return folding.file(op, n);
    folding.apply(op, seq, n, receivedAt);
    // What nobody can judge yet erases nothing yet.
    if (verified !== 0) store.forget(op);
  }

  /** A clone of this laptop got this operation through in its own name: the log's form is the one that counts. */
  function takeForm(n: number, old: Operation, { op, operation, parts: came }: Opened): boolean {
    const { body, sig } = operation;
    const { counts, verified } = signers.trust(op, operation, false);
    if (!counts) {
      // What is here was signed by its device: it stays, whatever the hub says it was.
      meta.set("wrongForms", (meta.get("wrongForms") ?? 0) + 1);
      return false;
    }
    // Both are of one act, and what is personal was hidden before the laptop was copied.
    const both = new Map([...partsFrom(log.body(op.id)?.parts ?? null), ...came]);
    const { parts, absent } = admit(op, body, matchParts(body, [...both.values()], sha256).parts);
    const { device, deviceSeq } = op;
    log.replace(n, { body, sig, parts, absent, device, deviceSeq, verified });
    folding.reform(old, op, n);
    return true;
  }

  return {
    identity: publicIdentity,
    binding: () => meta.get("binding") ?? null,
    cursor: () => meta.get("cursor") ?? { epoch: 0, feed: 0 },
    outbox: (limit, after = 0) =>
      log.outbox(limit, after).map((each) => ({ ...sealedFrom(each), op: envelopeFrom(each.body) })),
    holds: (deviceSeq) => held.get(deviceSeq, store.identity().device) === 1,
    isForked: () => meta.get("forked") ?? false,
    waiting: () => log.waiting(),
    attention: createAttention(store),
    sign: (text) => store.sign(text),

    integrate(page, brakeReleased) {
      // What comes into sight first: what follows builds on it. Most of what was sent comes back as it is.
      const newest = log.newest();
      const opened = [...(page.brought ?? []), ...page.operations].flatMap((operation) => {
        const { seq, feed, body } = operation;
        return seq <= newest && log.isPlaced(seq, feed, body) ? [] : openOperation(operation);
      });
      const foreign = opened.reduce((sum, each) => sum + each.foreign, 0);
      if (foreign > 0) store.environment.log.warn("parts that no operation names were left out", { foreign });
      const operations = opened.map(({ op }) => op);
      const past = history.compare(page, opened);
      if (!past.fits) return past.instead;
      if (!brakeReleased && stops(operations, page.withdrawn ?? [])) return "brake";
      store.expectMore(page.head - page.through > FAR);
      try {
        return store.integrate(() => {
          past.take();
          return integratePage(page, opened);
        });
      } finally {
        signers.pageEnds();
      }
    },

    reckonHistory: () => history.reckon(),

    answer(answers) {
      store.integrate(() => {
        for (const answer of answers) takeAnswer(answer);
      });
    },

    startsAnew: () => meta.get("startsAnew") ?? false,
    lastPlaced: createLastPlaced(db),

    enterEpoch(epoch, gaps, anew = false) {
      const cursor = meta.get("cursor") ?? { epoch: 0, feed: 0 };
      const known = meta.get("gaps") ?? [];
      store.integrate(() => {
        const feed = anew ? 0 : Math.min(cursor.feed, lastCommonFeed(known, gaps));
        meta.set("cursor", { epoch, feed });
        meta.set("gaps", unionOf(known, gaps));
        if (anew) {
          meta.set("startsAnew", true);
          // Under the numbers seen so far may stand what nobody here knows.
          meta.set("baseSeq", 0);
        }
        store.seenChanged();
      });
    },
    acceptedWithin: (from, to) => within.all(from, to),
    accepted: (ids) =>
      ids
        .flatMap((id) => acceptedById.get(id) ?? [])
        .map(({ parts, ...rest }) => ({ ...rest, ...sealedFrom({ ...rest, parts }) }))
        .sort((a, b) => a.seq - b.seq),
    lacking: (after, limit) => log.lacking(after, limit),
    takeParts(operations) {
      store.integrate(() => {
        for (const { id, parts } of operations) {
          addParts(id, matchParts(log.body(id)?.body ?? "", parts, sha256).parts);
        }
      });
    },

    takeIdentity(identity, binding) {
      store.integrate(() => adopt(identity, binding));
      store.rebuildDesk();
    },

    ...createHubFacts(store),
  };

  function integratePage(page: PullReply, opened: readonly Opened[]): Integration {
    let added = 0;
    let forked = meta.get("forked") ?? false;
    const baseBefore = meta.get("baseSeq") ?? 0;
    let base = baseBefore;
    const relinked = new Map<string, string>();
    for (const key of page.withdrawn ?? []) outOfSight.withdraw(key);
    for (const operation of page.hidden ?? []) {
      outOfSight.hide(operation);
      base = Math.max(base, operation.seq);
    }
    for (const { seq } of page.operations) base = Math.max(base, seq);
    // On a first sync nothing stands there yet, and there is nothing of this laptop to clash with.
    const behind = opened.length > CHECKED_AT_ONCE || page.head - page.through > CHECKED_AT_ONCE;
    let newest = log.newest();
    let hasOwn = anyOwn.get() === 1;
    for (const each of opened) {
      const { op, operation } = each;
      const there = operation.seq <= newest ? log.at(operation.seq) : undefined;
      newest = Math.max(newest, operation.seq);
      const given = () => admit(op, operation.body, each.parts);
      if (outOfSight.reveal(there, op, operation, given, () => signers.trust(op, operation, behind))) {
        added += 1;
        continue;
      }
      vacate(there, op.id);
      const known = log.find(op.id);
      if (known) {
        const form = envelopeOf(op.id);
        if (form.hash !== op.hash) {
          if (takeForm(known.n, form, each)) relinked.set(form.hash, op.hash);
        } else if (known.absent === 1) addParts(op.id, each.parts);
        place(known, op, operation);
      } else {
        forked ||= hasOwn && clash.get(op.deviceSeq, op.device, op.id) === 1;
        takeIn(each, forked, behind);
        hasOwn ||= op.device === store.identity().device;
        added += 1;
      }
      base = Math.max(base, operation.seq);
    }
    const cursor = meta.get("cursor") ?? { epoch: 0, feed: 0 };
    const { anew: anewAt = 0 } = page;
    const anew = anewAt > (meta.get("anewAt") ?? 0);
    if (anew) meta.set("anewAt", anewAt);
    const feed = anew ? 0 : Math.max(cursor.feed, page.through);
    if (feed !== cursor.feed) meta.set("cursor", { epoch: cursor.epoch, feed });
    if (page.through >= page.head && meta.get("startsAnew")) meta.set("startsAnew", false);
    if (base !== baseBefore) meta.set("baseSeq", base);
    const end = endOfGaps(meta);
    if (baseBefore < end || opened.some(({ operation }) => operation.seq <= end)) store.seenChanged();
    relink(store, relinked);
    // A round that breaks off here must not forget it.
    if ((forked || relinked.size > 0) && !meta.get("forked")) meta.set("forked", true);
    return { added, anew };
  }

  function takeAnswer(answer: PushAnswer): void {
    const known = log.find(answer.id);
    if (!known) return;
    if (answer.status === "notYet") {
      if (known.notYet === 0 && known.status === "pending") {
        log.postpone(known.n);
        store.operationChanged(known.id);
      }
      return;
    }
    const op = envelopeOf(known.id);
    if (answer.status === "accepted") {
      const there = log.at(answer.seq);
      // The reply was lost, or a clone got it through, and meanwhile the hub has said that it is out of sight.
      const named = outOfSight.namedBefore(there, answer.feed, meta.get("cursor")?.feed ?? 0);
      vacate(there, answer.id);
      if (answer.seq <= endOfGaps(meta)) store.seenChanged();
      place(known, op, answer);
      if (named !== null) outOfSight.emptyOwn(known.id, named);
      return;
    }
    const { code, message, path } = answer;
    if (!log.refuse(known.n, { code, message, path })) return;
    store.operationChanged(known.id);
    folding.refold(op);
  }

  function adopt(next: NewIdentity, binding: HubBinding): void {
    const current = store.identity();
    const identity = { ...next, privateKey: next.privateKey ?? current.privateKey };
    const same = next.device === current.device && next.workspace === current.workspace;
    meta.set("identity", identity);
    meta.set("binding", binding);
    if (same) return;
    if (meta.get("forked")) meta.set("forked", false);
    store.seenChanged();
    if (next.workspace !== current.workspace) {
      history.forget();
      meta.set("cursor", { epoch: 0, feed: 0 });
      meta.set("baseSeq", 0);
      meta.set("gaps", []);
    }
    reseal(store, current, identity);
    if (next.member !== current.member) store.rankAnew();
  }
}

interface Opened {
  /** With all parts that came; which of them are kept is known inside the transaction. */
  op: Operation;
  operation: AcceptedOperation;
  parts: Parts;
  /** Parts that came along and belong to it no more than to any other. */
  foreign: number;
}
/** So many signatures are checked before a page is folded; what is longer is checked behind it. */
const CHECKED_AT_ONCE = 200;
/** So many operations from the head, what comes is no day's work but a first sync. */
const FAR = 10_000;
type Place = Pick<AcceptedOperation, "seq" | "feed" | "receivedAt" | "receipt">;

function openOperation(operation: AcceptedOperation): Opened {
  const opened = open(operation, sha256);
  if (!opened.ok) throw new Error(`the hub sent an operation without form: ${opened.path} ${opened.message}`);
  const { op, parts, foreign } = opened;
  return { op, operation, parts, foreign: foreign.length };
}
