import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createCore, openProfile, systemEnvironment } from "../../electron/core/compose.ts";

// A console that syncs until none of its files waits, and may be killed at any byte.

const { values } = parseArgs({
  options: { profile: { type: "string", default: "" }, "recovery-key-file": { type: "string", default: "" } },
});
const recoveryKey = readFileSync(values["recovery-key-file"], "utf8").trim();
const secret = { by: "recovery", recoveryKey } as const;
const opened = openProfile({ folder: values.profile, secret, environment: systemEnvironment() });
if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.message}`);
const core = createCore({ profile: opened.value });
core.sync.start();
while (core.sync.status().files.waiting > 0) await new Promise((resolve) => setTimeout(resolve, 50));
await core.close();
