import { readFileSync } from "node:fs";
import { JOBS } from "../../../shared/ipc/jobs.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { jobArguments } from "./job-options.ts";

export interface Arguments {
  /** Words without dashes. */
  words: string[];
  options: Map<string, string>;
  flags: Set<string>;
}

const OF_JOBS = jobArguments(JOBS);
const FLAGS = new Set(["json", "overwrite", "live", "help", "shipped", ...OF_JOBS.flags]);
const OPTIONS = new Set([
  "profile",
  "passphrase-file",
  "recovery-key-file",
  "pair-file",
  "name",
  "workspace-name",
  "locale",
  "anchor",
  "answers",
  "file",
  ...["host", "port", "url", "share", "interface", "count", "targets"],
  ...OF_JOBS.options,
]);

/** `--name value`, `--flag` and plain words. There is no option that takes a secret. */
export function parseArguments(argv: readonly string[]): Outcome<Arguments> {
  const words: string[] = [];
  const options = new Map<string, string>();
  const flags = new Set<string>();
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] as string;
    if (!argument.startsWith("--")) {
      words.push(argument);
      continue;
    }
    const [name = "", inline] = argument.slice(2).split(/=(.*)/s);
    if (FLAGS.has(name) && inline === undefined) {
      flags.add(name);
      continue;
    }
    if (!OPTIONS.has(name)) return failure("malformed", `there is no option --${name}`, `--${name}`);
    const value = inline ?? argv[(index += 1)];
    if (value === undefined) return failure("malformed", `--${name} needs a value`, `--${name}`);
    options.set(name, value);
  }
  return success({ words, options, flags });
}

export function required({ options }: Arguments, name: string): Outcome<string> {
  const value = options.get(name);
  return value === undefined || value === ""
    ? failure("malformed", `--${name} is needed`, `--${name}`)
    : success(value);
}

/** A secret out of a file, without the line end an editor leaves. */
export function secretFrom(file: string, option: string): Outcome<string> {
  try {
    return success(readFileSync(file, "utf8").replace(/\r?\n$/, ""));
  } catch {
    return failure("file", "the file of the secret cannot be read", `--${option}`);
  }
}
