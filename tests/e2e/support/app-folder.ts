import { cp, link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { cacheDir, dist, prepareApp } from "../../../build/runtime.mjs";

/** What Playwright starts: an executable and the arguments that go before all others. */
export interface StartableApp {
  executablePath: string;
  args: string[];
  /** The old development runtime (Electron 25): some rules cannot be shown on it. */
  old: boolean;
}

/** The built application as it is. */
export async function builtApp(): Promise<StartableApp> {
  const { executablePath, args, runtime } = await prepareApp();
  return { executablePath, args, old: runtime.old };
}

/**
 * The built shell (main and preload) around a page and a core of the test's own. The shell is the
 * real one, file by file; it does not know that it is tested.
 */
export async function shellApp(
  name: string,
  page: Readonly<Record<string, string>>,
  core: string,
): Promise<StartableApp> {
  const root = path.join(cacheDir, "test-apps", name);
  const own = path.join(root, "dist");
  await rm(own, { recursive: true, force: true });
  for (const folder of ["main", "preload", "core", "renderer"])
    await mkdir(path.join(own, folder), { recursive: true });
  await cp(path.dirname(dist.main), path.join(own, "main"), { recursive: true });
  await cp(path.dirname(dist.preload), path.join(own, "preload"), { recursive: true });
  for (const [file, text] of Object.entries(page)) await writeFile(path.join(own, "renderer", file), text);
  await link(core, path.join(own, "core/index.mjs")).catch(() => cp(core, path.join(own, "core/index.mjs")));

  return startIn(root);
}

/**
 * The built application with another core: a program that somebody has changed. Everything else is the
 * real one.
 * @param change from the text of the core to that of the changed one
 */
export async function changedApp(name: string, change: (core: string) => string): Promise<StartableApp> {
  const root = path.join(cacheDir, "test-apps", name);
  const built = path.dirname(path.dirname(dist.main));
  await rm(root, { recursive: true, force: true });
  await cp(built, path.join(root, "dist"), { recursive: true });
  const core = path.join(root, "dist/core/index.mjs");
  const text = await readFile(core, "utf8");
  const changed = change(text);
  if (changed === text) throw new Error("nothing was changed in the core");
  await writeFile(core, changed);
  return startIn(root);
}

/** What starts the application whose `dist` lies in this folder. */
async function startIn(root: string): Promise<StartableApp> {
  const runtimeFolder = path.join(root, "runtime");
  const { executablePath, args, runtime } = await prepareApp(runtimeFolder);
  const manifest = { name: "deskside-shell-test", version: "0.0.0", main: "dist/main/index.cjs" };
  if (!runtime.old) {
    await writeFile(path.join(root, "package.json"), JSON.stringify(manifest));
    return { executablePath, args: [root], old: false };
  }
  const app = path.join(runtimeFolder, "resources/app");
  const main = path.relative(app, path.join(root, "dist/main/index.cjs"));
  const file = path.join(app, "package.json");
  const written = JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>;
  await writeFile(file, JSON.stringify({ ...written, ...manifest, main }));
  return { executablePath, args, old: true };
}
