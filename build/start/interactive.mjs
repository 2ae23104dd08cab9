// npm start where somebody can see a window: the built console on a profile kept inside the checkout.
import { rm } from "node:fs/promises";
import path from "node:path";
import { launchArgs, prepareApp } from "../runtime/app.mjs";
import { projectRoot } from "../runtime/paths.mjs";
import { become } from "../runtime/run-process.mjs";
import { asCommand, say } from "../runtime/say.mjs";

await asCommand(async () => {
  const isFresh = process.argv.includes("--fresh");
  const userDataDir = path.join(projectRoot, "out", isFresh ? "console-fresh" : "console");
  if (isFresh) await rm(userDataDir, { recursive: true, force: true });
  const { executablePath, args } = await prepareApp();
  say(`opening the console; its data lies in ${path.relative(projectRoot, userDataDir)}`);
  await become(executablePath, [...args, ...launchArgs({ userDataDir })], { cwd: projectRoot });
});
