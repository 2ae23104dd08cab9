import { historyAfter } from "../../../shared/log/history.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { sha256Hex } from "../../log/hub-crypto.ts";
import type { HubReader, StoredOperation } from "../../store/hub-store.ts";
import type { Report } from "../verify/report.ts";
import { marksWithin } from "./history-rows.ts";
import { reckoned, startOf } from "./reckon.ts";

/**
 * Compares the history with the log as it is read, page by page: whether it is still what was signed
 * for consoles. Only the first operation that differs is named, since all behind it do. What is not
 * reckoned yet, after an upgrade or a restore, was signed for nobody.
 */
export function checkHistory(context: HubContext, reader: HubReader, report: Report) {
  let { hash } = startOf(context);
  let differs = false;
  let end: number | null = null;
  return async (page: readonly StoredOperation[]): Promise<void> => {
    if (differs) return;
    end ??= (await reckoned(context, reader)).feed;
    const marks = await marksWithin(reader, page[0]?.feed ?? 0, page.at(-1)?.feed ?? 0);
    for (const { feed, seq, body, id } of page) {
      hash = historyAfter(hash, { feed, seq, hash: sha256Hex(body) }, sha256Hex);
      if (feed > end || marks.get(feed) === hash) continue;
      differs = true;
      report("history", "the log is not what was signed for consoles, from here on", id);
      return;
    }
  };
}
