import type { PartsReply } from "../../../shared/protocol/parts.ts";
import { PULL_PAGE_CHARS } from "../../../shared/protocol/pull.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { operationsById } from "../../log/known-operations.ts";
import { partsOf } from "../../log/parts.ts";
import { done } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import type { Session } from "../devices/session.ts";
import { catchUp } from "../fold/catch-up.ts";
import { visibleNow } from "../sync/sight.ts";

/** Rows that are read at once: each may be a million characters. */
const AT_ONCE = 20;

/**
 * Personal parts of those of these operations that the member may see, in the order asked for, until the
 * reply is full (one always fits).
 */
export async function parts(
  context: HubContext,
  session: Session,
  ids: readonly string[],
): Promise<Outcome<PartsReply>> {
  await catchUp(context);
  const operations: PartsReply["operations"] = [];
  let chars = 0;
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const slice = ids.slice(at, at + AT_ONCE);
    const known = await operationsById(context.store, slice);
    const asked = slice.flatMap((id) => known.get(id) ?? []);
    for (const row of await visibleNow(context.store, session, asked)) {
      chars += row.parts?.length ?? 0;
      if (operations.length > 0 && chars > PULL_PAGE_CHARS) return done({ operations });
      operations.push({ id: row.id, parts: partsOf(row) });
    }
  }
  return done({ operations });
}
