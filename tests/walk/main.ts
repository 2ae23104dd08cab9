import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { ensureDebianPackages, ensureDisplay, prepareApp } from "../../build/runtime.mjs";
import { walk } from "./walk.ts";

/** npm run walk -- --acts N --locale zh-CN|en --seed S [--json]: exit 0 when a person could go on after each act. */
const { values } = parseArgs({
  options: {
    acts: { type: "string", default: "3000" },
    locale: { type: "string", default: "zh-CN" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});
const { locale } = values;
if (locale !== "zh-CN" && locale !== "en") refuse(`--locale is zh-CN or en, not ${JSON.stringify(locale)}`);
const acts = wholeNumber("acts");
const seed = wholeNumber("seed");

await ensureDebianPackages();
const display = await ensureDisplay();
await prepareApp();
const folder = mkdtempSync(path.join(os.tmpdir(), "deskside-walk-"));
try {
  const { failures, ...figures } = await walk({ acts, locale, seed, folder });
  for (const failure of failures) process.stderr.write(`${failure}\n`);
  const said = { ok: failures.length === 0, locale, seed, ...figures, failures };
  process.stdout.write(`${JSON.stringify(said, null, values.json ? 0 : 2)}\n`);
  process.exitCode = failures.length > 0 ? 1 : 0;
} finally {
  display.stop();
  rmSync(folder, { recursive: true, force: true });
}

function wholeNumber(name: "acts" | "seed"): number {
  const number = Number(values[name]);
  if (Number.isSafeInteger(number) && number >= 1 && number <= 1_000_000) return number;
  return refuse(`--${name} is a whole number from 1 to 1000000, not ${JSON.stringify(values[name])}`);
}

function refuse(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(2);
}
