import type { HubContext } from "../../log/hub-context.ts";
import type { Session } from "../devices/session.ts";
import { RESTRICTED_KINDS } from "../fold/folded-kinds.ts";
import type { Page } from "./page.ts";
import type { PullQuery } from "./pull.ts";
import { roleBefore } from "./sight.ts";

/** The log as of one moment: whatever is accepted, erased or restored, it has another name then. */
export function headName({ epoch, head }: Pick<Page, "epoch" | "head">): string {
  return `${epoch}:${head}`;
}

/**
 * Names the page that is asked for, where this member is shown what every other is, if it speaks of
 * nothing restricted; null where their role has changed since, so that they may be told to begin anew.
 */
export async function sharedPage(
  { store }: HubContext,
  session: Session,
  { epoch, feed, limit, protocol = 1 }: PullQuery,
): Promise<{ head: string; page: string } | null> {
  const standing = await store.standing();
  if (epoch !== standing.epoch || feed >= standing.feed) return null;
  const mayBeginAnew = RESTRICTED_KINDS.size > 0 && feed > 0;
  if (mayBeginAnew && (await roleBefore(store, session, feed, standing.feed))) return null;
  return { head: headName({ epoch, head: standing.feed }), page: `${feed}:${limit}:${protocol}` };
}
