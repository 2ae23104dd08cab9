import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { cacheDir, projectRoot } from "../../build/runtime/paths.mjs";
import type { Bench } from "./bench.ts";
import { blob } from "./benches/blob.ts";
import { clock } from "./benches/clock.ts";
import { commit } from "./benches/commit.ts";
import { document } from "./benches/document.ts";
import { grow } from "./benches/grow.ts";
import { hubCrowd } from "./benches/hub-crowd.ts";
import { hydrate } from "./benches/hydrate.ts";
import { interact } from "./benches/interact.ts";
import { memory } from "./benches/memory.ts";
import { probe } from "./benches/probe.ts";
import { query } from "./benches/query.ts";
import { rebuild } from "./benches/rebuild.ts";
import { start } from "./benches/start.ts";
import { syncInitial } from "./benches/sync-initial.ts";
import { syncLive } from "./benches/sync-live.ts";
import { syncPush } from "./benches/sync-push.ts";

const BENCHES: Readonly<Record<string, Bench>> = {
  start,
  blob,
  clock,
  commit,
  document,
  grow,
  hydrate,
  interact,
  memory,
  probe,
  query,
  rebuild,
  "sync-initial": syncInitial,
  "sync-push": syncPush,
  "sync-live": syncLive,
  "hub-crowd": hubCrowd,
};

const [name = "", ...options] = process.argv.slice(2);
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (!bench || options.some((option) => option !== "--json")) {
  process.stderr.write(`usage: npm run --silent bench -- ${Object.keys(BENCHES).join("|")} [--json]\n`);
  process.exit(2);
}

const folder = path.join(cacheDir, "bench", `scratch-${process.pid}`);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
try {
  const result = await bench({ say: (text) => process.stderr.write(`bench ${name}: ${text}\n`), folder });
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(path.join(projectRoot, "package.json"), "utf8"),
  ) as Record<"dependencies" | "devDependencies", Record<string, string>>;
  const versions = {
    node: process.version,
    sqlite: dependencies["better-sqlite3-multiple-ciphers"],
    vite: devDependencies["vite"],
  };
  const report = { name, ...result, versions };
  process.stdout.write(`${JSON.stringify(report, null, options.includes("--json") ? 0 : 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
// A profile or a hub that a failed run left behind must not keep the process.
process.exit(process.exitCode ?? 0);
