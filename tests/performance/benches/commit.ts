import Database from "better-sqlite3-multiple-ciphers";
import { randomBytes } from "node:crypto";
import path from "node:path";
import type { Bench } from "../bench.ts";
import { LARGE, largeProfile, openConsole } from "../large-console.ts";
import { ratio, spread, timed } from "../statistics.ts";

const COMMITS = 400;

/**
 * One command in the core (seal, append, fold, projections, search, change batch, durable commit)
 * against a bare transaction that inserts the same rows into a database of the same cipher
 * settings. Alternating, so that both meet the same disk; between two acts the core has the idle
 * moment that it has between those of a person.
 */
export const commit: Bench = async ({ say, folder }) => {
  const profile = await largeProfile(LARGE, say);
  const core = openConsole(profile);
  const { key, store } = core.profile;
  const bare = bareDatabase(path.join(folder, "bare.db"), key ?? randomBytes(32));
  const newest = store.db
    .prepare<[number], string>("SELECT body FROM operation ORDER BY n DESC LIMIT ?")
    .pluck();

  const commits: number[] = [];
  const bares: number[] = [];
  const idles: number[] = [];
  for (let index = 0; index < COMMITS; index += 1) {
    const from = performance.now();
    const outcome = core.execute({
      type: "ticket.open",
      set: {
        type: "incident",
        channel: "phone",
        requester: "张晓雯",
        title: `打印机卡纸第 ${index} 次`,
        description: "今天上午开始每打印两三页就卡纸,重启过一次没有改善。",
        impact: "low",
        urgency: "medium",
      },
    });
    commits.push(performance.now() - from);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    const body = newest.get(1) as string;
    const state = store.state(`ticket:${outcome.value.id as string}`);
    bares.push(bare.insert(body, JSON.stringify(state)));
    // What the core does between two acts, slice by slice; a command waits for one slice at most.
    for (let more = true; more;) {
      const slice = await timed(() => core.idle());
      idles.push(slice.took);
      more = slice.value;
    }
  }
  bare.close();
  await core.close();
  const [ours, theirs] = [spread(commits), spread(bares)];
  return {
    sizes: { assets: LARGE.assets, tickets: LARGE.tickets, commits: COMMITS },
    figures: { commitMs: ours, bareMs: theirs, idleSliceMs: spread(idles) },
    ratios: {
      p50: ratio(ours.p50, theirs.p50),
      p95: ratio(ours.p95, theirs.p95),
      p99: ratio(ours.p99, theirs.p99),
    },
  };
};

function bareDatabase(file: string, key: Uint8Array) {
  const db = new Database(file);
  db.pragma("cipher='sqlcipher'");
  db.pragma("legacy=4");
  db.pragma(`key="x'${Buffer.from(key).toString("hex")}'"`);
  db.pragma("locking_mode=EXCLUSIVE");
  db.pragma("journal_mode=WAL");
  db.pragma("synchronous=FULL");
  db.exec(
    "CREATE TABLE operation (n INTEGER PRIMARY KEY, body TEXT); CREATE TABLE state (n INTEGER PRIMARY KEY, body TEXT)",
  );
  const operation = db.prepare("INSERT INTO operation (body) VALUES (?)");
  const state = db.prepare("INSERT INTO state (body) VALUES (?)");
  return {
    insert(body: string, folded: string): number {
      const from = performance.now();
      db.exec("BEGIN IMMEDIATE");
      operation.run(body);
      state.run(folded);
      db.exec("COMMIT");
      return performance.now() - from;
    },
    close: () => db.close(),
  };
}
