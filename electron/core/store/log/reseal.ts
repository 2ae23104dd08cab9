import { sameJson } from "../../../../shared/log/canonical.ts";
import { operationFrom } from "./stored-parts.ts";
import type { NewIdentity } from "../../identity.ts";
import type { Store } from "../store.ts";

/**
 * Seals anew, under a new identity, what was never accepted (F9, and a lone laptop that joins a
 * hub). Ids, types, times and `baseSeq` stay; device, workspace, actor, `deviceSeq`, hashes and
 * signatures are new. What changed by that inside payloads is mapped: hashes of chain links, and
 * the lone member's id.
 *
 * Inside a transaction, after the new identity was stored.
 */
export function reseal(store: Store, from: NewIdentity, to: NewIdentity): void {
  const { db } = store;
  // What the old identity made and was answered for stays as it is, but is no longer this device's.
  db.prepare("UPDATE operation SET own = 0 WHERE status IN ('accepted', 'distrusted')").run();
  const pending = db
    .prepare<[], { n: number; body: string }>(
      "SELECT n, body FROM operation WHERE status = 'pending' ORDER BY deviceSeq",
    )
    .all();
  const update = db.prepare(
    "UPDATE operation SET device = ?, deviceSeq = ?, sig = ?, body = ?, notYet = 0 WHERE n = ?",
  );
  const hashes = new Map<string, string>();
  let before: string | undefined;
  const exchange = (value: unknown): unknown => exchanged(value, hashes, from.member, to.member);
  pending.forEach(({ n, body }, index) => {
    const { hash, seen, prev: _, ...old } = operationFrom({ body, parts: null });
    const { sealed, op } = store.sealWith({
      ...old,
      // Another workspace has another history.
      ...(seen && from.workspace === to.workspace ? { seen } : {}),
      ...(before === undefined ? {} : { prev: before }),
      workspace: to.workspace,
      device: to.device,
      actor: to.member,
      deviceSeq: index + 1,
      payload: exchange(old.payload) as Record<string, unknown>,
    });
    before = op.hash;
    hashes.set(hash, op.hash);
    update.run(to.device, op.deviceSeq, sealed.sig, sealed.body, n);
    store.operationChanged(op.id);
    store.folding.reform({ ...old, hash }, op, n);
  });
}

/**
 * The log holds operations of this laptop in another sealed form (a clone's): what still waits and
 * is linked to them is sealed anew with the log's hashes. Inside a transaction.
 *
 * @param hashes from the form this laptop knew to the log's
 */
export function relink(store: Store, hashes: Map<string, string>): void {
  if (hashes.size === 0) return;
  const pending = store.db
    .prepare<[], { n: number; body: string }>(
      "SELECT n, body FROM operation WHERE status = 'pending' ORDER BY deviceSeq",
    )
    .all();
  const update = store.db.prepare("UPDATE operation SET sig = ?, body = ? WHERE n = ?");
  /** What this device sealed anew here: what it made next follows that. */
  const anew = new Map<string, string>();
  for (const { n, body } of pending) {
    const { hash, ...old } = operationFrom({ body, parts: null });
    const payload = exchanged(old.payload, hashes, "", "") as Record<string, unknown>;
    const prev = anew.get(old.prev ?? "");
    if (sameJson(payload, old.payload) && !prev) continue;
    const { sealed, op } = store.sealWith({ ...old, payload, ...(prev ? { prev } : {}) });
    anew.set(hash, op.hash);
    hashes.set(hash, op.hash);
    update.run(sealed.sig, sealed.body, n);
    store.operationChanged(op.id);
    store.folding.reform({ ...old, hash }, op, n);
  }
}

/** A payload with old hashes of chain links and the old member's id replaced; nothing else can equal them. */
function exchanged(value: unknown, hashes: ReadonlyMap<string, string>, from: string, to: string): unknown {
  if (typeof value === "string") return value === from ? to : (hashes.get(value) ?? value);
  if (Array.isArray(value)) return value.map((each) => exchanged(each, hashes, from, to));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, exchanged(each, hashes, from, to)]),
    );
  }
  return value;
}
