import { randomBytes } from "node:crypto";
import { uuidv7Of } from "./environment.ts";
import type { HubEnvironment } from "./environment.ts";
import { makeHubService } from "./log/hub-service.ts";
import type { HubService, HubServiceOptions } from "./log/hub-service.ts";

/** The composition root: everything a program needs to run a hub, in process or behind HTTPS. */
export { initialiseWorkspace } from "./log/initialise.ts";
export { restoreInto } from "./log/restore.ts";
export { verifyHub } from "./log/verify.ts";
export { openPostgresHubStore } from "./store/postgres/open.ts";
export { openSqliteHubStore } from "./store/sqlite/open.ts";

export const HUB_VERSION = "0.1.0";

export const systemEnvironment: HubEnvironment = {
  now: () => Date.now(),
  randomBytes: (count) => randomBytes(count),
  uuidv7: () => uuidv7Of(Date.now(), randomBytes(10)),
};

export const silentLog = { info: () => {}, warn: () => {}, error: () => {} };

/**
 * A hub over a store that has been initialised.
 *
 * @throws Error when it has not
 */
export function createHubService(
  options: Omit<HubServiceOptions, "hubVersion" | "environment" | "log"> &
    Partial<Pick<HubServiceOptions, "environment" | "log">>,
): Promise<HubService> {
  return makeHubService({
    environment: systemEnvironment,
    log: silentLog,
    hubVersion: HUB_VERSION,
    ...options,
  });
}
