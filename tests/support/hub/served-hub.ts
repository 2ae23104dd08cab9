import { makeServer } from "../../../hub/api/server.ts";
import type { HubServer, ServerOptions } from "../../../hub/api/server.ts";
import { openSqliteHubStore, systemEnvironment } from "../../../hub/compose.ts";
import type { HubService } from "../../../hub/service.ts";
import { makeCertificate } from "../../../hub/server/certificate.ts";
import type { HubStore } from "../../../hub/store/hub-store.ts";
import { newHub } from "./device.ts";
import { TestClient } from "./https-client.ts";

export interface ServedHub extends HubServer {
  store: HubStore;
  service: HubService;
  client: TestClient;
  operatorToken: string;
  close(): Promise<void>;
}

/** A hub over real HTTPS in this process, on a free port and a database in memory. */
export async function servedHub(options: Partial<ServerOptions> = {}): Promise<ServedHub> {
  const store = await openSqliteHubStore(":memory:");
  const hub = await servedOver(store, await newHub(store), options);
  const close = async () => {
    await hub.close();
    await store.close();
  };
  return { ...hub, close };
}

/** A hub over real HTTPS in this process, over a store that stays open when it is closed. */
export async function servedOver(
  store: HubStore,
  service: HubService,
  options: Partial<ServerOptions> = {},
): Promise<ServedHub> {
  const tls = await makeCertificate(systemEnvironment);
  const operatorToken = systemEnvironment.randomBytes(32).toString("base64url");
  const server = await makeServer({
    service,
    logger: false,
    tls,
    operatorToken,
    hubVersion: "test",
    ...options,
  });
  const address = await server.app.listen({ host: "127.0.0.1", port: 0 });
  const client = new TestClient(address, tls.cert);
  return {
    ...server,
    store,
    service,
    client,
    operatorToken,
    async close() {
      client.close();
      await server.app.close();
    },
  };
}
