import type { IncomingMessage, ServerResponse } from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import net from "node:net";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PushRequest } from "../../../shared/protocol/push.ts";
import { openHttpsTransport } from "./https-transport.ts";
import { testCertificate } from "../../../tests/support/core/test-certificate.ts";
import type { TestCertificate } from "../../../tests/support/core/test-certificate.ts";
import type { HubPins } from "../identity.ts";
import type { HubTransport } from "./transport.ts";

/** Waits for a state, however busy the machine is. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 30_000, interval: 10 });
type Answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

let certificate: TestCertificate;
let other: TestCertificate;
const closers: (() => void)[] = [];

beforeAll(async () => {
  certificate = await testCertificate();
  other = await testCertificate();
});
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server under the hub's certificate, and what reached it. */
async function serve(answer: Answer) {
  const requests: { request: IncomingMessage; body: Buffer }[] = [];
  let bytes = 0;
  let connections = 0;
  const { cert, key } = certificate;
  const server = https.createServer({ cert, key }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      requests.push({ request, body });
      answer(request, response, body);
    });
  });
  server.on("secureConnection", (socket: net.Socket) => {
    connections += 1;
    socket.on("data", (chunk: Buffer) => (bytes += chunk.length));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `https://127.0.0.1:${port}`,
    requests,
    bytes: () => bytes,
    connections: () => connections,
    server,
  };
}

function connect(
  address: string,
  fingerprint = certificate.fingerprint,
  pins: Omit<HubPins, "fingerprint"> = {},
): HubTransport {
  const hub = openHttpsTransport({ address, fingerprint, ...pins, token: "secret-token" });
  closers.push(() => hub.close());
  return hub;
}

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
};
const emptyPage = { epoch: 1, operations: [], through: 0, head: 0 };
const pull = (hub: HubTransport) => hub.pull({ epoch: 1, feed: 0, limit: 10, protocol: 2 });
const greeting = {
  protocol: 3,
  workspace: "01a209b4-4d60-733c-a237-1d39823a4e1f",
  hubVersion: "0.2.0",
  hubKey: "",
  epoch: 1,
  head: { seq: 0, feed: 0 },
  gaps: [],
  nextDeviceSeq: 1,
  now: 0,
  member: { id: "01a209b4-4d60-733c-a237-1d39823a4e1f", name: "王芳", role: "lead", active: true },
  types: {},
};
const bigPush: PushRequest = {
  epoch: 1,
  operations: [{ body: "x".repeat(5_000), sig: `${"A".repeat(86)}==` }],
};

describe("the hub over HTTPS", () => {
  it("takes the pinned certificate, though no authority signed it and its dates have passed", async () => {
    const hub = await serve((_, response) => json(response, 200, emptyPage));
    expect(await pull(connect(hub.address))).toEqual({ ok: true, value: emptyPage });
    expect(hub.requests[0]?.request.headers.authorization).toBe("Bearer secret-token");
  });

  it("sends not a byte to a hub with another certificate", async () => {
    const hub = await serve((_, response) => json(response, 200, emptyPage));
    const transport = connect(hub.address, other.fingerprint);
    expect(await pull(transport)).toMatchObject({ ok: false, code: "certificate" });
    expect(await transport.push(bigPush)).toMatchObject({ ok: false, code: "certificate" });
    let closed = 0;
    transport.notices(
      () => {},
      () => (closed += 1),
    );
    await eventually(() => closed).toBe(1);
    expect(hub.requests).toEqual([]);
    expect(hub.bytes()).toBe(0);
  });

  it("takes a renewed certificate of a key that it knows, and sends not a byte to another key", async () => {
    const hub = await serve((_, response) => json(response, 200, emptyPage));
    const renewed = await certificate.renewed();
    expect(renewed.fingerprint).not.toBe(certificate.fingerprint);
    hub.server.setSecureContext({ cert: renewed.cert, key: renewed.key });
    const keys = [other.keyFingerprint, certificate.keyFingerprint];
    expect(await pull(connect(hub.address, certificate.fingerprint, { keys }))).toMatchObject({ ok: true });
    const before = hub.bytes();
    expect(await pull(connect(hub.address))).toMatchObject({ code: "certificate" });
    const strange = { keys: [other.keyFingerprint] };
    expect(await pull(connect(hub.address, other.fingerprint, strange))).toMatchObject({
      code: "certificate",
    });
    // The certificate of the pairing, whose key the hub has retired.
    const retired = { ...strange, keysNamed: true };
    expect(await pull(connect(hub.address, renewed.fingerprint, retired))).toMatchObject({
      code: "certificate",
    });
    expect(hub.bytes()).toBe(before);
  });

  it("hears which keys a hub has only over a connection that shows one of them", async () => {
    const named = { keys: [other.keyFingerprint], retired: [], sig: "c2ln" };
    const hub = await serve((_, response) => json(response, 200, { ...greeting, certificateKeys: named }));
    const ask = async () => {
      const reply = await connect(hub.address).handshake({
        protocol: { min: 1, max: 3 },
        workspace: greeting.workspace,
        device: greeting.workspace,
        cursor: { epoch: 0, feed: 0 },
        now: 0,
      });
      return reply.ok ? reply.value.certificateKeys : reply;
    };
    expect(await ask()).toBeUndefined();
    named.keys.push(certificate.keyFingerprint);
    expect(await ask()).toEqual(named);
  });

  it("takes a public certificate only by the rules of the web", async () => {
    const hub = await serve((_, response) => json(response, 200, emptyPage));
    expect(await pull(connect(hub.address, "public"))).toMatchObject({ code: "certificate" });
    expect(hub.bytes()).toBe(0);
  });

  it("checks every new connection, not only the first", async () => {
    const hub = await serve((_, response) => json(response, 200, emptyPage));
    const transport = connect(hub.address);
    expect(await pull(transport)).toMatchObject({ ok: true });
    hub.server.setSecureContext({ cert: other.cert, key: other.key });
    hub.server.closeAllConnections();
    // The kept connection may die under the request before a new one is tried.
    await eventually(async () => (await pull(transport)).ok).toBe(false);
    expect(await pull(transport)).toMatchObject({ ok: false, code: "certificate" });
  });

  it("keeps its connection", async () => {
    const hub = await serve((_, response) => json(response, 200, emptyPage));
    const transport = connect(hub.address);
    for (let n = 0; n < 5; n += 1) await pull(transport);
    expect(hub.connections()).toBe(1);
  });

  it("compresses large requests and reads compressed replies", async () => {
    const hub = await serve((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync(JSON.stringify({ answers: [] })));
    });
    const transport = connect(hub.address);
    expect(await transport.push(bigPush)).toEqual({ ok: true, value: { answers: [] } });
    const sent = hub.requests[0];
    expect(sent?.request.headers["content-encoding"]).toBe("gzip");
    expect(JSON.parse(gunzipSync(sent?.body as Buffer).toString())).toEqual(bigPush);
  });

  it("is unreachable where nobody listens, and where the answer breaks off", async () => {
    const hub = await serve((_, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("{");
      response.destroy();
    });
    expect(await pull(connect(hub.address))).toMatchObject({ code: "unreachable" });
    hub.server.closeAllConnections();
    await new Promise((resolve) => hub.server.close(resolve));
    expect(await pull(connect(hub.address))).toMatchObject({ code: "unreachable" });
  });

  it("is unreachable where something else than TLS answers", async () => {
    const server = net.createServer((socket) => socket.end("220 mail ready\r\n"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closers.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    expect(await pull(connect(`https://127.0.0.1:${port}`))).toMatchObject({ code: "unreachable" });
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ["no JSON", (response) => response.writeHead(200).end("<html>")],
    ["another form", (response) => json(response, 200, { epoch: 1, operations: [{}], through: 0, head: 0 })],
    ["null", (response) => json(response, 200, null)],
    ["negative numbers", (response) => json(response, 200, { ...emptyPage, through: -1 })],
    ["a status without an error", (response) => json(response, 500, { oops: true })],
    ["a redirect", (response) => response.writeHead(302, { location: "https://elsewhere.test/" }).end()],
    ["a gateway's page", (response) => response.writeHead(502).end("Bad Gateway")],
    ["broken gzip", (response) => response.writeHead(200, { "content-encoding": "gzip" }).end("nope")],
    ["unknown encoding", (response) => response.writeHead(200, { "content-encoding": "br" }).end("{}")],
    [
      "a compression bomb",
      (response) =>
        response
          .writeHead(200, { "content-encoding": "gzip" })
          .end(gzipSync(Buffer.alloc(100 * 1024 * 1024))),
    ],
  ])("answers badReply to %s", async (_, answer) => {
    const hub = await serve((request, response) => {
      expect(request.headers.authorization).toBe("Bearer secret-token");
      answer(response);
    });
    expect(await pull(connect(hub.address))).toMatchObject({ ok: false, code: "badReply" });
  });

  it("stops reading a reply without end", async () => {
    const hub = await serve((_, response) => {
      const block = Buffer.alloc(1024 * 1024, 0x20);
      const more = () => {
        while (!response.destroyed && response.write(block));
      };
      response.on("drain", more);
      more();
    });
    expect(await pull(connect(hub.address))).toMatchObject({ ok: false, code: "badReply" });
  });

  it("passes on the hub's errors, and those of newer hubs as internal", async () => {
    const hub = await serve((request, response) => {
      const code = request.url?.startsWith("/v1/pull") ? "revoked" : "somethingNew";
      json(response, 403, { error: { code, message: "no", details: { why: 1 } } });
    });
    const transport = connect(hub.address);
    expect(await pull(transport)).toMatchObject({ code: "revoked", details: { why: 1 } });
    expect(await transport.missing({ ids: [] })).toMatchObject({ code: "internal" });
  });

  it("answers closed to what was under way when it was closed, and afterwards", async () => {
    const hub = await serve(() => {});
    const transport = connect(hub.address);
    const waiting = pull(transport);
    await eventually(() => hub.requests.length).toBe(1);
    transport.close();
    expect(await waiting).toMatchObject({ code: "closed" });
    expect(await pull(transport)).toMatchObject({ code: "closed" });
  });

  it("hears notices, skips what it cannot read, and says once when the stream ends", async () => {
    let stream: ServerResponse | null = null;
    const hub = await serve((_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(': hello\n\nevent: head\ndata: {"epoch":1,"feed":7}\n\nevent: head\ndata: junk\n\n');
      response.write('nonsense\n\nevent: other\ndata: {}\n\nevent: head\ndata: {"epoch":1,"feed":8}\n\n');
      stream = response;
    });
    const transport = connect(hub.address);
    const heads: number[] = [];
    let closed = 0;
    transport.notices(
      ({ feed }) => heads.push(feed),
      () => (closed += 1),
    );
    await eventually(() => heads).toEqual([7, 8]);
    (stream as unknown as ServerResponse).end();
    await eventually(() => closed).toBe(1);
  });

  it("says nothing more after notices were closed", async () => {
    const hub = await serve((_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.flushHeaders();
    });
    const transport = connect(hub.address);
    const close = transport.notices(
      () => expect.unreachable(),
      () => expect.unreachable(),
    );
    await eventually(() => hub.requests.length).toBe(1);
    close();
    expect(await pull(connect("https://127.0.0.1:1"))).toMatchObject({ code: "unreachable" });
  });

  it("closes a notice stream that is refused", async () => {
    const hub = await serve((_, response) =>
      json(response, 403, { error: { code: "revoked", message: "" } }),
    );
    let closed = 0;
    connect(hub.address).notices(
      () => expect.unreachable(),
      () => (closed += 1),
    );
    await eventually(() => closed).toBe(1);
  });
});
