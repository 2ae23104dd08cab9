import { parseArgs } from "node:util";
import { damage } from "./damage.ts";

/** npm run damage -- [--cases N] [--seed S] [--json]: exit 0 when nothing readable was lost. */
const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});
const { failures, ...figures } = await damage(wholeNumber("cases"), wholeNumber("seed"));
for (const failure of failures) process.stderr.write(`${failure}\n`);
process.stdout.write(`${JSON.stringify(figures, null, values.json ? 0 : 2)}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;

function wholeNumber(name: "cases" | "seed"): number {
  const number = Number(values[name]);
  if (Number.isSafeInteger(number) && number >= 1 && number <= 1_000_000) return number;
  process.stderr.write(
    `--${name} is a whole number from 1 to 1000000, not ${JSON.stringify(values[name])}\n`,
  );
  process.exit(2);
}
