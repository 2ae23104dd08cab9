import { audienceOf } from "../../../shared/domain/audience.ts";
import { evolve, foldEntity } from "../../../shared/domain/evolve.ts";
import { kindNamed } from "../../../shared/domain/kinds.ts";
import { recordsOf } from "../../../shared/domain/registry.ts";
import { comesLast } from "../../../shared/log/fold.ts";
import { splitEntityKey } from "../../../shared/log/operation.ts";
import type { EntityKey, LoggedOperation, Operation } from "../../../shared/log/operation.ts";
import { open } from "../../../shared/log/seal.ts";
import { emptyState } from "../../../shared/log/state.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { sha256Hex } from "../../log/hub-crypto.ts";
import type { HubTransaction, StoredOperation } from "../../store/hub-store.ts";
import {
  addAudienceChanges,
  entitiesOf,
  fileOperations,
  operationsOf,
  saveEntities,
  stateIn,
} from "./entity-rows.ts";
import type { AudienceChange } from "./entity-rows.ts";
import { shareAudiences } from "./seen-with.ts";

export type Placed = Pick<StoredOperation, "feed" | "seq" | "body" | "sig" | "receivedAt"> & {
  /** Where it was read already. */
  op?: Operation;
};

interface Open {
  state: EntityState;
  audience: string;
  /** Something came in an old place: the state is folded anew from the log. */
  refold: boolean;
  /** Feed of the first of these operations, and of the last. */
  firstFeed: number;
  feed: number;
}

const EVERYONE = JSON.stringify("everyone");

function audienceText(state: EntityState): string {
  return JSON.stringify(audienceOf(kindNamed(state.kind), state));
}

/** Folds operations, in the order of their feed, into the records of some kinds. */
export async function foldInto(
  tx: HubTransaction,
  kinds: ReadonlySet<string>,
  placed: readonly Placed[],
): Promise<void> {
  const work = placed.flatMap(({ feed, ...stored }) => {
    const logged = loggedFrom(stored);
    const keys = logged ? recordsOf(logged.op).filter((key) => kinds.has(splitEntityKey(key).kind)) : [];
    return logged && keys.length > 0 ? [{ logged, keys: [...new Set(keys)], feed }] : [];
  });
  if (work.length === 0) return;
  const stored = await entitiesOf(tx, [...new Set(work.flatMap(({ keys }) => keys))]);
  const records = new Map<EntityKey, Open>();
  const load = (key: EntityKey): Open => {
    let record = records.get(key);
    if (record) return record;
    const row = stored.get(key);
    const { kind, id } = splitEntityKey(key);
    record = {
      state: row ? stateIn(row) : emptyState(kind, id),
      audience: row?.audience ?? EVERYONE,
      refold: false,
      firstFeed: 0,
      feed: 0,
    };
    records.set(key, record);
    return record;
  };
  const changes = new Map<string, AudienceChange>();
  const note = (key: EntityKey, record: Open): void => {
    const audience = audienceText(record.state);
    if (audience === record.audience) return;
    record.audience = audience;
    changes.set(`${key} ${record.feed}`, { key, feed: record.feed, audience });
  };
  for (const { logged, keys, feed } of work) {
    for (const key of keys) {
      const record = load(key);
      record.firstFeed ||= feed;
      record.feed = feed;
      if (record.refold) continue;
      if (comesLast(record.state, logged)) {
        record.state = evolve(record.state, logged);
        note(key, record);
      } else {
        record.refold = true;
      }
    }
  }
  await fileOperations(
    tx,
    work.flatMap(({ logged, keys }) => keys.map((key) => ({ key, seq: logged.seq as number }))),
  );
  for (const [key, record] of records) {
    if (!record.refold) continue;
    record.state = await foldedAnew(tx, key);
    note(key, record);
  }
  await saveEntities(
    tx,
    [...records].map(([key, { state, audience }]) => ({
      key,
      kind: state.kind,
      state: JSON.stringify(state),
      audience,
    })),
  );
  await addAudienceChanges(tx, [...changes.values()]);
  await shareAudiences(
    tx,
    [...records].map(([key, { state, firstFeed }]) => ({ key, state, firstFeed })),
    [...changes.values()],
  );
}

async function foldedAnew(tx: HubTransaction, key: EntityKey): Promise<EntityState> {
  const { kind, id } = splitEntityKey(key);
  const logged = (await operationsOf(tx, key)).flatMap((row) => loggedFrom(row) ?? []);
  return foldEntity(kind, id, logged);
}

/**
 * Without its personal parts: who may see and who may decide does not depend on them, and so nothing that
 * is erased is left in these rows. Null for what has no envelope's form; such a one can only
 * stand in a log that `verify` complains of.
 */
function loggedFrom({ op, body, sig, seq, receivedAt }: Omit<Placed, "feed">): LoggedOperation | null {
  if (op) return { op, seq, receivedAt };
  const opened = open({ body, sig }, sha256Hex);
  return opened.ok ? { op: opened.op, seq, receivedAt } : null;
}
