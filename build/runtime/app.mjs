// How a built checkout is started: what to execute and with which arguments.
import {
  copyFile,
  link,
  mkdir,
  readFile,
  readdir,
  rename,
  stat,
  symlink,
  readlink,
  writeFile,
} from "node:fs/promises";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ensureRuntime } from "./electron.mjs";
import { onlyOne } from "./only-one.mjs";
import { dist, projectRoot } from "./paths.mjs";

/**
 * @typedef {object} PreparedApp
 * @property {string} executablePath
 * @property {string[]} args to put before all others
 * @property {import("./electron.mjs").Runtime} runtime
 */

/** Hard links cost no space and, unlike symbolic ones, keep Electron's own folder where the executable is. */
async function cloneTree(/** @type {string} */ from, /** @type {string} */ to) {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) await cloneTree(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else await link(source, target).catch(() => copyFile(source, target));
  }
}

/** @param {string} dir */
async function writeAppFolder(dir) {
  const app = path.join(dir, "resources/app");
  await mkdir(app, { recursive: true });
  const { name, productName, version } = JSON.parse(
    await readFile(path.join(projectRoot, "package.json"), "utf8"),
  );
  const manifest = {
    name,
    productName,
    version,
    main: path.relative(app, dist.main),
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const file = path.join(app, "package.json");
  if ((await readFile(file, "utf8").catch(() => "")) === text) return;
  // Replaced whole: another instance may be starting from this folder right now.
  await writeFile(`${file}.${process.pid}`, text);
  await rename(`${file}.${process.pid}`, file);
}

/**
 * Makes the built checkout startable. The old runtime starts only what lies in its own
 * `resources/app`, so it gets a folder of its own there that points back to dist/.
 * Any number of instances may run from one prepared folder, each with its own user data folder.
 * @param {string} [dir] for the old runtime; by default one of this checkout
 * @returns {Promise<PreparedApp>}
 */
export async function prepareApp(dir = path.join(projectRoot, ".cache/app")) {
  const runtime = await ensureRuntime();
  if (!runtime.old) return { executablePath: runtime.electronPath, args: [projectRoot], runtime };
  await onlyOne(`app-${path.basename(dir)}`, async () => {
    const executable = path.join(dir, "electron");
    const isCurrent =
      existsSync(executable) && (await stat(executable)).size === (await stat(runtime.electronPath)).size;
    if (!isCurrent) {
      const part = `${dir}.${process.pid}.part`;
      await cloneTree(runtime.electronDist, part);
      await rename(part, dir);
    }
    await writeAppFolder(dir);
  });
  // Its own Node is too old for the core. A release knows no such option (electron/main/options.ts).
  const args = [`--core-node=${runtime.node24Path}`];
  return { executablePath: path.join(dir, "electron"), args, runtime };
}

/** @param {string} file */
function reads(file) {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return undefined;
  }
}

/** Chromium's sandbox refuses root and needs user namespaces; where it cannot be, the option says so openly. */
export function isSandboxPossible() {
  if (process.platform !== "linux") return true;
  if (process.getuid?.() === 0) return false;
  if (reads("/proc/sys/kernel/unprivileged_userns_clone") === "0") return false;
  return reads("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") !== "1";
}

/**
 * Chromium's own options for this machine, to put after those of prepareApp().
 * @param {{userDataDir?: string, virtualDisplay?: boolean}} [options]
 * @returns {string[]}
 */
export function launchArgs({
  userDataDir,
  virtualDisplay = Boolean(process.env.DESKSIDE_VIRTUAL_DISPLAY),
} = {}) {
  return [
    ...(isSandboxPossible() ? [] : ["--no-sandbox"]),
    ...(virtualDisplay ? ["--disable-gpu"] : []),
    ...(userDataDir ? [`--user-data-dir=${path.resolve(userDataDir)}`] : []),
  ];
}
