import { afterEach, describe, expect, test } from "vitest";
import { CONSOLE_PATHS as PATHS } from "../../shared/protocol/paths.ts";
import { TestDevice, enrol, must, sessionOf } from "../support/hub/device.ts";
import { servedHub } from "../support/hub/served-hub.ts";
import type { ServedHub } from "../support/hub/served-hub.ts";

// No crowd of honest or rude consoles ends the hub or holds it off from the others.

let hub: ServedHub;
afterEach(() => hub.close());

const start = async (options: Parameters<typeof servedHub>[0] = {}) => {
  hub = await servedHub(options);
  return hub;
};

describe("requests", () => {
  test("are counted by member: more tokens are not more requests", async () => {
    const { client, service } = await start({ limits: { requestsPerMinute: 20 } });
    const [busy, calm] = [await enrol(service), await enrol(service)];
    const next = new TestDevice();
    const { token } = must(await service.fork(await sessionOf(service, busy), busy.forkRequest(next)));
    const pull = (as: string) =>
      client.ask({ method: "GET", path: `${PATHS.pull}?epoch=1&feed=0`, token: as });
    const statuses: number[] = [];
    for (let count = 0; count < 25; count += 1) {
      statuses.push((await pull(count % 2 === 0 ? busy.token : token)).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    expect((await pull(calm.token)).status).toBe(200);
  });
});
