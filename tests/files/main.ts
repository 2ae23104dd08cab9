import { parseArgs } from "node:util";
import { carry } from "./carry.ts";

/** npm run carry -- [--megabytes 50] [--cut-every 300000] [--json]: exit 0 when it came whole, once, and cheaply. */
const { values } = parseArgs({
  options: {
    megabytes: { type: "string", default: "50" },
    "cut-every": { type: "string", default: "300000" },
    json: { type: "boolean", default: false },
  },
});
const began = performance.now();
const carried = await carry(Number(values.megabytes) * 1024 * 1024, Number(values["cut-every"]));
const seconds = Math.round((performance.now() - began) / 100) / 10;
process.stdout.write(`${JSON.stringify({ ...carried, seconds }, null, values.json ? 0 : 2)}\n`);
const isGood = carried.equal && carried.files === 1 && carried.problems === 0 && carried.ratio <= 1.2;
process.exitCode = isGood ? 0 : 1;
