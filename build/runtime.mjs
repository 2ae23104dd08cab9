// Everything a fresh machine lacks, brought by name from the npm registry and Debian.
// Runs on Node 20 without node_modules. Command line: node build/runtime.mjs
import { pathToFileURL } from "node:url";
import { prepareApp } from "./runtime/app.mjs";
import { ensureDebianPackages } from "./runtime/debian.mjs";
import { ensureInstalled } from "./runtime/install.mjs";
import { asCommand } from "./runtime/say.mjs";

export { launchArgs, isSandboxPossible, prepareApp } from "./runtime/app.mjs";
export { ensureDebianPackages } from "./runtime/debian.mjs";
export { ensureDisplay, hasDisplay } from "./runtime/display.mjs";
export { ensureRuntime } from "./runtime/electron.mjs";
export { continueOnPinnedNode, ensureInstalled } from "./runtime/install.mjs";
export { cacheDir, dist, pinnedEnv, pinnedNode, projectRoot } from "./runtime/paths.mjs";

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await asCommand(async () => {
    await ensureInstalled();
    await ensureDebianPackages();
    const { executablePath, args, runtime } = await prepareApp();
    process.stdout.write(`${JSON.stringify({ executablePath, args, runtime }, null, 2)}\n`);
  });
}
