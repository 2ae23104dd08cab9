import { parseArgs } from "node:util";
import { NETWORK_CASES } from "./network/cases.ts";
import { SERVICE_CASES } from "./services/cases.ts";
import { runCases } from "./support/cases.ts";

/** npm run probes -- [--only TEXT] [--json]: exit 0 when no case failed; what could not be run is counted. */
const { values } = parseArgs({
  options: { only: { type: "string", default: "" }, json: { type: "boolean", default: false } },
});
const cases = [...NETWORK_CASES, ...SERVICE_CASES].filter(({ name }) => name.includes(values.only));
const { failures, ...figures } = await runCases(cases);
for (const failure of failures) process.stderr.write(`${failure}\n`);
process.stdout.write(`${JSON.stringify(figures, null, values.json ? 0 : 2)}\n`);
process.exitCode = failures.length > 0 || cases.length === 0 ? 1 : 0;
