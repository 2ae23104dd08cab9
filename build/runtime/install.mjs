import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { onlyOne } from "./only-one.mjs";
import { pinnedEnv, pinnedNode, projectRoot } from "./paths.mjs";
import { become, capture } from "./run-process.mjs";
import { saying } from "./say.mjs";

/** @typedef {{version?: string, optional?: boolean, link?: boolean}} LockedPackage */

/** @param {string} file @returns {Record<string, LockedPackage> | undefined} */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** npm writes its own list of what it installed, last of all; comparing it with the lock needs no mark of ours. */
export function isInstalled() {
  const wanted = packagesOf(path.join(projectRoot, "package-lock.json"));
  const present = packagesOf(path.join(projectRoot, "node_modules/.package-lock.json"));
  if (!wanted || !present || !existsSync(pinnedNode)) return false;
  return Object.entries(wanted).every(([where, locked]) => {
    if (where === "") return true;
    const found = present[where];
    // Binaries of other platforms are in the lock and rightly not on this disk.
    return found ? found.version === locked.version : locked.optional === true;
  });
}

/** Installs what the lock says, unless it is installed already. Works on Node 20 without node_modules. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await onlyOne("install", async () => {
    if (isInstalled()) return;
    const count = Object.keys(packagesOf(path.join(projectRoot, "package-lock.json")) ?? {}).length;
    await saying(`installing from package-lock.json (about ${count} packages, a minute or two)`, () =>
      capture("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: projectRoot }),
    );
  });
}

/**
 * Continues under the pinned Node 24 if this is another Node. Returns only on Node 24.
 * @param {string} entry the file to start again, usually fileURLToPath(import.meta.url)
 */
export async function continueOnPinnedNode(entry) {
  if (Number(process.versions.node.split(".")[0]) === 24) return;
  await become(pinnedNode, [entry, ...process.argv.slice(2)], { env: pinnedEnv() });
}
