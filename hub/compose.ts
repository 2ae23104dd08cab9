import { randomBytes } from "node:crypto";
import { uuidv7Of } from "./environment.ts";
import type { HubEnvironment } from "./environment.ts";
import { FEATURES } from "./features/features.ts";
import { openContext } from "./features/open-context.ts";
import type { HubOptions } from "./features/open-context.ts";
import { verify } from "./features/verify/verify.ts";
import type { Verified } from "./features/verify/verify.ts";
import { SCHEMA, silentLog } from "./program.ts";
import { makeHubService } from "./service.ts";
import type { HubService } from "./service.ts";
import type { HubStore } from "./store/hub-store.ts";

/** The composition root: everything a program needs to run a hub, in process or behind HTTPS. */
export { initialiseWorkspace } from "./features/hosting/initialise.ts";
export { restoreInto } from "./features/backup/restore-into.ts";
export { SCHEMA } from "./program.ts";

export const HUB_VERSION = "0.6.0";

export const systemEnvironment: HubEnvironment = {
  now: () => Date.now(),
  randomBytes: (count) => randomBytes(count),
  uuidv7: () => uuidv7Of(Date.now(), randomBytes(10)),
};

export async function openSqliteHubStore(file: string, schema = SCHEMA): Promise<HubStore> {
  const store = await import("./store/sqlite/open.ts");
  return store.openSqliteHubStore(file, schema);
}

export async function openPostgresHubStore(
  url: string,
  onFailure?: (error: unknown) => void,
  schema = SCHEMA,
): Promise<HubStore> {
  const store = await import("./store/postgres/open.ts");
  return store.openPostgresHubStore(url, schema, onFailure);
}

const defaults = {
  environment: systemEnvironment,
  log: silentLog,
  hubVersion: HUB_VERSION,
  features: FEATURES,
};

export type CreateOptions = Partial<HubOptions> & Pick<HubOptions, "store">;

/**
 * A hub over a store that has been initialised.
 *
 * @throws Error when it has not
 */
export function createHubService(options: CreateOptions): Promise<HubService> {
  return makeHubService({ ...defaults, ...options });
}

/** Checks the whole log of a hub against itself as of one moment; changes nothing. */
export async function verifyHub(store: HubStore): Promise<Verified> {
  return verify(await openContext({ ...defaults, store }));
}
