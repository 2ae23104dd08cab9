import { OPERATION_TYPES } from "../../shared/domain/registry.ts";
import type { OperationType } from "../../shared/domain/registry.ts";
import type { HubEnvironment, HubLog } from "../environment.ts";
import { readFacts } from "../log/hub-context.ts";
import type { HubContext, HubFacts } from "../log/hub-context.ts";
import type { HubStore } from "../store/hub-store.ts";
import type { Feature } from "./feature.ts";

export interface HubOptions {
  store: HubStore;
  environment: HubEnvironment;
  log: HubLog;
  hubVersion: string;
  features: readonly Feature[];
  types?: ReadonlyMap<string, OperationType>;
}

/**
 * A hub over a store, with the features' parts in it.
 *
 * @param facts what it was initialised with, where the store cannot be asked for it just now
 * @throws Error when the store was never initialised
 */
export async function openContext(options: HubOptions, facts?: HubFacts): Promise<HubContext> {
  const { store, environment, log, hubVersion, features, types = OPERATION_TYPES } = options;
  return {
    store,
    environment,
    log,
    hubVersion,
    types,
    facts: facts ?? (await readFacts(store)),
    checks: features.flatMap(({ checks = [] }) => checks),
    followers: features.flatMap(({ follow = [] }) => follow),
    roster: features.flatMap(({ roster = [] }) => roster),
  };
}
