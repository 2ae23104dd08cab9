// S4: every renderer runs in Chromium's sandbox, whatever a window's preferences say.
import { app } from "electron";
import type { BuildKind } from "../build-kind.ts";

/**
 * `enableSandbox` takes `--no-sandbox` back, and where the operating system's sandbox is impossible
 * (root in a container) no process starts then. So the switch is honoured as an explicit option of
 * development and test builds; a release refuses to start with it (options.ts). The renderer has no
 * Node either way: `sandbox: true` stands in web-preferences.ts.
 */
export function enforceSandbox(build: BuildKind): void {
  if (build !== "release" && app.commandLine.hasSwitch("no-sandbox")) return;
  app.enableSandbox();
}
