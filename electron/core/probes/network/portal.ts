import type { NetworkTargets } from "../targets.ts";
import type { Page, Through } from "./fetch-page.ts";
import { fetchPage } from "./fetch-page.ts";
import { within } from "./reach.ts";

type KnownPage = NetworkTargets["portal"][number];

/** Whether somebody stands between and answers in another's place; null when nobody answered at all. */
export interface PortalFound {
  portal: boolean | null;
  /** The log-in page, where it sends there. */
  at: string;
  page: Page | null;
}

/** Whether a known page is as it must be. Another status, text or host is the answer of somebody else. */
export function isExpected(known: KnownPage, page: Page): boolean {
  if (page.status !== known.status) return false;
  return known.body === null || page.body.trim() === known.body.trim();
}

/** Asks pages whose answer is known; the first that answers decides. */
export async function findPortal(
  targets: NetworkTargets,
  signal: AbortSignal,
  through?: Through,
): Promise<PortalFound> {
  for (const known of targets.portal) {
    const fetched = await fetchPage(known.url, within(signal, 5000), through);
    // A page that is out of order there (5xx) tells nothing of who stands between.
    if (!fetched.ok || fetched.page.status >= 500) continue;
    const { page } = fetched;
    return { portal: !isExpected(known, page), at: page.location, page };
  }
  return { portal: null, at: "", page: null };
}
