// Builds dist/: main, preload and renderer for the old runtime's syntax, the core for Node 24.
import { existsSync } from "node:fs";
import { cp, rm } from "node:fs/promises";
import path from "node:path";
import { dist, installedCommand, pinnedEnv, projectRoot } from "../runtime/paths.mjs";
import { capture } from "../runtime/run-process.mjs";
import { asCommand, saying } from "../runtime/say.mjs";

/** @typedef {"release" | "test" | "development"} BuildKind a release has no development doors */

/** @param {string} config @param {BuildKind} kind */
function electronVite(config, kind) {
  return capture(installedCommand("electron-vite"), ["build", "--config", config, "--logLevel", "warn"], {
    cwd: projectRoot,
    env: { ...pinnedEnv(), NODE_ENV: "production", DESKSIDE_BUILD: kind },
  });
}

/** What documents are printed in, with its licence: the core reads it beside its bundle (electron/core/documents). */
async function layFonts() {
  const from = path.join(projectRoot, "node_modules/@expo-google-fonts/noto-sans-sc");
  const to = path.join(path.dirname(dist.core), "fonts");
  await rm(to, { recursive: true, force: true });
  const files = ["400Regular/NotoSansSC_400Regular.ttf", "700Bold/NotoSansSC_700Bold.ttf", "LICENSE_FONT"];
  for (const file of files) await cp(path.join(from, file), path.join(to, path.basename(file)));
}

/** @param {BuildKind} kind */
export async function build(kind) {
  await saying(`building dist/ (main, preload, renderer, core; ${kind})`, () =>
    Promise.all([
      electronVite("electron.vite.config.ts", kind),
      electronVite("electron.vite.core.config.ts", kind),
    ]),
  );
  await layFonts();
  const { root: _, ...files } = dist;
  const missing = Object.values(files).filter((file) => !existsSync(file));
  if (missing.length > 0) {
    throw new Error(
      `the build left out ${missing.map((file) => path.relative(projectRoot, file)).join(", ")}`,
    );
  }
}

if (import.meta.main) {
  const kind = process.argv[2] ?? "development";
  if (kind !== "release" && kind !== "test" && kind !== "development")
    throw new Error(`no such build: ${kind}`);
  await asCommand(() => build(kind));
}
