import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:tls";
import { sql } from "kysely";
import { afterEach, describe, expect, test } from "vitest";
import { hubError } from "../../shared/protocol/errors.ts";
import { CONSOLE_PATHS as PATHS } from "../../shared/protocol/paths.ts";
import { pullReply } from "../../shared/protocol/pull.ts";
import { pushReply } from "../../shared/protocol/push.ts";
import { openSqliteHubStore, verifyHub } from "../../hub/compose.ts";
import { allRefusals } from "../../hub/features/sync/refusals.ts";
import { fillForCrowd, letCrowdPull } from "../support/hub/crowd.ts";
import { TestDevice, enrol, faultOf, must, newHub, pullAll } from "../support/hub/device.ts";
import { pushAs, sessionOf, testEnvironment } from "../support/hub/device.ts";
import type { TestReply } from "../support/hub/https-client.ts";
import { hubCli, serveHubUnder } from "../support/hub/hub-process.ts";
import { servedHub } from "../support/hub/served-hub.ts";
import type { ServedHub } from "../support/hub/served-hub.ts";

// S33: no crowd of honest or rude consoles ends the hub or holds it off from the others.

let hub: ServedHub | null = null;
afterEach(async () => {
  await hub?.close();
  hub = null;
});

const start = async (options: Parameters<typeof servedHub>[0] = {}) => {
  hub = await servedHub(options);
  return hub;
};

const codeOf = ({ json }: TestReply) => hubError.parse(json).error.code;
const pullFrom = (feed: number) => `${PATHS.pull}?epoch=1&feed=${feed}&protocol=2`;

/** Fills the log with operations of about 4 000 characters. */
async function fill(
  { service }: ServedHub,
  author: TestDevice,
  count: number,
  more: Record<string, unknown> = {},
): Promise<void> {
  const operations = Array.from({ length: count }, () => {
    const { op } = author.ticket();
    author.deviceSeq -= 1;
    const payload = {
      ...op.payload,
      set: { title: "打印机卡纸", description: randomBytes(2_925).toString("base64"), ...more },
    };
    return author.seal("ticket.open", payload, op.touches).sealed;
  });
  const { answers } = must(await pushAs(service, author, operations));
  expect(answers.filter(({ status }) => status !== "accepted")).toEqual([]);
}

describe("requests", () => {
  test("are counted by member: more tokens are not more requests", async () => {
    const { client, service } = await start({ limits: { requestsPerMinute: 20 } });
    const [busy, calm] = [await enrol(service), await enrol(service)];
    const next = new TestDevice();
    const { token } = must(await service.fork(await sessionOf(service, busy), busy.forkRequest(next)));
    const pull = (as: string) => client.ask({ method: "GET", path: pullFrom(0), token: as });
    const statuses: number[] = [];
    for (let count = 0; count < 25; count += 1) {
      statuses.push((await pull(count % 2 === 0 ? busy.token : token)).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    expect((await pull(calm.token)).status).toBe(200);
  });

  test("that nest deep or are millions of lists are refused before they are read", async () => {
    const { client, service } = await start();
    const { token } = await enrol(service);
    const push = (body: string) => client.ask({ path: PATHS.push, token, body: Buffer.from(body) });
    for (const body of ["[".repeat(3_000_000) + "]".repeat(3_000_000), `[${"[],".repeat(2_000_000)}0]`]) {
      const reply = await push(body);
      expect([reply.status, codeOf(reply)]).toEqual([400, "malformed"]);
      expect(hubError.parse(reply.json).error.message).toBe("too many lists and objects");
    }
  });

  test("an operation that nests too deep is refused for its form; what stands behind it goes on", async () => {
    const { client, service } = await start();
    const device = await enrol(service);
    const deep = (levels: number) => {
      const { op } = device.ticket();
      device.deviceSeq -= 1;
      const payload = { ...op.payload, zz: 0 };
      const { body } = device.seal("ticket.open", payload, op.touches).sealed;
      const text = body.replace('"zz":0', `"zz":${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`);
      return { body: text, sig: device.sign(text) };
    };
    const operations = [deep(60), deep(70), deep(80_000), device.ticket().sealed];
    const reply = await client.ask({ path: PATHS.push, token: device.token, body: { epoch: 1, operations } });
    const { answers } = pushReply.parse(reply.json);
    expect(answers).toMatchObject([
      { status: "accepted" },
      { status: "refused", code: "form", path: "body" },
      { status: "refused", code: "form", path: "body" },
      { status: "accepted" },
    ]);
    expect(await pullAll(service, device)).toHaveLength(4);
  });
});

describe("pages", () => {
  test("are about a megabyte, and the same text for all who may see the same, until the log grows", async () => {
    const served = await start();
    const { client, service } = served;
    const [author, reader] = [await enrol(service), await enrol(service)];
    await fill(served, author, 600);
    const ask = (token: string) => client.ask({ method: "GET", path: pullFrom(0), token });
    const first = await ask(author.token);
    const page = pullReply.parse(first.json);
    expect(JSON.stringify(first.json).length).toBeLessThan(1_300_000);
    expect(page.through).toBeLessThan(page.head);
    expect((await ask(reader.token)).json).toEqual(first.json);
    must(await service.administration.setRole(reader.member, "auditor"));
    expect((await ask(author.token)).json).toEqual({ ...(first.json as object), head: page.head + 1 });
  });

  test("of what is restricted are made once for a role, and are nobody's whom a ticket names", async () => {
    const served = await start();
    const { client, service, operatorToken } = served;
    const author = await enrol(service);
    const [one, two] = [await enrol(service), await enrol(service)];
    const lead = await enrol(service, "lead");
    await fill(served, author, 100);
    await fill(served, author, 10, { securityFlag: true });
    const madeSoFar = async () => {
      const { json } = await client.ask({ method: "GET", path: "/metrics", token: operatorToken });
      return /^deskside_pulled_operations_total (\d+)/m.exec(String(json))?.[1] ?? "0";
    };
    const pulled = async (who: TestDevice) => {
      const before = await madeSoFar();
      const { json } = await client.ask({ method: "GET", path: pullFrom(0), token: who.token });
      const { operations, hidden = [] } = pullReply.parse(json);
      const texts = operations.filter(({ body }) => body.includes("ticket.open")).length;
      return [texts, hidden.length, before === (await madeSoFar()) ? "kept" : "made"];
    };
    expect(await pulled(author)).toEqual([110, 0, "made"]);
    expect(await pulled(one)).toEqual([100, 10, "made"]);
    expect(await pulled(two)).toEqual([100, 10, "kept"]);
    expect(await pulled(lead)).toEqual([110, 0, "made"]);
    expect(await pulled(author)).toEqual([110, 0, "made"]);
    // Whoever is given one of them is named from then on, and what is theirs is nobody else's.
    await fill(served, author, 1, { securityFlag: true });
    expect(await pulled(one)).toEqual([100, 11, "made"]);
    expect(await pulled(two)).toEqual([100, 11, "kept"]);
  });

  test("who does not read them is dropped, and holds nobody off meanwhile", async () => {
    // More than the system buffers between two sockets, and room for one more.
    const limits = { silenceMs: 1_000, ofOneDevice: 40, pageBytes: 60_000_000 };
    const served = await start({ limits });
    const { app, client, service } = served;
    const [rude, polite] = [await enrol(service), await enrol(service)];
    await fill(served, polite, 600);
    const { port } = app.server.address() as { port: number };
    const socket = connect({ port, host: "127.0.0.1", rejectUnauthorized: false });
    socket.on("error", () => {});
    await new Promise((resolve) => socket.once("secureConnect", resolve));
    socket.pause();
    const request =
      `GET ${pullFrom(0)} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${rude.token}\r\n` +
      "Accept-Encoding: identity\r\n\r\n";
    socket.write(request.repeat(30));
    const reply = await client.ask({ method: "GET", path: pullFrom(0), token: polite.token });
    expect(reply.status).toBe(200);
    client.agent.destroy();
    const open = () =>
      new Promise<number>((resolve) => app.server.getConnections((_, count) => resolve(count)));
    await expect.poll(open, { timeout: 20_000 }).toBe(0);
    socket.destroy();
  });

  test("of one device are a few at once", async () => {
    const served = await start({ limits: { ofOneDevice: 2 } });
    const { client, service } = served;
    const { token } = await enrol(service);
    await fill(served, await enrol(service), 600);
    const ask = () => client.ask({ method: "GET", path: pullFrom(0), token });
    const statuses = (await Promise.all(Array.from({ length: 6 }, ask))).map(({ status }) => status);
    expect(statuses).toContain(200);
    expect(statuses).toContain(429);
    expect((await ask()).status).toBe(200);
  });

  test("who finds no room in time is told when to come again, as consoles of every version take it", async () => {
    const served = await start({ limits: { ofOneDevice: 0 } });
    const { token } = await enrol(served.service);
    const reply = await served.client.ask({ method: "GET", path: pullFrom(0), token });
    expect([reply.status, codeOf(reply)]).toEqual([429, "rateLimited"]);
    expect(Number(reply.headers["retry-after"])).toBeGreaterThan(0);
  });
});

describe("refusals", () => {
  test("of one device are stored up to its share of a day, and then no more; nobody else is held off", async () => {
    const environment = testEnvironment();
    const store = await openSqliteHubStore(":memory:");
    const service = await newHub(store, { environment });
    const [rude, calm] = [await enrol(service, "auditor"), await enrol(service)];
    const stored = async () => (await allRefusals(store)).length;
    const push = async (count: number) => pushAs(service, rude, rude.tickets(count));
    for (let batch = 0; batch < 10; batch += 1) must(await push(500));
    expect(await stored()).toBe(5_000);
    const { deviceSeq } = rude;
    expect(faultOf(await push(1))).toBe("rateLimited");
    expect(await stored()).toBe(5_000);
    must(await pushAs(service, calm, calm.tickets(1)));
    environment.advance(24 * 60 * 60_000);
    rude.deviceSeq = deviceSeq;
    must(await push(1));
    expect((await verifyHub(store)).problems).toEqual([]);
    await store.close();
  });
});

describe("a full disk", () => {
  test("is told by the hub's health before and while nothing can be written, and reading goes on", async () => {
    const { client, service, store, operatorToken } = await start();
    const device = await enrol(service);
    const health = async () => (await client.ask({ method: "GET", path: "/healthz" })).status;
    expect(await health()).toBe(200);
    await sql`pragma query_only = 1`.execute(store.db);
    const body = { epoch: 1, operations: device.tickets(1) };
    expect((await client.ask({ path: PATHS.push, token: device.token, body })).status).toBe(500);
    expect(await health()).toBe(503);
    expect((await client.ask({ method: "GET", path: pullFrom(0), token: device.token })).status).toBe(200);
    await sql`pragma query_only = 0`.execute(store.db);
    expect(await health()).toBe(200);
    store.freeBytes = () => 1_000_000;
    expect(await health()).toBe(503);
    const metrics = await client.ask({ method: "GET", path: "/metrics", token: operatorToken });
    expect(metrics.json).toContain("deskside_free_bytes 1000000");
  });
});

describe("connections", () => {
  test("are bounded; those that are there go on, and a place that is left is taken again", async () => {
    const { app, client } = await start({ limits: { connections: 3 } });
    const { port } = app.server.address() as { port: number };
    const health = () => client.ask({ method: "GET", path: "/healthz" });
    expect((await health()).status).toBe(200);
    const others = [1, 2].map(() => connect({ port, host: "127.0.0.1", rejectUnauthorized: false }));
    for (const other of others) await new Promise((resolve) => other.once("secureConnect", resolve));
    const beyond = connect({ port, host: "127.0.0.1", rejectUnauthorized: false });
    beyond.on("error", () => {});
    await new Promise((resolve) => beyond.once("close", resolve));
    expect((await health()).status).toBe(200);
    for (const other of others) other.destroy();
    await expect
      .poll(async () => {
        const again = connect({ port, host: "127.0.0.1", rejectUnauthorized: false });
        again.on("error", () => {});
        const connected = await new Promise((resolve) => {
          again.once("secureConnect", () => resolve(true));
          again.once("close", () => resolve(false));
        });
        again.destroy();
        return connected;
      })
      .toBe(true);
  });
});

describe("a crowd", () => {
  test("of fifty first pulls at once is served by a hub with little memory", async () => {
    const dir = await mkdtemp(join(tmpdir(), "deskside-crowd-"));
    try {
      await hubCli("init", "--dir", dir, "--name", "信息部");
      const filled = await fillForCrowd(dir, { consoles: 50, operations: 1000, chars: 3_900 });
      const process = await serveHubUnder(["--max-old-space-size=96"], dir, "--log-level", "error");
      const order = { processes: 2, deadlineMs: 100_000 };
      const { served } = await letCrowdPull(dir, process.address, filled, order);
      expect([served, process.output().split("\n").length]).toEqual([50, 2]);
      expect(await process.end()).toBe(0);
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});
