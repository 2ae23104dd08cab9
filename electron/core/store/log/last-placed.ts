import type { RestoreGap } from "../../../../shared/protocol/handshake.ts";
import { sha256 } from "../../keys/device-key.ts";
import type { Sqlite } from "../care/open-database.ts";
import { HIDDEN } from "./operation-log.ts";

/** Finds the newest operation of the hub's log that a restore cannot have lost, to tell the log by it. */
export function createLastPlaced(db: Sqlite) {
  const below = db.prepare<[number], { feed: number; seq: number; receipt: string; body: string }>(
    `SELECT feed, seq, receipt, body FROM operation
      WHERE feed <= ? AND type <> '${HIDDEN}' AND status IN ('accepted', 'distrusted')
      ORDER BY feed DESC LIMIT 1`,
  );
  return (outside: readonly RestoreGap[]) => {
    let last = below.get(Number.MAX_SAFE_INTEGER);
    const around = (feed: number) => outside.filter(({ from, to }) => feed >= from && feed <= to);
    for (let gaps; last && (gaps = around(last.feed)).length > 0;) {
      last = below.get(Math.min(...gaps.map(({ from }) => from)) - 1);
    }
    return last ? { ...last, hash: sha256(last.body) } : null;
  };
}
