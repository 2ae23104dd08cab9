// The demo office of `npm start`: made once, kept, and served again at the same address.
import { existsSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { cacheDir } from "../runtime/paths.mjs";
import { saying } from "../runtime/say.mjs";
import type { DemoOffice } from "./demo-office.ts";
import { serveHub } from "./programs.ts";

type Kept = Omit<DemoOffice, "hub"> & { port: number };

export async function openDemoOffice(
  root = path.join(cacheDir, "demo"),
): Promise<DemoOffice & { root: string }> {
  const file = path.join(root, "office.json");
  if (existsSync(file)) {
    const { port, ...office } = JSON.parse(await readFile(file, "utf8")) as Kept;
    // The same port: its address is in what the consoles were paired with.
    const hub = await saying("starting the hub of the demo office kept from last time", () =>
      serveHub(office.demo.dir, port),
    );
    return { root, hub, ...office };
  }
  // Without that file an earlier start ended half way; nobody has worked in what it made.
  await rm(root, { recursive: true, force: true });
  // Loaded only here: what is kept needs neither the core nor a hub in this process.
  const { DEMO_SEED, makeMonthOffice } = await import("./month/month-office.ts");
  const office = await makeMonthOffice(root, saying, { seed: DEMO_SEED, end: Date.now() });
  const { hub, ...rest } = office;
  const kept: Kept = { ...rest, port: Number(new URL(hub.address).port) };
  await writeFile(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return { root, ...office };
}
