// npm run proof -- --events 100000: the stranger's script over a long custody log, with its time.
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { longLog } from "./long-log.ts";

const { values } = parseArgs({
  options: {
    events: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});
const events = Number(values.events);
const folder = mkdtempSync(join(tmpdir(), "deskside-proof-"));
try {
  const file = join(folder, "log.txt");
  const handle = openSync(file, "w");
  const lines = longLog(events, Number(values.seed));
  const anchor = String(lines.next().value);
  for (const line of lines) writeSync(handle, `${line}\n`);
  closeSync(handle);
  const script = join(import.meta.dirname, "../../docs/verify/verify.sh");
  const from = performance.now();
  const { status, stdout } = spawnSync("sh", [script, anchor, file], { encoding: "utf8" });
  const seconds = Math.round((performance.now() - from) / 100) / 10;
  const ok = status === 0;
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ ok, result: { events, seconds } })}\n`
      : `${stdout}${events} events in ${seconds} s\n`,
  );
  process.exitCode = ok ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
