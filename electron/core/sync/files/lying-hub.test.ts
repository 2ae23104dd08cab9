import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, expect, test } from "vitest";
import { FILE_PATHS, UPLOAD_PIECE_BYTES } from "../../../../shared/protocol/files/file-paths.ts";
import { testCertificate } from "../../../../tests/support/core/test-certificate.ts";
import type { TestCertificate } from "../../../../tests/support/core/test-certificate.ts";
import type { FileStore } from "./file-store.ts";
import { openHttpsFileLine } from "./https-file-line.ts";
import { persist } from "./persist.ts";

// A hub, or whatever answers at its address, that takes nothing, says too much, or gives something else.

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let certificate: TestCertificate;
const closers: (() => void)[] = [];
beforeAll(async () => {
  certificate = await testCertificate();
});
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const SIZE = 3 * UPLOAD_PIECE_BYTES;
const file = { address: "a".repeat(64), size: SIZE };
const content = randomBytes(SIZE);
const UPLOAD = `${FILE_PATHS.uploads}/0190b0a0-0000-7000-8000-000000000001`;

/** A line to a server that answers like this once a request's body has come. */
async function lineTo(answer: Answer, fingerprint = certificate.fingerprint) {
  let bytes = 0;
  const methods: string[] = [];
  const server = https.createServer({ cert: certificate.cert, key: certificate.key }, (request, response) => {
    request.on("error", () => {});
    request.on("data", (piece: Buffer) => {
      bytes += piece.length;
    });
    request.on("end", () => {
      methods.push(request.method ?? "");
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const paths = new Map<string, string>();
  const store = {
    read: (_address: string, offset: number, length: number) => content.subarray(offset, offset + length),
    uploadPath: (address: string) => paths.get(address) ?? null,
    setUploadPath: (address: string, path: string | null) =>
      path === null ? void paths.delete(address) : void paths.set(address, path),
  } as unknown as FileStore;
  const address = `https://127.0.0.1:${port}`;
  const line = openHttpsFileLine({ address, fingerprint, token: "secret-token" }, store);
  closers.push(() => {
    line.close();
    server.closeAllConnections();
    server.close();
  });
  return { line, paths, methods, bytes: () => bytes };
}

const say = (response: ServerResponse, status: number, headers: Record<string, string | number> = {}) =>
  response.writeHead(status, { "tus-resumable": "1.0.0", ...headers }).end();
const at = (offset: number) => ({ "upload-offset": offset, "upload-length": SIZE });

const carry = (line: Awaited<ReturnType<typeof lineTo>>["line"]) => {
  const pauses: number[] = [];
  const done = persist((onReached) => line.upload(file, onReached), {
    stopped: () => false,
    pause: async (ms) => void pauses.push(ms),
    random: () => 0,
  });
  return { done, pauses };
};

test("a hub that answers well and keeps nothing is sent a bounded number of bytes", async () => {
  const { line, bytes } = await lineTo((request, response) => {
    if (request.method === "POST") return say(response, 201, { location: UPLOAD });
    return say(response, request.method === "PATCH" ? 204 : 200, at(0));
  });
  const { done, pauses } = carry(line);
  expect(await done).toMatchObject({ ok: false, code: "stalled" });
  expect(bytes()).toBe(5 * UPLOAD_PIECE_BYTES);
  // It waits longer each time.
  expect(pauses).toEqual([500, 1000, 2000, 4000]);
});

test("nor is one that breaks off each time before it has kept anything", async () => {
  const { line, methods } = await lineTo((request, response) => {
    if (request.method === "POST") return say(response, 201, { location: UPLOAD });
    if (request.method === "HEAD") return say(response, 200, at(0));
    return request.socket.destroy();
  });
  expect(await carry(line).done).toMatchObject({ ok: false, code: "stalled" });
  expect(methods.filter((method) => method === "PATCH")).toHaveLength(5);
});

test("as long as each attempt gets further there is no end to them, and none waits", async () => {
  let kept = 0;
  const step = Math.floor(SIZE / 40);
  const { line } = await lineTo((request, response) => {
    if (request.method === "POST") return say(response, 201, { location: UPLOAD });
    if (request.method === "HEAD") return say(response, 200, at(kept));
    kept = Math.min(SIZE, kept + step);
    return kept < SIZE ? request.socket.destroy() : say(response, 204, at(kept));
  });
  const { done, pauses } = carry(line);
  expect(await done).toMatchObject({ ok: true });
  expect(pauses.length).toBeLessThanOrEqual(1);
});

test("a hub that fails for a moment is not begun anew with: what it has stays", async () => {
  let failing = true;
  const { line, paths, methods } = await lineTo((request, response) => {
    if (request.method === "HEAD") {
      if (!failing) return say(response, 200, at(2 * UPLOAD_PIECE_BYTES));
      failing = false;
      return say(response, 500);
    }
    return say(response, 204, at(SIZE));
  });
  paths.set(file.address, UPLOAD);
  expect(await carry(line).done).toMatchObject({ ok: true });
  expect(methods).toEqual(["HEAD", "HEAD", "PATCH"]);
  expect(paths.size).toBe(0);
});

test("what another has brought meanwhile is there; what the hub refuses is refused by its name", async () => {
  const refusing =
    (status: number, code: string) => (_request: IncomingMessage, response: ServerResponse) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { code, message: "so it is", path: "" } }));
    };
  const upload = async (answer: Answer) => (await lineTo(answer)).line.upload(file, () => {});
  expect(await upload(refusing(409, "alreadyHere"))).toEqual({ ok: true, value: null });
  expect(await upload(refusing(422, "otherContent"))).toMatchObject({ ok: false, code: "otherContent" });
  expect(await upload(refusing(429, "rateLimited"))).toMatchObject({ ok: false, code: "rateLimited" });
  expect(await upload(refusing(401, "unauthenticated"))).toMatchObject({ code: "unauthenticated" });
  expect(await upload((_request, response) => say(response, 500))).toMatchObject({ code: "badReply" });
});

test("a file that begins elsewhere than asked, and one that is cut off, are not put behind what is here", async () => {
  const taken: Buffer[] = [];
  const take = (bytes: Uint8Array) => taken.push(Buffer.from(bytes)) > 0;
  const whole = await lineTo((_request, response) => {
    response.writeHead(200, { "content-length": SIZE }).end(content);
  });
  expect(await whole.line.fetch(file.address, 1000, take)).toMatchObject({ ok: false, code: "badReply" });
  expect(taken).toEqual([]);
  const cut = await lineTo((_request, response) => {
    response.writeHead(200, { "content-length": SIZE });
    response.write(content.subarray(0, 300_000), () => response.destroy());
  });
  expect(await cut.line.fetch(file.address, 0, take)).toMatchObject({ ok: false, code: "unreachable" });
  const came = Buffer.concat(taken);
  expect(came.length).toBeGreaterThan(0);
  expect(came.equals(content.subarray(0, came.length))).toBe(true);
});

test("a stranger's certificate is sent nothing, by file or token", async () => {
  const { line, bytes, methods } = await lineTo((_request, response) => say(response, 204), "0".repeat(64));
  expect(await line.asked([file.address])).toMatchObject({ ok: false, code: "certificate" });
  expect(await line.upload(file, () => {})).toMatchObject({ ok: false, code: "certificate" });
  expect(await line.fetch(file.address, 0, () => true)).toMatchObject({ ok: false, code: "certificate" });
  expect([bytes(), methods]).toEqual([0, []]);
  line.close();
  expect(await line.upload(file, () => {})).toMatchObject({ ok: false, code: "closed" });
});
