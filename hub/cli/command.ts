import type { ParseArgsConfig } from "node:util";
import type { HubEnvironment } from "../environment.ts";
import type { HubService } from "../log/hub-service.ts";
import { makeHubService } from "../log/hub-service.ts";
import { fault } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { configOf, openStore } from "../server/folder.ts";
import type { HubFolder } from "../server/folder.ts";
import type { HubStore } from "../store/hub-store.ts";

export interface CommandInput {
  folder: HubFolder;
  environment: HubEnvironment;
  hubVersion: string;
  /** Options given, by name. */
  options: Readonly<Record<string, string | undefined>>;
  /** Words after the command, e.g. `add` of `user add`. */
  words: readonly string[];
  json: boolean;
  print(line: string): void;
}

export interface CommandResult {
  /** What `--json` prints. */
  json: Record<string, unknown>;
  /** What a person reads. */
  lines: string[];
  /** The command was carried out and found something wrong (`verify`). */
  failed?: boolean;
}

export interface Command {
  about: string;
  usage: string;
  options: NonNullable<ParseArgsConfig["options"]>;
  /** Words allowed after the command; none when absent. */
  words?: readonly string[];
  run(input: CommandInput): Promise<Outcome<CommandResult>>;
}

/** Runs `work` on the store of an initialised folder, and closes it whatever happens. */
export async function withStore<T>(
  folder: HubFolder,
  work: (store: HubStore) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const config = await configOf(folder);
  if (!config.ok) return config;
  const store = await openStore(folder, config.value);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

export async function withService<T>(
  input: CommandInput,
  work: (service: HubService) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const { folder, environment, hubVersion } = input;
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  return withStore(folder, async (store) =>
    work(await makeHubService({ store, environment, hubVersion, log: quiet })),
  );
}

export function needed(input: CommandInput, name: string): Outcome<string> {
  const value = input.options[name];
  return value ? { ok: true, value } : fault("malformed", `--${name} is needed`, name);
}
