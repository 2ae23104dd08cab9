import Database from "better-sqlite3-multiple-ciphers";
import { randomBytes } from "node:crypto";
import { cpSync } from "node:fs";
import path from "node:path";
import { openHttpsTransport } from "../../../electron/core/sync/https-transport.ts";
import type { HubEndpoint } from "../../../electron/core/sync/transport.ts";
import { PULL_PAGE } from "../../../shared/protocol/pull.ts";
import { PROTOCOL } from "../../../shared/protocol/version.ts";
import type { Bench } from "../bench.ts";
import { startHubProcess } from "../../e2e/support/hub-process.ts";
import { FIRST_SYNC, codeFor, joinAndSync, largeHub, newConsole } from "../large-console.ts";
import { ms, ratio, timed } from "../statistics.ts";

/**
 * A new console's first sync from a real hub process over HTTPS, against transferring the same
 * pages and inserting them into one encrypted table: no fold, no projections, no search.
 */
export const syncInitial: Bench = async ({ say, folder }) => {
  const kept = await largeHub(FIRST_SYNC, say);
  const hubDir = path.join(folder, "hub");
  cpSync(kept, hubDir, { recursive: true });
  const hub = await startHubProcess(hubDir);
  try {
    const core = newConsole(path.join(folder, "console"));
    const code = codeFor(hub);
    const { took } = await timed(() => joinAndSync(core, code));
    const binding = core.profile.store.meta.get("binding") as HubEndpoint;
    const operations = core.profile.store.log.size();
    await core.close();
    const bare = await bareSync(path.join(folder, "bare.db"), binding);
    return {
      sizes: { operations, bytes: bare.chars },
      figures: {
        syncMs: ms(took),
        bareMs: ms(bare.took),
        operationsPerSecond: Math.round(operations / (took / 1000)),
      },
      ratios: { sync: ratio(took, bare.took) },
    };
  } finally {
    await hub.stop();
  }
};

async function bareSync(file: string, endpoint: HubEndpoint): Promise<{ took: number; chars: number }> {
  const db = new Database(file);
  db.pragma("cipher='sqlcipher'");
  db.pragma("legacy=4");
  db.pragma(`key="x'${randomBytes(32).toString("hex")}'"`);
  db.pragma("journal_mode=WAL");
  db.pragma("synchronous=FULL");
  db.exec("CREATE TABLE operation (seq INTEGER PRIMARY KEY, sig TEXT, receipt TEXT, body TEXT)");
  const insert = db.prepare("INSERT INTO operation VALUES (?, ?, ?, ?)");
  const transport = openHttpsTransport(endpoint);
  let chars = 0;
  const { took } = await timed(async () => {
    let feed = 0;
    for (;;) {
      const reply = await transport.pull({ epoch: 1, feed, limit: PULL_PAGE, protocol: PROTOCOL.max });
      if (!reply.ok) throw new Error(reply.message);
      db.exec("BEGIN");
      for (const { seq, sig, receipt, body } of reply.value.operations) {
        insert.run(seq, sig, receipt, body);
        chars += body.length;
      }
      db.exec("COMMIT");
      feed = reply.value.through;
      if (feed >= reply.value.head) break;
    }
  });
  transport.close();
  db.close();
  return { took, chars };
}
