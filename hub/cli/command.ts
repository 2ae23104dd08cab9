import type { ParseArgsConfig } from "node:util";
import type { HubEnvironment } from "../environment.ts";
import type { HubContext, HubFacts } from "../log/hub-context.ts";
import { fault } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { configOf } from "../server/folder.ts";
import type { HubConfig, HubFolder } from "../server/folder.ts";
import type { ServeOptions, Serving } from "../server/serving.ts";
import type { HubStore } from "../store/hub-store.ts";
import type { HubSchema } from "../store/schema.ts";

/** The whole hub, for commands: they are part of it, so it is handed to them. */
export interface HubProgram {
  schema: HubSchema;
  openStore(folder: HubFolder, config: HubConfig): Promise<HubStore>;
  /** @throws Error when the store was never initialised */
  openContext(store: HubStore, facts?: HubFacts): Promise<HubContext>;
  serve(options: ServeOptions): Promise<Serving>;
}

export interface CommandInput {
  hub: HubProgram;
  folder: HubFolder;
  environment: HubEnvironment;
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
  { folder, hub }: CommandInput,
  work: (store: HubStore) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const config = await configOf(folder);
  if (!config.ok) return config;
  const store = await hub.openStore(folder, config.value);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

export async function withContext<T>(
  input: CommandInput,
  work: (context: HubContext) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return withStore(input, async (store) => work(await input.hub.openContext(store)));
}

export function needed(input: CommandInput, name: string): Outcome<string> {
  const value = input.options[name];
  return value ? { ok: true, value } : fault("malformed", `--${name} is needed`, name);
}
