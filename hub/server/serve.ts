import { readFile } from "node:fs/promises";
import pino from "pino";
import type { Logger } from "pino";
import { makeServer } from "../api/server.ts";
import type { ServerLimits } from "../api/server.ts";
import { makeHubService } from "../log/hub-service.ts";
import type { HubEnvironment } from "../environment.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { openStore, readIfThere } from "./folder.ts";
import type { HubConfig, HubFolder } from "./folder.ts";

export interface Serving {
  /** `https://host:port`, as listening. */
  address: string;
  fingerprint: string;
  workspace: string;
  /** Ends every stream and request, then the store. */
  close(): Promise<void>;
}

export interface ServeOptions {
  folder: HubFolder;
  config: HubConfig;
  environment: HubEnvironment;
  host: string;
  /** 0 for any free port. */
  port: number;
  hubVersion: string;
  logLevel: string;
  limits?: Partial<ServerLimits>;
}

export async function serve(options: ServeOptions): Promise<Serving> {
  const { folder, host, port, hubVersion } = options;
  const logger = makeLogger(options.logLevel);
  const store = await openStore(folder, options.config, (error) =>
    logger.error({ err: error }, "the database connection failed; it is being opened anew"),
  );
  try {
    const service = await makeHubService({
      store,
      environment: options.environment,
      log: logger,
      hubVersion,
    });
    const tls = { cert: await readFile(folder.cert, "utf8"), key: await readFile(folder.key, "utf8") };
    const operatorToken = (await readIfThere(folder.operatorToken))?.trim() ?? null;
    const { app } = await makeServer({
      service,
      logger,
      tls,
      operatorToken,
      hubVersion,
      ...(options.limits ? { limits: options.limits } : {}),
    });
    const address = await app.listen({ host, port, listenTextResolver: () => "listening" });
    const { workspace } = service.facts;
    return {
      address,
      fingerprint: fingerprintOf(tls.cert),
      workspace,
      async close() {
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
