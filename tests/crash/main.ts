import { parseArgs } from "node:util";
import { crash } from "./crash.ts";

/** npm run crash -- [--kills N] [--seed S] [--json]: exit 0 when nothing was lost, doubled or corrupt. */
const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "50" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});
const { kills, acknowledged, runs, lost, doubled, corrupt, points, folder } = await crash(
  wholeNumber("kills", values.kills),
  wholeNumber("seed", values.seed),
);
for (const line of [...lost, ...doubled, ...corrupt]) process.stderr.write(`${line}\n`);
if (folder) process.stderr.write(`what was found is kept in ${folder}\n`);
const summary = {
  kills,
  acknowledged,
  runs,
  lost: lost.length,
  doubled: doubled.length,
  corrupt: corrupt.length,
  points,
};
process.stdout.write(`${JSON.stringify(summary, null, values.json ? 0 : 2)}\n`);
process.exitCode = folder ? 1 : 0;

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 1 && number <= 1_000_000) return number;
  process.stderr.write(`--${name} is a whole number from 1 to 1000000, not ${JSON.stringify(text)}\n`);
  process.exit(2);
}
