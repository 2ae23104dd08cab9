// npm run check: the fast part of npm test, for while one works.
import { fileURLToPath } from "node:url";
import { continueOnPinnedNode, ensureInstalled } from "./runtime/install.mjs";
import { vitest } from "./stages/runners.mjs";
import { finish, runLanes, runStage } from "./stages/stage.mjs";
import { staticLanes } from "./stages/static.mjs";

await ensureInstalled();
await continueOnPinnedNode(fileURLToPath(import.meta.url));
await runLanes(...staticLanes);
await runStage(vitest("unit", "boundaries", "laws"));
finish();
