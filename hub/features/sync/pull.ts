import { PULL_PAGE_CHARS } from "../../../shared/protocol/pull.ts";
import { HISTORY_SINCE } from "../../../shared/protocol/version.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { hubBehind, otherEpoch } from "../../log/standing.ts";
import type { Head } from "../../log/standing.ts";
import { done } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import type { HubReader } from "../../store/hub-store.ts";
import type { Session } from "../devices/session.ts";
import { catchUp } from "../fold/catch-up.ts";
import { RESTRICTED_KINDS } from "../fold/folded-kinds.ts";
import { reckonHistory } from "../history/reckon.ts";
import { signedPage } from "../history/signed-page.ts";
import type { Page } from "./page.ts";
import { inSight } from "./sight.ts";

export interface PullQuery {
  epoch: number;
  feed: number;
  limit: number;
  /** Version of the protocol that the console speaks; 1 where it does not say. */
  protocol?: number;
}

/** The log after a cursor, as far as its member may see it. */
export async function pull(context: HubContext, session: Session, query: PullQuery): Promise<Outcome<Page>> {
  if (RESTRICTED_KINDS.size > 0) await catchUp(context);
  const page = await context.store.snapshot((reader) => pageFor(context, reader, session, query));
  if (page) return page;
  // A hub of an older version is still running beside this one, and has written meanwhile.
  await reckonHistory(context);
  return pull(context, session, query);
}

/** Null where the history is not reckoned to the end of the page. */
async function pageFor(
  context: HubContext,
  reader: HubReader,
  session: Session,
  query: PullQuery,
): Promise<Outcome<Page> | null> {
  const read = await readPage(reader, query);
  if (!read.ok) return read;
  const { protocol = 1, feed, limit } = query;
  const shown = RESTRICTED_KINDS.size > 0;
  const page = shown ? await inSight(reader, session, read.value, { feed, limit, protocol }) : read.value;
  if (protocol < HISTORY_SINCE) return done(page);
  const history = await signedPage(context, reader, { after: feed, ...page });
  return history && done({ ...page, history });
}

async function readPage(reader: HubReader, query: PullQuery): Promise<Outcome<Page>> {
  // The head first: whatever it counts is committed, so the rows read next cannot lack any of it.
  const standing = await reader.standing();
  const behind = cursorFault(query, standing);
  if (behind) return behind;
  const { feed: head, epoch } = standing;
  const operations = await reader.page(query.feed, head, query.limit, PULL_PAGE_CHARS);
  const last = operations.at(-1)?.feed ?? query.feed;
  // Fewer than asked for may also mean that the page was full of text.
  const through = operations.length === 0 ? head : last;
  return done({ epoch, operations, through, head, sight: "everyone" });
}

function cursorFault(cursor: Head, head: Head) {
  const never = cursor.epoch === 0 && cursor.feed === 0;
  if (cursor.epoch > head.epoch) return hubBehind(head);
  if (cursor.epoch !== head.epoch && !never) return otherEpoch(head.epoch);
  return cursor.feed > head.feed ? hubBehind(head) : null;
}
