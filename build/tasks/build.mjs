// Builds dist/: main, preload and renderer for the old runtime's syntax, the core for Node 24.
import { existsSync } from "node:fs";
import path from "node:path";
import { dist, installedCommand, pinnedEnv, projectRoot } from "../runtime/paths.mjs";
import { capture } from "../runtime/run-process.mjs";
import { saying } from "../runtime/say.mjs";

/** @param {string} config */
function electronVite(config) {
  return capture(installedCommand("electron-vite"), ["build", "--config", config, "--logLevel", "warn"], {
    cwd: projectRoot,
    env: { ...pinnedEnv(), NODE_ENV: "production" },
  });
}

export async function build() {
  await saying("building dist/ (main, preload, renderer, core)", () =>
    Promise.all([electronVite("electron.vite.config.ts"), electronVite("electron.vite.core.config.ts")]),
  );
  const { root: _, ...files } = dist;
  const missing = Object.values(files).filter((file) => !existsSync(file));
  if (missing.length > 0) {
    throw new Error(`the build left out ${missing.map((file) => path.relative(projectRoot, file)).join(", ")}`);
  }
}

if (import.meta.main) await build();
