import { HUB_VERSION, systemEnvironment } from "../compose.ts";
import { runHub } from "./run.ts";

process.exitCode = await runHub(process.argv.slice(2), {
  environment: systemEnvironment,
  hubVersion: HUB_VERSION,
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
});
