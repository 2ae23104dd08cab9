import type { HubProgram } from "./cli/command.ts";
import type { HubEnvironment } from "./environment.ts";
import { FEATURES } from "./features/features.ts";
import { openContext } from "./features/open-context.ts";
import { openStore } from "./server/folder.ts";
import { KERNEL_SCHEMA } from "./store/kernel-schema.ts";
import { assembleSchema } from "./store/schema.ts";

/** The hub put together from its features. */

export const SCHEMA = assembleSchema([KERNEL_SCHEMA, ...FEATURES]);

export const silentLog = { info: () => {}, warn: () => {}, error: () => {} };

export function programOf(environment: HubEnvironment, hubVersion: string): HubProgram {
  const parts = { schema: SCHEMA, environment, hubVersion, features: FEATURES };
  return {
    schema: SCHEMA,
    openStore: (folder, config) => openStore(folder, config, SCHEMA),
    openContext: (store, facts) => openContext({ ...parts, store, log: silentLog }, facts),
    async serve(options) {
      // Loaded only here: the other commands need no server, and each should start quickly.
      const { serve } = await import("./server/serve.ts");
      return serve(parts, options);
    },
  };
}
