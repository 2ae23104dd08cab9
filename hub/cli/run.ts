import { parseArgs } from "node:util";
import type { HubEnvironment } from "../environment.ts";
import { HUB_ERRORS } from "../../shared/protocol/errors.ts";
import { fault } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { FEATURES } from "../features/features.ts";
import { programOf } from "../program.ts";
import { folderAt } from "../server/folder.ts";
import type { Command, CommandResult } from "./command.ts";
import { faultOf } from "./failures.ts";

const COMMANDS: Readonly<Record<string, Command>> = Object.assign(
  {},
  ...FEATURES.map(({ commands }) => commands),
);

function usage(): string {
  const lines = Object.entries(COMMANDS).map(
    ([name, { about, usage: how }]) => `  ${name.padEnd(8)} ${how}\n           ${about}`,
  );
  return `hub COMMAND --dir DIR [--json]\n\n${lines.join("\n")}\n`;
}

export interface HubCliParts {
  environment: HubEnvironment;
  hubVersion: string;
  stdout(text: string): void;
  stderr(text: string): void;
}

/** Reads the arguments and runs one command. Exit status: 0 done, 1 not done, 2 not understood. */
export async function runHub(argv: readonly string[], parts: HubCliParts): Promise<number> {
  const { environment, hubVersion, stdout, stderr } = parts;
  const report = (outcome: Outcome<CommandResult>, json: boolean, status: number) =>
    reportTo(parts, outcome, json, status);
  const [name = "help", ...rest] = argv;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const asked = ["help", "--help", "-h"].includes(name);
    (asked ? stdout : stderr)(usage());
    return asked ? 0 : 2;
  }
  let parsed;
  try {
    parsed = parseArgs({
      args: rest,
      options: { ...command.options, dir: { type: "string" }, json: { type: "boolean" } },
      allowPositionals: command.words !== undefined,
    });
  } catch (error) {
    return report(fault("malformed", (error as Error).message), rest.includes("--json"), 2);
  }
  const json = parsed.values.json === true;
  const words = parsed.positionals;
  if (command.words && !(words.length === 1 && command.words.includes(words[0] ?? ""))) {
    return report(fault("malformed", `${name}: one of ${command.words.join(", ")}`), json, 2);
  }
  const { dir, json: _json, ...options } = parsed.values as Record<string, string | undefined>;
  if (!dir) return report(fault("malformed", "--dir is needed", "dir"), json, 2);
  try {
    const outcome = await command.run({
      hub: programOf(environment, hubVersion),
      folder: folderAt(dir),
      environment,
      options,
      words,
      json,
      print: (line) => stdout(`${line}\n`),
    });
    return report(outcome, json, 1);
  } catch (error) {
    return report(faultOf(error), json, 1);
  }
}

function reportTo(
  { stdout, stderr }: HubCliParts,
  outcome: Outcome<CommandResult>,
  json: boolean,
  status: number,
): number {
  if (!outcome.ok) {
    const { error } = outcome;
    if (json) stdout(`${JSON.stringify({ ok: false, error })}\n`);
    else stderr(`hub: ${error.message}\n`);
    return HUB_ERRORS[error.code] === 400 ? 2 : status;
  }
  const { json: value, lines, failed = false } = outcome.value;
  stdout(json ? `${JSON.stringify({ ok: !failed, ...value })}\n` : lines.map((line) => `${line}\n`).join(""));
  return failed ? 1 : 0;
}
