import { PULL_PAGE_CHARS } from "../../../shared/protocol/pull.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { hubBehind, otherEpoch } from "../../log/standing.ts";
import type { Head } from "../../log/standing.ts";
import { done } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import type { StoredOperation } from "../../store/hub-store.ts";
import type { Session } from "../devices/session.ts";

export interface PullQuery {
  epoch: number;
  feed: number;
  limit: number;
}

/** One page as it is stored, before anybody made JSON of it. */
export interface Page {
  epoch: number;
  operations: StoredOperation[];
  through: number;
  head: number;
}

/** The log after a cursor. Everybody who is let in sees everything. */
export async function pull(
  { store }: HubContext,
  _session: Session,
  query: PullQuery,
): Promise<Outcome<Page>> {
  // The head first: whatever it counts is committed, so the rows read next cannot lack any of it.
  const standing = await store.standing();
  const behind = cursorFault(query, standing);
  if (behind) return behind;
  const { feed: head, epoch } = standing;
  const operations = await store.page(query.feed, head, query.limit, PULL_PAGE_CHARS);
  const last = operations.at(-1)?.feed ?? query.feed;
  // Fewer than asked for may also mean that the page was full of text.
  const through = operations.length === 0 ? head : last;
  return done({ epoch, operations, through, head });
}

function cursorFault(cursor: Head, head: Head) {
  const never = cursor.epoch === 0 && cursor.feed === 0;
  if (cursor.epoch > head.epoch) return hubBehind(head);
  if (cursor.epoch !== head.epoch && !never) return otherEpoch(head.epoch);
  return cursor.feed > head.feed ? hubBehind(head) : null;
}
