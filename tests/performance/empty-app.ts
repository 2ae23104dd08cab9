import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { prepareApp } from "../../build/runtime.mjs";
import type { StartableApp } from "../e2e/support/app-folder.ts";

/** The same runtime with nothing but a window. */
export async function emptyApp(folder: string): Promise<StartableApp> {
  const root = path.join(folder, "empty-app");
  const { executablePath, runtime } = await prepareApp(path.join(folder, "empty-runtime"));
  mkdirSync(root, { recursive: true });
  writeFileSync(
    path.join(root, "main.cjs"),
    `const { app, BrowserWindow } = require("electron");
     app.whenReady().then(() => new BrowserWindow({ width: 1360, height: 860 }).loadFile("index.html"));
     app.on("window-all-closed", () => app.quit());`,
  );
  writeFileSync(
    path.join(root, "index.html"),
    `<!doctype html><title>empty</title>ready
     <script>requestAnimationFrame(() => performance.mark("empty.shown"))</script>`,
  );
  const manifest = JSON.stringify({ name: "empty", version: "0.0.0", main: "main.cjs" });
  writeFileSync(path.join(root, "package.json"), manifest);
  if (!runtime.old) return { executablePath, args: [root], old: false };
  // The old runtime starts only what lies in its own resources/app.
  const own = path.join(path.dirname(executablePath), "resources/app");
  cpSync(root, own, { recursive: true, force: true });
  return { executablePath, args: [], old: true };
}
