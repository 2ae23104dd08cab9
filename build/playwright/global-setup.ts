// Workers inherit the environment: one display, one runtime, prepared once for the whole run, and one
// temporary folder, so that all that the run leaves behind can be searched (tests/e2e/leaks).
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureDebianPackages, ensureDisplay, prepareApp, projectRoot } from "../runtime.mjs";

export default async function globalSetup(): Promise<() => void> {
  await ensureDebianPackages();
  const display = await ensureDisplay();
  await prepareApp();
  for (const name of ["run", "run-notes.jsonl"]) {
    rmSync(path.join(projectRoot, "out", name), { recursive: true, force: true });
  }
  // Short, and not inside the checkout: Chromium keeps a socket there, whose path may have 107 bytes.
  const temporary = mkdtempSync(path.join(os.tmpdir(), "deskside-run-"));
  process.env.TMPDIR = temporary;
  return () => {
    display.stop();
    rmSync(temporary, { recursive: true, force: true });
  };
}
