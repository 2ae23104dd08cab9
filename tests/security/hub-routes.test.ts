import { randomUUID } from "node:crypto";
import { connect } from "node:tls";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import pino from "pino";
import { afterEach, describe, expect, test } from "vitest";
import { HUB_ERRORS, hubError } from "../../shared/protocol/errors.ts";
import { FILE_PATHS } from "../../shared/protocol/files/file-paths.ts";
import { handshakeReply } from "../../shared/protocol/handshake.ts";
import { CONSOLE_PATHS, OTHER_PATHS } from "../../shared/protocol/paths.ts";
import { pairReply } from "../../shared/protocol/pairing.ts";
import { pullReply } from "../../shared/protocol/pull.ts";
import { MAX_REQUEST_BYTES, pushReply } from "../../shared/protocol/push.ts";
import { codeByHash, saveCode } from "../../hub/features/pairing/pairing-codes.ts";
import { hashSecret } from "../../hub/log/hub-crypto.ts";
import { TestDevice, enrol, must } from "../support/hub/device.ts";
import type { TestReply, TestRequest } from "../support/hub/https-client.ts";
import { servedHub } from "../support/hub/served-hub.ts";
import type { ServedHub } from "../support/hub/served-hub.ts";

// S25 over real HTTPS: every route authenticates, authorises, validates, limits size and rate.

let hub: ServedHub;
afterEach(() => hub.close());

const start = async (options: Parameters<typeof servedHub>[0] = {}) => {
  hub = await servedHub(options);
  return hub;
};

/** The typed answer every failure has, under the status that belongs to its code. */
function codeOf({ status, json }: TestReply): string {
  const { error } = hubError.parse(json);
  expect(Object.keys(HUB_ERRORS)).toContain(error.code);
  expect(status).toBe(HUB_ERRORS[error.code as keyof typeof HUB_ERRORS]);
  return error.code;
}

const PATHS = { ...CONSOLE_PATHS, ...OTHER_PATHS };
const UPLOAD = `${FILE_PATHS.uploads}/:id`;

const ROUTES = [
  { method: "POST", path: PATHS.pair, access: "anybody" },
  { method: "POST", path: PATHS.fork, access: "device" },
  { method: "POST", path: PATHS.handshake, access: "device" },
  { method: "GET", path: PATHS.pull, access: "device" },
  { method: "POST", path: PATHS.push, access: "device" },
  { method: "POST", path: PATHS.missing, access: "device" },
  { method: "POST", path: PATHS.reoffer, access: "device" },
  { method: "POST", path: PATHS.parts, access: "device" },
  { method: "GET", path: PATHS.notice, access: "device" },
  { method: "POST", path: FILE_PATHS.asked, access: "device" },
  { method: "POST", path: FILE_PATHS.uploads, access: "device" },
  { method: "PATCH", path: UPLOAD, access: "device" },
  { method: "GET", path: `${FILE_PATHS.files}/:address`, access: "device" },
  { method: "GET", path: PATHS.health, access: "anybody" },
  { method: "GET", path: PATHS.metrics, access: "operator" },
  { method: "GET", path: PATHS.openapi, access: "either" },
  { method: "GET", path: PATHS.measure, access: "device" },
] as const;

describe("who may call what", () => {
  test("the table names every route there is, and no other answers", async () => {
    const { app } = await start();
    const known = ROUTES.map(({ method, path }) => `${method} ${path}`).sort();
    for (const { path } of ROUTES) {
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const) {
        expect(app.hasRoute({ method, url: path })).toBe(known.includes(`${method} ${path}`));
      }
    }
    const printed = app.printRoutes({ commonPrefix: false });
    const routes = printed.split("\n").filter((line) => /\(.*\)/.test(line));
    const methods = routes.flatMap((line) => (/\((.*)\)/.exec(line)?.[1] ?? "").split(", "));
    // Fastify answers HEAD beside each GET, under the same access.
    expect(methods.filter((method) => method !== "HEAD")).toHaveLength(ROUTES.length);
    expect(ROUTES.map(({ path }) => path)).toEqual(expect.arrayContaining(Object.values(PATHS)));
  });

  test.each(ROUTES.filter(({ access }) => access !== "anybody"))(
    "$method $path turns away no token, a made-up token and another scheme",
    async ({ method, path }) => {
      const { client, operatorToken } = await start();
      const body = method === "POST" ? {} : undefined;
      for (const headers of [
        {},
        { authorization: `Bearer ${"x".repeat(43)}` },
        { authorization: `Basic ${Buffer.from(`a:${operatorToken}`).toString("base64")}` },
        { authorization: operatorToken },
        { authorization: "Bearer " },
      ]) {
        const request = { method, path, headers, ...(body ? { body } : {}) } as TestRequest;
        expect(codeOf(await client.ask(request))).toBe("unauthenticated");
      }
    },
  );

  test("the operator's token opens metrics and the description, and no record", async () => {
    const { client, operatorToken: token, service } = await start();
    const device = await enrol(service);
    expect((await client.ask({ method: "GET", path: PATHS.metrics, token })).status).toBe(200);
    expect((await client.ask({ method: "GET", path: PATHS.openapi, token })).status).toBe(200);
    const pull = { method: "GET", path: `${PATHS.pull}?epoch=1&feed=0`, token } as const;
    expect(codeOf(await client.ask(pull))).toBe("unauthenticated");
    const asDevice = { method: "GET", path: PATHS.metrics, token: device.token } as const;
    expect(codeOf(await client.ask(asDevice))).toBe("unauthenticated");
  });

  test("a revoked device and a disabled member are shut out of every route, and their streams end", async () => {
    const { client, service } = await start({ pollMs: 50 });
    const [revoked, disabled] = [await enrol(service), await enrol(service)];
    const streams = [client.notices(revoked.token), client.notices(disabled.token)];
    for (const stream of streams) await stream.next();
    must(await service.administration.revokeDevice(revoked.id));
    must(await service.administration.disableMember(disabled.member));
    for (const stream of streams) await stream.ended;
    for (const { method, path } of ROUTES.filter(({ access }) => access === "device")) {
      const request = { method, path, ...(method === "POST" ? { body: {} } : {}) };
      for (const { token } of [revoked, disabled]) {
        expect(codeOf(await client.ask({ ...request, token }))).toBe("revoked");
      }
    }
  });

  test("no page of a browser may speak to the hub", async () => {
    const { client } = await start();
    const reply = await client.ask({
      method: "GET",
      path: PATHS.health,
      headers: { origin: "https://example.org" },
    });
    expect(Object.keys(reply.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect(reply.headers["x-content-type-options"]).toBe("nosniff");
  });
});

describe("pairing", () => {
  test("a code enrols one device over HTTPS; used, expired and invented codes are refused alike", async () => {
    const { client, service } = await start();
    const member = must(await service.administration.addMember({ name: "王芳", role: "technician" }));
    const { secret } = must(await service.administration.createPairingSecret(member.id, 5));
    const device = new TestDevice();
    const body = device.pairRequest(secret);
    const first = await client.ask({ path: PATHS.pair, body });
    const { token, member: paired } = pairReply.parse(first.json);
    expect(paired.id).toBe(member.id);
    // Once the token has been used, a replay of the very same request gives no second one.
    const missing = { path: PATHS.missing, token, body: { ids: [] } };
    expect((await client.ask(missing)).status).toBe(200);
    const over = must(await service.administration.createPairingSecret(member.id, 1)).secret;
    const row = await codeByHash(hub.store, hashSecret(over));
    await saveCode(hub.store, { ...row!, expiresAt: 0 });
    const refusals = [
      await client.ask({ path: PATHS.pair, body: new TestDevice().pairRequest(over) }),
      await client.ask({ path: PATHS.pair, body }),
      await client.ask({ path: PATHS.pair, body: new TestDevice().pairRequest("x".repeat(32)) }),
    ];
    expect(refusals.map(codeOf)).toEqual(["badCode", "badCode", "badCode"]);
    expect(refusals[0]?.json).toEqual(refusals[1]?.json);
    expect(refusals[1]?.json).toEqual(refusals[2]?.json);
    expect((await client.ask(missing)).status).toBe(200);
    const stolen = must(await service.administration.createPairingSecret(member.id, 5)).secret;
    const borrowed = { ...new TestDevice().pairRequest(stolen), publicKey: device.publicKey };
    expect(codeOf(await client.ask({ path: PATHS.pair, body: borrowed }))).toBe("forbidden");
  });

  test("guessing codes is slowed down", async () => {
    const { client, service } = await start({ limits: { pairingsPerMinute: 5 } });
    const codes: string[] = [];
    for (let guess = 0; guess < 8; guess += 1) {
      const body = new TestDevice().pairRequest("y".repeat(32));
      codes.push(codeOf(await client.ask({ path: PATHS.pair, body })));
    }
    expect(codes).toEqual([...Array<string>(5).fill("badCode"), ...Array<string>(3).fill("rateLimited")]);
    // Who has a code is let in meanwhile, from the same address.
    const member = must(await service.administration.addMember({ name: "王芳", role: "technician" }));
    const { secret } = must(await service.administration.createPairingSecret(member.id, 5));
    const body = new TestDevice().pairRequest(secret);
    expect((await client.ask({ path: PATHS.pair, body })).status).toBe(200);
  });
});

describe("limits", () => {
  test("failed authentications and too many requests are slowed down, each for their own author", async () => {
    const { client, service } = await start({ limits: { failuresPerMinute: 3, requestsPerMinute: 20 } });
    const [busy, calm] = [await enrol(service), await enrol(service)];
    const wrong: string[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const token = `${attempt}`.repeat(43);
      wrong.push(codeOf(await client.ask({ method: "GET", path: `${PATHS.pull}?epoch=1&feed=0`, token })));
    }
    expect(wrong.slice(3)).toEqual(["rateLimited", "rateLimited"]);
    const ask = ({ token }: TestDevice) =>
      client.ask({ method: "GET", path: `${PATHS.pull}?epoch=1&feed=0`, token });
    const statuses: number[] = [];
    for (let request = 0; request < 25; request += 1) statuses.push((await ask(busy)).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    expect((await ask(calm)).status).toBe(200);
  });

  test("a request that is too large is refused, plain and unpacked; a gzip bomb is cut off", async () => {
    const { client, service } = await start();
    const { token } = await enrol(service);
    const push = (body: Buffer, headers: Record<string, string> = {}) =>
      client.ask({ path: PATHS.push, token, body, headers });
    expect(codeOf(await push(Buffer.alloc(MAX_REQUEST_BYTES + 1, 0x20)))).toBe("tooLarge");
    const bomb = gzipSync(Buffer.alloc(20 * MAX_REQUEST_BYTES, 0x20), { level: 9 });
    expect(bomb.length).toBeLessThan(MAX_REQUEST_BYTES);
    expect(codeOf(await push(bomb, { "content-encoding": "gzip" }))).toBe("tooLarge");
    const small = { path: PATHS.handshake, token, body: Buffer.alloc(20_000, 0x20) };
    expect(codeOf(await client.ask(small))).toBe("tooLarge");
    expect((await client.ask({ method: "GET", path: PATHS.health })).status).toBe(200);
  });

  test("broken, unknown and lying compression is answered, not suffered", async () => {
    const { client, service } = await start();
    const { token } = await enrol(service);
    const whole = gzipSync(Buffer.from(JSON.stringify({ ids: [] })));
    const push = (body: Buffer, encoding: string) =>
      client.ask({ path: PATHS.missing, token, body, headers: { "content-encoding": encoding } });
    expect(codeOf(await push(whole.subarray(0, whole.length - 6), "gzip"))).toBe("malformed");
    expect(codeOf(await push(Buffer.from("no gzip at all"), "gzip"))).toBe("malformed");
    expect(codeOf(await push(whole, "br"))).toBe("malformed");
    expect(codeOf(await push(whole, "gzip, gzip"))).toBe("malformed");
    expect((await push(whole, "gzip")).status).toBe(200);
  });

  test("one device cannot hold every stream", async () => {
    const { client, service } = await start();
    const { token } = await enrol(service);
    const streams = Array.from({ length: 4 }, () => client.notices(token));
    for (const stream of streams) await stream.next();
    expect(codeOf(await client.ask({ method: "GET", path: PATHS.notice, token }))).toBe("rateLimited");
    streams[0]!.close();
    for (const stream of streams.slice(1)) stream.close();
  });
});

describe("what is pushed", () => {
  test("forged, replayed and other devices' operations change nothing they should not", async () => {
    const { client, service } = await start();
    const [author, other] = [await enrol(service), await enrol(service, "auditor")];
    const push = async (device: TestDevice, operations: unknown[]) =>
      client.ask({ path: PATHS.push, token: device.token, body: { epoch: 1, operations } });
    const good = author.ticket().sealed;
    const answers = async (device: TestDevice, operations: unknown[]) =>
      pushReply.parse((await push(device, operations)).json).answers;
    const first = await answers(author, [good]);
    expect(first).toMatchObject([{ status: "accepted" }]);
    // Replayed by its author: the same answer. Replayed by another: it is not his to send.
    expect(await answers(author, [good])).toEqual(first);
    expect(codeOf(await push(other, [good]))).toBe("forbidden");
    // A signature of another key, and a body changed after signing.
    const forged = author.ticket();
    const byOther = { ...forged.sealed, sig: other.sign(forged.sealed.body) };
    expect(await answers(author, [byOther])).toMatchObject([{ status: "refused", code: "signature" }]);
    const changed = author.ticket().sealed;
    const tampered = { ...changed, body: changed.body.replace("打印机", "投影仪") };
    expect(await answers(author, [tampered])).toMatchObject([{ status: "refused", code: "signature" }]);
    // A role that may not write.
    const auditors = other.ticket().sealed;
    expect(await answers(other, [auditors])).toMatchObject([{ status: "refused", code: "forbidden" }]);
    const { feed } = await service.head();
    expect(feed).toBe(5);
  });

  test("NUL and lone surrogates in what is refused do not stop the queue", async () => {
    const { client, service } = await start();
    const device = await enrol(service);
    const odd = [
      device.ticket("标题", { type: "ticket.open\u0000" as never }).sealed,
      device.seal("ticket.open", { "\u0000\ud800": 1 }, [`ticket:${randomUUID()}`]).sealed,
      device.ticket("\u0000\u0001 标题").sealed,
    ];
    const body = { epoch: 1, operations: [...odd, device.ticket().sealed] };
    const reply = await client.ask({ path: PATHS.push, token: device.token, body });
    const { answers } = pushReply.parse(reply.json);
    expect(answers).toHaveLength(4);
    expect(answers.slice(0, 2).map(({ status }) => status)).toEqual(["refused", "refused"]);
    expect(answers[3]).toMatchObject({ status: "accepted" });
  });
});

describe("fuzz", () => {
  test("every route answers anything with a typed error or its own form, and goes on serving", async () => {
    const failures: string[] = [];
    const logger = pino({ level: "error" }, { write: (line: string) => void failures.push(line) });
    const { client, service } = await start({
      logger,
      limits: { requestsPerMinute: 1e9, pairingsPerMinute: 1e9, failuresPerMinute: 1e9 },
    });
    const device = await enrol(service);
    const forms = {
      [PATHS.pair]: device.pairRequest("z".repeat(32)),
      [PATHS.fork]: device.forkRequest(new TestDevice()),
      [PATHS.handshake]: device.handshakeRequest(),
      [PATHS.push]: { epoch: 1, operations: device.tickets(2) },
      [PATHS.missing]: { ids: [randomUUID()] },
      [PATHS.reoffer]: {
        epoch: 1,
        operations: [{ ...device.ticket().sealed, seq: 1, receivedAt: 1, receipt: "AAAA" }],
      },
    };
    const posts = Object.entries(forms);
    /** A valid request with one value somewhere replaced by anything. */
    const bent = fc
      .record({
        at: fc.nat(posts.length - 1),
        path: fc.array(fc.nat(8), { minLength: 1, maxLength: 4 }),
        value: fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.nat(), fc.uuid(), fc.constant(null)),
        drop: fc.boolean(),
      })
      .map(({ at, path, value, drop }) => {
        const [route, form] = posts[at]!;
        return { path: route, body: bend(structuredClone(form) as Json, path, value as Json, drop) };
      });
    const raw = fc
      .record({
        at: fc.nat(posts.length - 1),
        bytes: fc.uint8Array({ maxLength: 300 }),
        type: fc.constantFrom("application/json", "text/plain", "multipart/form-data", "", "*/*"),
        encoding: fc.constantFrom("", "gzip", "deflate", "nonsense"),
      })
      .map(({ at, bytes, type, encoding }) => ({
        path: posts[at]![0],
        body: Buffer.from(bytes),
        headers: {
          "content-type": type,
          ...(encoding ? { "content-encoding": encoding } : {}),
        } as Record<string, string>,
      }));
    const query = fc
      .record({
        epoch: fc.oneof(fc.string(), fc.integer(), fc.double()),
        feed: fc.oneof(fc.string(), fc.integer(), fc.constant("1e400")),
        limit: fc.oneof(fc.string(), fc.integer()),
      })
      .map((parts) => ({
        method: "GET" as const,
        path: `${PATHS.pull}?${Object.entries(parts)
          .map(([name, value]) => `${name}=${encodeURIComponent(String(value).toWellFormed())}`)
          .join("&")}`,
      }));
    const paths = fc
      .webPath()
      .map((path) => ({ method: "GET" as const, path: `/v1${path.replaceAll(/[^\x21-\x7e]/g, "_")}` }));

    const answered = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.oneof(bent, raw, query, paths), async (request: TestRequest) => {
        const reply = await client.ask({ ...request, token: device.token });
        const answer = reply.status === 200 ? "ok" : codeOf(reply);
        answered.add(answer);
        expect(answer).not.toBe("internal");
      }),
      { numRuns: 600, seed: 20261123 },
    );
    expect(failures).toEqual([]);
    // The run was not empty: requests got past the form, and failed in different ways.
    expect([...answered]).toEqual(expect.arrayContaining(["ok", "malformed", "notFound", "forbidden"]));
    const shaken = await client.ask({
      path: PATHS.handshake,
      token: device.token,
      body: device.handshakeRequest(),
    });
    expect(handshakeReply.parse(shaken.json).workspace).toBe(device.workspace);
  });

  test("what is no HTTP request is answered in the same form and ends its own connection only", async () => {
    const { client, app } = await start();
    const { port } = app.server.address() as { port: number };
    const say = (text: string) =>
      new Promise<string>((resolve) => {
        let answer = "";
        const socket = connect({ port, host: "127.0.0.1", rejectUnauthorized: false }, () =>
          socket.write(text),
        );
        socket.on("data", (chunk: Buffer) => {
          answer += chunk.toString();
        });
        socket.on("error", () => {});
        socket.on("close", () => resolve(answer));
      });
    const close = "Host: x\r\nConnection: close\r\n";
    for (const [text, code] of [
      ["\u0000\u0001\u0002", "malformed"],
      ["GET / HTTP/9.9\r\n\r\n", "malformed"],
      ["POST /v1/push HTTP/1.1\r\nContent-Length: x\r\n\r\n", "malformed"],
      ["FROB /v1/push HTTP/1.1\r\nHost: x\r\n\r\n", "malformed"],
      [`GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${"a".repeat(100_000)}\r\n\r\n`, "tooLarge"],
      [`GET /${"a".repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, "tooLarge"],
      [`GET /%ff HTTP/1.1\r\n${close}\r\n`, "malformed"],
      [`GET /nowhere HTTP/1.1\r\n${close}Expect: anything\r\n\r\n`, "notFound"],
      [`GET /v1/pull HTTP/1.1\r\n${close}Upgrade: websocket\r\n\r\n`, "unauthenticated"],
    ] as const) {
      const [head = "", body = ""] = (await say(text)).split("\r\n\r\n");
      const { error } = hubError.parse(JSON.parse(body));
      expect([text.slice(0, 60), error.code]).toEqual([text.slice(0, 60), code]);
      expect(head).toContain(`HTTP/1.1 ${HUB_ERRORS[code]} `);
    }
    expect((await client.ask({ method: "GET", path: PATHS.health })).status).toBe(200);
  });

  test("a cursor is made of digits", async () => {
    const { client, service } = await start();
    const { token } = await enrol(service);
    const pull = (query: string) =>
      client.ask({ method: "GET", path: `${PATHS.pull}?${query}`, token }).then((reply) => codeOf(reply));
    for (const query of ["", "epoch=1", "epoch=1&feed=", "epoch=1&feed=-1", "epoch=1&feed=0x1"]) {
      expect([query, await pull(query)]).toEqual([query, "malformed"]);
    }
    for (const feed of ["1e0", "1.5", "NaN", "%20", "%00", "９", "9007199254740993", "0&feed=1"]) {
      expect([feed, await pull(`epoch=1&feed=${encodeURI(feed)}`)]).toEqual([feed, "malformed"]);
    }
    for (const limit of ["0", "-1", "2001", "x", ""]) {
      expect([limit, await pull(`epoch=1&feed=0&limit=${limit}`)]).toEqual([limit, "malformed"]);
    }
    expect(await pull("epoch=1&feed=1000")).toBe("hubBehind");
    expect(await pull("epoch=2&feed=0")).toBe("hubBehind");
    expect(await pull("epoch=0&feed=1")).toBe("epoch");
  });
});

describe("the line", () => {
  test("pages are compressed, have the form of the protocol, and cross whole", async () => {
    const { client, service } = await start();
    const device = await enrol(service);
    const operations = device.tickets(300);
    const push = await client.ask({
      path: PATHS.push,
      token: device.token,
      body: { epoch: 1, operations },
      gzip: true,
    });
    expect(push.headers["content-encoding"]).toBe("gzip");
    const { answers } = pushReply.parse(push.json);
    const path = `${PATHS.pull}?epoch=1&feed=2&limit=2000`;
    const reply = await client.ask({ method: "GET", path, token: device.token });
    expect(reply.headers["content-encoding"]).toBe("gzip");
    const page = pullReply.strict().parse(reply.json);
    expect(page.operations.map(({ body, sig }) => ({ body, sig }))).toEqual(operations);
    expect(page.operations.map(({ receipt }) => receipt)).toEqual(
      answers.map((answer) => (answer.status === "accepted" ? answer.receipt : "")),
    );
    expect(page).toMatchObject({ epoch: 1, through: 302, head: 302 });
    for (const accepted of ["identity", "gzip;q=0", "br, gzip; q=0.0, *", "x-gzip-not", ""]) {
      const headers = { "accept-encoding": accepted };
      const plain = await client.ask({ method: "GET", path, token: device.token, headers });
      expect([accepted, plain.headers["content-encoding"]]).toEqual([accepted, undefined]);
      expect(plain.json).toEqual(reply.json);
    }
    for (const accepted of ["br;q=1, GZIP;q=0.5", "deflate,gzip"]) {
      const headers = { "accept-encoding": accepted };
      const packed = await client.ask({ method: "GET", path, token: device.token, headers });
      expect([accepted, packed.headers["content-encoding"]]).toEqual([accepted, "gzip"]);
    }
  });

  test("the stream opens with the head and tells every growth", async () => {
    const { client, service } = await start();
    const device = await enrol(service);
    const stream = client.notices(device.token);
    expect(await stream.next()).toEqual({ epoch: 1, feed: 2 });
    for (let feed = 3; feed < 6; feed += 1) {
      const body = { epoch: 1, operations: device.tickets(1) };
      await client.ask({ path: PATHS.push, token: device.token, body });
      let head = await stream.next();
      while (head.feed < feed) head = await stream.next();
      expect(head).toEqual({ epoch: 1, feed });
    }
    stream.close();
  });

  test("logs say route, status and time, and no name, token or text", async () => {
    const lines: string[] = [];
    const logger = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
    const { client, service } = await start({ logger });
    // The line that says where it listens; everything after it is about requests.
    lines.length = 0;
    const member = must(await service.administration.addMember({ name: "金丝雀姓名", role: "technician" }));
    const { secret } = must(await service.administration.createPairingSecret(member.id, 5));
    const device = new TestDevice();
    const reply = await client.ask({ path: PATHS.pair, body: device.pairRequest(secret) });
    const { token, workspace, code } = pairReply.parse(reply.json);
    Object.assign(device, { token, workspace, code, member: member.id });
    const body = { epoch: 1, operations: [device.ticket("金丝雀标题").sealed] };
    await client.ask({ path: PATHS.push, token, body });
    await client.ask({ path: PATHS.push, token, body: { epoch: 1, operations: ["金丝雀标题"] } });
    await client.ask({ method: "GET", path: `/v1/nowhere?token=${token}&name=canary-name` });
    const text = lines.join("");
    expect(text).toContain(PATHS.push);
    for (const canary of ["金丝雀", token, secret, device.publicKey, "canary-name", "127.0.0.1"]) {
      expect(text).not.toContain(canary);
    }
  });
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function bend(form: Json, path: readonly number[], value: Json, drop: boolean): Json {
  const [step, ...rest] = path;
  if (step === undefined || form === null || typeof form !== "object") return value;
  if (Array.isArray(form)) {
    const at = form.length === 0 ? 0 : step % form.length;
    form[at] = bend(form[at] ?? null, rest, value, drop);
    return form;
  }
  const keys = Object.keys(form);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return value;
  if (rest.length === 0 && drop) delete form[key];
  else form[key] = bend(form[key] ?? null, rest, value, drop);
  return form;
}
