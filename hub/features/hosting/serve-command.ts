import type { Command, CommandInput, CommandResult } from "../../cli/command.ts";
import { withStore } from "../../cli/command.ts";
import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { configOf, holdFolder } from "../../server/folder.ts";
import { readTls } from "../../server/tls-files.ts";
import { noteServedKey } from "../certificate/serve-key.ts";

const LEVELS = ["debug", "info", "warn", "error", "silent"];

export const serve: Command = {
  about: "Serves consoles over HTTPS until it is told to end (SIGTERM, SIGINT)",
  usage: "--dir DIR [--host 127.0.0.1] [--port 8443] [--log-level info]",
  options: {
    host: { type: "string", default: "127.0.0.1" },
    port: { type: "string", default: "8443" },
    "log-level": { type: "string", default: "info" },
  },
  run,
};

async function run(input: CommandInput): Promise<Outcome<CommandResult>> {
  const { folder, hub, options, environment, json, print } = input;
  const port = /^\d{1,5}$/.test(options.port ?? "") ? Number(options.port) : -1;
  if (port < 0 || port > 65535) {
    return fault("malformed", "--port is a number from 0 to 65535", "port");
  }
  const logLevel = options["log-level"] ?? "info";
  if (!LEVELS.includes(logLevel)) {
    return fault("malformed", `--log-level is one of ${LEVELS.join(", ")}`, "log-level");
  }
  const config = await configOf(folder);
  if (!config.ok) return config;
  const tls = await readTls(folder);
  if (!tls.ok) return tls;
  const held = await holdFolder(folder);
  if (!held.ok) return held;
  const noted = await withStore(input, (store) => noteServedKey(store, tls.value.cert, environment.now()));
  if (!noted.ok) {
    held.value.release();
    return noted;
  }
  const { announced } = noted.value;
  // Listening for signals first: one that comes while the hub is starting ends it too.
  const ended = signal();
  const serving = await hub.serve({
    folder,
    config: config.value,
    host: options.host ?? "127.0.0.1",
    port,
    logLevel,
    tls: tls.value,
  });
  const { address, fingerprint, workspace } = serving;
  print(
    json
      ? JSON.stringify({ listening: true, address, fingerprint, announced, workspace, pid: process.pid })
      : `listening at ${address}, certificate SHA-256 ${fingerprint}`,
  );
  if (!announced && !json) print(UNANNOUNCED);
  const name = await ended;
  await serving.close();
  held.value.release();
  return done({ json: { listening: false, signal: name }, lines: [`ended by ${name}`] });
}

const UNANNOUNCED =
  "the key of this certificate was not announced: consoles that paired before refuse it until they pair again; " +
  "if it is not too late, put the former certificate back and `hub certificate announce` this one first";

function signal(): Promise<string> {
  return new Promise((resolve) => {
    for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => resolve(name));
  });
}
