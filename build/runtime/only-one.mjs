// Several commands may be started at once on a fresh clone; one prepares, the others wait.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { cacheDir } from "./paths.mjs";

/** @param {string} owner a process id */
function isAlive(owner) {
  try {
    process.kill(Number(owner), 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * @template T
 * @param {string} name what is being prepared
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function onlyOne(name, work) {
  const file = path.join(cacheDir, `${name}.lock`);
  await mkdir(cacheDir, { recursive: true });
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
      const owner = await readFile(file, "utf8").catch(() => "");
      // An empty file is one whose owner has created it and not yet written its number.
      if (owner !== "" && !isAlive(owner)) await rm(file, { force: true });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}
