// npm test: everything, from a fresh clone on a fresh machine. .ci/run calls it.
import { fileURLToPath } from "node:url";
import { ensureDebianPackages } from "./runtime/debian.mjs";
import { ensureRuntime } from "./runtime/electron.mjs";
import { continueOnPinnedNode, ensureInstalled } from "./runtime/install.mjs";
import { playwright, vitest } from "./stages/runners.mjs";
import { finish, runLanes, runStage } from "./stages/stage.mjs";
import { staticLanes } from "./stages/static.mjs";
import { audit, sbom } from "./stages/supply.mjs";

await ensureInstalled();
await continueOnPinnedNode(fileURLToPath(import.meta.url));
await ensureDebianPackages();
await ensureRuntime();
// Only now: these files need what was installed.
const { build } = await import("./tasks/build.mjs");
const { packageApp } = await import("./tasks/package.mjs");

/** @type {import("./stages/stage.mjs").Stage} */
const building = {
  name: "build",
  run: async () => {
    await build("test");
    return { passed: 1, failed: 0 };
  },
};

/** @type {import("./stages/stage.mjs").Stage} */
const packaging = {
  name: "package",
  after: "build",
  run: async () => {
    await packageApp({ kind: "test", targets: ["dir"] });
    return { passed: 1, failed: 0 };
  },
};

const [first = [], second = []] = staticLanes;
await runLanes([...first, sbom, audit], [...second, building, packaging]);
// Alone from here on: real processes, databases and windows, on two cores.
await runStage(vitest());
await runStage({ ...playwright("e2e", "security", "workday", "first-run"), after: "build" });
await runStage({ ...playwright("package"), after: "package" });
finish();
