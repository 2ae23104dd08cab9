import pino from "pino";
import type { Logger } from "pino";
import { makeServer } from "../api/server.ts";
import type { HubOptions } from "../features/open-context.ts";
import { makeHubService } from "../service.ts";
import type { HubSchema } from "../store/schema.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { openStore, readIfThere } from "./folder.ts";
import { startRecurring } from "./recurring.ts";
import type { ServeOptions, Serving } from "./serving.ts";

/** The program that is served: what a hub is, but for its store and its log. */
export interface ServedProgram extends Omit<HubOptions, "store" | "log" | "types"> {
  schema: HubSchema;
}

export async function serve(program: ServedProgram, options: ServeOptions): Promise<Serving> {
  const { folder, host, port, tls } = options;
  const { schema, hubVersion } = program;
  const logger = makeLogger(options.logLevel);
  const store = await openStore(folder, options.config, schema, (error) =>
    logger.error({ err: error }, "the database connection failed; it is being opened anew"),
  );
  try {
    const service = await makeHubService({ ...program, store, log: logger });
    const operatorToken = (await readIfThere(folder.operatorToken))?.trim() ?? null;
    const { app } = await makeServer({ service, logger, tls, operatorToken, hubVersion });
    const address = await app.listen({ host, port, listenTextResolver: () => "listening" });
    const { workspace } = service.facts;
    const endRecurring = startRecurring(service.context, service.features);
    return {
      address,
      fingerprint: fingerprintOf(tls.cert),
      workspace,
      async close() {
        await endRecurring();
        await app.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Lines name routes, statuses, times and ids of devices and operations: nobody, and no secret. */
function makeLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ["*.authorization", "*.token", "*.secret", "*.body", "err.parameters", "err.detail"],
      serializers: { req: () => undefined, res: () => undefined, err: errorLine },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}

/** An error without what it may quote of a record: database errors carry rows in their fields. */
function errorLine(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  const message = error.message.slice(0, 200);
  return { type: error.name, code, message, stack: error.stack?.split("\n").slice(1, 8).join("\n") };
}
