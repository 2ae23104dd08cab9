// node build/run.mjs NAME ARGS… : one of the project's commands, installed first where needed.
// Standard streams, signals and the exit code are the command's own, so that it can be piped.
import path from "node:path";
import { ensureInstalled } from "./runtime/install.mjs";
import { pinnedEnv, pinnedNode, projectRoot } from "./runtime/paths.mjs";
import { become } from "./runtime/run-process.mjs";
import { asCommand } from "./runtime/say.mjs";
import { tasks } from "./tasks.mjs";

const [name = "", ...args] = process.argv.slice(2);
const file = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
if (!file) {
  process.stderr.write(
    `deskside: no command ${JSON.stringify(name)}; known: ${Object.keys(tasks).join(", ")}\n`,
  );
  process.exit(2);
}
await asCommand(ensureInstalled);
// npm runs scripts in the project's folder; the user's paths are relative to where the user is.
const cwd = process.env.INIT_CWD ?? process.cwd();
await become(pinnedNode, [path.join(projectRoot, file), ...args], { cwd, env: pinnedEnv() });
