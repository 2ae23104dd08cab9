import type { HubContext } from "../../log/hub-context.ts";
import type { Session } from "../devices/session.ts";
import { catchUp } from "../fold/catch-up.ts";
import { isNamed } from "../fold/audience-rows.ts";
import { RESTRICTED_KINDS } from "../fold/folded-kinds.ts";
import type { Page } from "./page.ts";
import type { PullQuery } from "./pull.ts";
import { formerRoles } from "./sight.ts";

/** The log as of one moment: whatever is accepted, erased or restored, it has another name then. */
export function headName({ epoch, head }: Pick<Page, "epoch" | "head">): string {
  return `${epoch}:${head}`;
}

/** Fewer operations are made again as quickly as anybody finds out who is named. */
const WORTH_SHARING = 100;

/**
 * Under which names the page that is asked for may have been made for another: what speaks of nothing restricted is
 * everybody's, the rest is that of a role, for whoever is named by nothing restricted. Null where the member's
 * role has changed since, so that they may be told to begin anew.
 */
export async function sharedPage(
  context: HubContext,
  session: Session,
  query: PullQuery,
): Promise<{ head: string; pages: string[] } | null> {
  const { store } = context;
  const standing = await store.standing();
  const { epoch, feed } = query;
  if (epoch !== standing.epoch || feed >= standing.feed) return null;
  const mayBeginAnew = RESTRICTED_KINDS.size > 0 && feed > 0;
  if (mayBeginAnew && (await formerRoles(store, session, feed, standing.feed))) return null;
  const everyones = pageName(query);
  const shared = (pages: string[]) => ({ head: headName({ epoch, head: standing.feed }), pages });
  if (RESTRICTED_KINDS.size === 0 || standing.feed - feed < WORTH_SHARING) return shared([everyones]);
  // As of this head at least: who is named by the last operation must not be taken for one who is not.
  await catchUp(context);
  const isNamedSomewhere = await isNamed(store, session.member.id);
  return shared(isNamedSomewhere ? [everyones] : [everyones, ofRole(everyones, session)]);
}

/** Under which name a page that was made may be sent to others. */
export function sharedAs(
  session: Session,
  query: PullQuery,
  page: Page,
): { head: string; page: string } | null {
  if (page.sight === "device") return null;
  const name = pageName(query);
  return { head: headName(page), page: page.sight === "everyone" ? name : ofRole(name, session) };
}

const pageName = ({ feed, limit, protocol = 1 }: PullQuery) => `${feed}:${limit}:${protocol}`;
const ofRole = (page: string, { member }: Session) => `${page}:${member.role}`;
