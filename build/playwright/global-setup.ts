// Workers inherit the environment: one display, one runtime, prepared once for the whole run.
import { ensureDebianPackages, ensureDisplay, prepareApp } from "../runtime.mjs";

export default async function globalSetup(): Promise<() => void> {
  await ensureDebianPackages();
  const display = await ensureDisplay();
  await prepareApp();
  return () => display.stop();
}
