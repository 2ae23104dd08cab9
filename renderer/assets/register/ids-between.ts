import { CHOSEN_MOST } from "../../../shared/ipc/chosen-most.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { CoreClient } from "../../core/index.ts";
import type { RegisterFilters } from "./filters.ts";

/** Rows of a page, the most that the core gives at a time. */
const PAGE = 500;

/**
 * Ids of the rows `first` to `last` (inclusive) as the register shows them, whether or not they were ever
 * in view; at most as many as may be chosen. Null when the core did not answer.
 */
export async function idsBetween(
  core: Pick<CoreClient, "query">,
  asked: RegisterFilters,
  first: number,
  last: number,
): Promise<string[] | null> {
  const ids: string[] = [];
  const end = Math.min(last + 1, first + CHOSEN_MOST);
  for (let offset = first; offset < end; offset += PAGE) {
    const answer = await core.query("asset.page", { ...asked, offset, limit: Math.min(PAGE, end - offset) });
    if (!answer.ok) return null;
    ids.push(...answer.value.rows.map(({ id }: AssetRow) => id));
    if (answer.value.rows.length === 0) break;
  }
  return ids;
}
