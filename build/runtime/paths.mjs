// Where things lie. Everything made at run time is inside the checkout or in one cache folder.
import path from "node:path";
import { fileURLToPath } from "node:url";

export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Outside node_modules, so that `npm ci` does not throw a 250 MB runtime away. */
export const cacheDir = path.resolve(process.env.DESKSIDE_CACHE ?? path.join(projectRoot, ".cache"));

/** What the build writes and Electron loads; electron-builder.yml packs the same paths. */
export const dist = {
  root: path.join(projectRoot, "dist"),
  main: path.join(projectRoot, "dist/main/index.cjs"),
  preload: path.join(projectRoot, "dist/preload/index.cjs"),
  core: path.join(projectRoot, "dist/core/index.mjs"),
  probeThread: path.join(projectRoot, "dist/core/probe-thread.mjs"),
  renderer: path.join(projectRoot, "dist/renderer/index.html"),
};

/** The pinned Node 24 that the `node` package installs. */
export const pinnedNode = path.join(
  projectRoot,
  "node_modules/node/bin",
  process.platform === "win32" ? "node.exe" : "node",
);

/** @param {string} name a command installed by a package */
export function installedCommand(name) {
  return path.join(projectRoot, "node_modules/.bin", process.platform === "win32" ? `${name}.cmd` : name);
}

/** Environment in which `node` is the pinned one. */
export function pinnedEnv() {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  const bin = path.join(projectRoot, "node_modules/.bin");
  const before = process.env[key] ?? "";
  return { ...process.env, [key]: before.startsWith(bin) ? before : `${bin}${path.delimiter}${before}` };
}
