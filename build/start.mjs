// npm start: from a fresh clone to the application on the screen.
// With a display it opens the console for somebody to use. Without one it plays the workday in the
// real application under a virtual display and leaves out/screens/, out/summary.json and out/summary.md.
// `npm start -- --fresh` shows the first-run wizard on an empty profile instead.
import { fileURLToPath } from "node:url";
import { ensureDebianPackages } from "./runtime/debian.mjs";
import { hasDisplay } from "./runtime/display.mjs";
import { ensureRuntime } from "./runtime/electron.mjs";
import { continueOnPinnedNode, ensureInstalled } from "./runtime/install.mjs";
import { installedCommand, pinnedEnv, pinnedNode, projectRoot } from "./runtime/paths.mjs";
import { become } from "./runtime/run-process.mjs";
import { asCommand } from "./runtime/say.mjs";

await asCommand(async () => {
  await ensureInstalled();
  await continueOnPinnedNode(fileURLToPath(import.meta.url));
  await ensureDebianPackages();
  await ensureRuntime();
  // Only now: these files need what was installed.
  const { build } = await import("./tasks/build.mjs");
  await build("development");

  const isFresh = process.argv.includes("--fresh");
  const options = { cwd: projectRoot, env: pinnedEnv() };
  if (hasDisplay()) {
    await become(pinnedNode, ["build/start/interactive.ts", ...process.argv.slice(2)], options);
  }
  const project = isFresh ? "first-run" : "workday";
  await become(
    installedCommand("playwright"),
    ["test", `--project=${project}`, "--reporter=build/playwright/steps-reporter.ts"],
    options,
  );
});
