// npm run four: two SSDs by four members on four consoles and a hub, in real windows (tests/e2e/four). What stood
// on each console at the end is under out/four. Arguments go to Playwright.
import { spawnSync } from "node:child_process";
import { installedCommand, pinnedEnv, projectRoot } from "../runtime/paths.mjs";
import { build } from "./build.mjs";

await build("test");
const { status } = spawnSync(
  installedCommand("playwright"),
  ["test", "--project=four", ...process.argv.slice(2)],
  {
    cwd: projectRoot,
    env: pinnedEnv(),
    stdio: "inherit",
  },
);
process.exitCode = status ?? 1;
