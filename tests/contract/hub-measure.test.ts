import { createHash, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { runProbe } from "../../electron/core/probes/frame/run-probe.ts";
import { throughput } from "../../electron/core/probes/network/throughput.ts";
import { DEFAULT_TARGETS } from "../../electron/core/probes/targets.ts";
import { systemEnvironment } from "../../hub/compose.ts";
import { makeCertificate } from "../../hub/server/certificate.ts";
import { MEASURE_MOST_BYTES } from "../../shared/protocol/measure.ts";
import { OTHER_PATHS } from "../../shared/protocol/paths.ts";
import { testEnvironment } from "../support/core/core.ts";
import { enrol } from "../support/hub/device.ts";
import { servedHub } from "../support/hub/served-hub.ts";
import { stagedContext } from "../support/probes/context.ts";

vi.setConfig({ testTimeout: 60_000 });

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const fingerprintOf = (pem: string) =>
  createHash("sha256").update(new X509Certificate(pem).raw).digest("hex");

async function hub() {
  const served = await servedHub();
  closing.push(() => served.close());
  const device = await enrol(served.service);
  const fingerprint = fingerprintOf(String(served.client.agent.options.ca));
  return { served, device, access: { address: served.client.address, token: device.token, fingerprint } };
}

/** Something else than a hub of today, at an address that a laptop is paired with. */
async function standIn(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const tls = await makeCertificate(systemEnvironment);
  const server = createServer(tls, answer);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `https://127.0.0.1:${port}`,
    token: "t".repeat(43),
    fingerprint: fingerprintOf(tls.cert),
  };
}

const measured = (hubAccess: Awaited<ReturnType<typeof standIn>>, signal?: AbortSignal) =>
  throughput({}, { ...stagedContext({}), hubAccess, ...(signal ? { signal } : {}) });

test("the line to a real hub is measured, in the probe's own thread, by its token and its certificate", async () => {
  const { access } = await hub();
  const targets = { ...DEFAULT_TARGETS, hub: { url: access.address, pins: [access.fingerprint] } };
  const found = await runProbe(
    "throughput",
    {},
    {
      ...{ environment: testEnvironment(), targets, hubAccess: access },
    },
  );
  expect(found).toMatchObject({ end: "result", reason: null, raw: null });
  const of = (name: string) => found.values.find((each) => each.name === name);
  expect(of("down")).toMatchObject({ unit: "Mbit/s" });
  expect(of("down")?.value).toBeGreaterThan(0);
  expect(of("bytes")?.value).toBeLessThanOrEqual(MEASURE_MOST_BYTES + 256 * 1024);
  expect(JSON.stringify(found)).not.toContain(access.token);
});

test("nobody else gets the bytes, nor more of them, nor more often than a line is measured", async () => {
  const { served, device, access } = await hub();
  const ask = (bytes: string) =>
    served.client.ask({ method: "GET", path: `${OTHER_PATHS.measure}?bytes=${bytes}`, token: device.token });
  for (const bytes of ["0", "-1", "1e9", String(MEASURE_MOST_BYTES + 1), "x"]) {
    expect((await ask(bytes)).status).toBe(400);
  }
  expect(await measured({ ...access, token: "x".repeat(43) })).toMatchObject({
    ...{ end: "noAnswer", reason: "denied" },
  });
  const ends = [];
  for (let count = 0; count < 7; count += 1) ends.push((await measured(access)).reason);
  expect(ends.at(0)).toBeNull();
  expect(ends.at(-1)).toBe("refused");
});

test("a hub that does not know the route is told as one: nothing was measured", async () => {
  const old = await standIn((_, response) => response.writeHead(404).end());
  expect(await measured(old)).toMatchObject({ end: "notAvailable", reason: "unsupported", values: [] });
  expect(await throughput({}, stagedContext({}))).toMatchObject({ end: "notAvailable", reason: "noHub" });
});

test("whoever shows another certificate is not told the token", async () => {
  const heard: string[] = [];
  const stranger = await standIn((request, response) => {
    heard.push(String(request.headers.authorization));
    response.end();
  });
  expect(await measured({ ...stranger, fingerprint: "ab".repeat(32) })).toMatchObject({
    ...{ end: "noAnswer", reason: "denied" },
  });
  expect(heard).toEqual([]);
});

test.each([
  [
    "cuts off",
    (response: ServerResponse) =>
      response.writeHead(200, { "content-length": 262_144 }).write("x", () => response.destroy()),
  ],
  ["sends too much", (response: ServerResponse) => response.writeHead(200).end(Buffer.alloc(300_000))],
  ["closes", (response: ServerResponse) => response.destroy()],
  ["answers something else", (response: ServerResponse) => response.writeHead(302).end()],
])("one that %s ends with a typed answer", async (_, answer) => {
  const strange = await standIn((_request, response) => void answer(response));
  const found = await measured(strange);
  expect(found).toMatchObject({ end: "noAnswer", values: [] });
  expect(["closed", "garbage"]).toContain(found.reason);
});

test("one that is silent ends with the probe", async () => {
  const silent = await standIn(() => {});
  expect(await measured(silent, AbortSignal.timeout(50))).toMatchObject({
    ...{ end: "noAnswer", reason: "timeout" },
  });
});
