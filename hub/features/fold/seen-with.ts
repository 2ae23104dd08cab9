import type { RecordKind } from "../../../shared/domain/kind/record-kind.ts";
import { kindNamed } from "../../../shared/domain/kinds.ts";
import type { EntityKey } from "../../../shared/log/operation.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import type { Handle, HubTransaction } from "../../store/hub-store.ts";
import { inPieces } from "../../store/in-pieces.ts";
import { audiencesOf } from "./audience-rows.ts";
import { addAudienceChanges } from "./entity-rows.ts";
import type { AudienceChange } from "./entity-rows.ts";

// Records that share the audience of another: whoever is kept from that one is kept from them, as of the
// same moments, so that what is shown and withdrawn of them follows like that of any other.

interface SeenWith {
  key: EntityKey;
  other: EntityKey;
}

const tables = ({ db }: Handle) => db.$extendTables<{ seenWith: SeenWith }>();

/** A record that was folded just now, and the feed number of the first operation about it. */
export interface FoldedNow {
  key: EntityKey;
  state: EntityState;
  firstFeed: number;
}

/**
 * @param changes audiences that the same operations have changed; they are stored
 */
export async function shareAudiences(
  tx: HubTransaction,
  folded: readonly FoldedNow[],
  changes: readonly AudienceChange[],
): Promise<void> {
  await spread(tx, changes);
  const linked = folded.flatMap(({ key, state, firstFeed }) => {
    const kind: RecordKind | undefined = kindNamed(state.kind);
    const other = state.exists ? kind?.seenWith?.(state) : undefined;
    return other ? [{ key, other, firstFeed }] : [];
  });
  if (linked.length === 0) return;
  const known = await othersOf(
    tx,
    linked.map(({ key }) => key),
  );
  const fresh = linked.filter(({ key }) => !known.has(key));
  for (const piece of inPieces(fresh)) {
    const rows = piece.map(({ key, other }) => ({ key, other }));
    await tables(tx).insertInto("seenWith").values(rows).execute();
  }
  const histories = await audiencesOf(tx, [...new Set(fresh.map(({ other }) => other))]);
  const shared = fresh.flatMap(({ key, other, firstFeed }) =>
    // What the other had become before counts from when there was this one.
    (histories.get(other) ?? []).map(({ feed, audience }) => ({
      key,
      feed: Math.max(feed, firstFeed),
      audience,
    })),
  );
  const latest = latestOf(shared);
  await addAudienceChanges(tx, latest);
  // What belongs to one of these may have come before it.
  await spread(tx, latest);
}

/** A picture belongs to a run, and the run to a ticket; nothing belongs to what belongs to it. */
const DEEPEST = 4;

/** Records that share the audience of a changed one have changed with it, and those that share theirs. */
async function spread(tx: HubTransaction, changes: readonly AudienceChange[]): Promise<void> {
  let last = changes;
  for (let depth = 0; depth < DEEPEST && last.length > 0; depth += 1) {
    const followers = await followersOf(tx, [...new Set(last.map(({ key }) => key))]);
    last = latestOf(
      last.flatMap(({ key, feed, audience }) =>
        (followers.get(key) ?? []).map((follower) => ({ key: follower, feed, audience })),
      ),
    );
    await addAudienceChanges(tx, last);
  }
}

async function followersOf(handle: Handle, keys: readonly EntityKey[]): Promise<Map<EntityKey, EntityKey[]>> {
  const followers = new Map<EntityKey, EntityKey[]>();
  for (const piece of inPieces(keys)) {
    const rows = await tables(handle)
      .selectFrom("seenWith")
      .selectAll()
      .where("other", "in", piece)
      .execute();
    for (const { key, other } of rows) followers.set(other, [...(followers.get(other) ?? []), key]);
  }
  return followers;
}

/** Of several changes of a record at one place the last. */
function latestOf(changes: readonly AudienceChange[]): AudienceChange[] {
  return [...new Map(changes.map((change) => [`${change.key} ${change.feed}`, change])).values()];
}

async function othersOf(handle: Handle, keys: readonly EntityKey[]): Promise<Map<EntityKey, EntityKey>> {
  const found = new Map<EntityKey, EntityKey>();
  for (const piece of inPieces(keys)) {
    const rows = await tables(handle).selectFrom("seenWith").selectAll().where("key", "in", piece).execute();
    for (const { key, other } of rows) found.set(key, other);
  }
  return found;
}

/** Forgets it of a kind, whose records are folded anew. */
export async function forgetSeenWith(handle: Handle, keys: string): Promise<void> {
  await tables(handle).deleteFrom("seenWith").where("key", "like", keys).execute();
}
