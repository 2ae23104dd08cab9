// npm run package [-- --installers]: release/ from a fresh build. With the current Electron a release;
// with the old runtime a test build, which is marked as such and is not for shipping.
import { rm } from "node:fs/promises";
import path from "node:path";
import { Platform, build as pack } from "electron-builder";
import { ensureRuntime } from "../runtime/electron.mjs";
import { projectRoot } from "../runtime/paths.mjs";
import { asCommand, saying } from "../runtime/say.mjs";
import { build } from "./build.mjs";

/** What a build with an old runtime needs beside electron-builder.yml. @param {import("../runtime/electron.mjs").Runtime} runtime */
function testConfig(runtime) {
  return {
    electronDist: runtime.electronDist,
    electronVersion: runtime.version,
    extraMetadata: { deskside: { build: "test" } },
    // A plain Node runs the core here, and it cannot look into an archive.
    asarUnpack: ["node_modules/better-sqlite3-multiple-ciphers/**", "dist/core/**"],
  };
}

/**
 * Packs dist/, which must be built as the same kind.
 * @param {{kind: "release" | "test", targets: string[]}} options no targets means all that
 *   electron-builder.yml names for this platform
 */
export async function packageApp({ kind, targets }) {
  const runtime = await ensureRuntime();
  if (kind === "release" && runtime.old) {
    throw new Error(
      "a release needs the current Electron, which could not be downloaded; nothing was packed",
    );
  }
  const platform = Platform.current();
  await rm(path.join(projectRoot, "release"), { recursive: true, force: true });
  await saying(`packing release/ (${kind} build, Electron ${runtime.version})`, () =>
    pack({
      projectDir: projectRoot,
      publish: "never",
      targets: platform.createTarget(targets),
      config: {
        extends: path.join(projectRoot, "electron-builder.yml"),
        ...(kind === "test" && testConfig(runtime)),
      },
    }),
  );
}

if (import.meta.main) {
  await asCommand(async () => {
    const { old } = await ensureRuntime();
    const kind = old ? "test" : "release";
    await build(kind);
    await packageApp({ kind, targets: process.argv.includes("--installers") ? [] : ["dir"] });
  });
}
