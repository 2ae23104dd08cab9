import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { stagedContext } from "../../../../tests/support/probes/context.ts";
import { examineHub } from "../doctor/far-links.ts";
import { DEFAULT_TARGETS } from "../targets.ts";
import { connectThrough } from "./connect-through.ts";
import { askServer } from "./dns.ts";
import { dns } from "./dns.ts";
import { fetchPage } from "./fetch-page.ts";
import { http } from "./http.ts";
import { port } from "./port.ts";
import { whyNot } from "../frame/reasons.ts";
import { askTime, offsetIn } from "./sntp.ts";
import { time } from "./time.ts";
import { tls } from "./tls.ts";

vi.setConfig({ testTimeout: 60_000 });

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(answer: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    answer(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function serveUdp(answer: (question: Buffer, reply: (bytes: Buffer) => void) => void): Promise<number> {
  const socket = createSocket("udp4");
  socket.on("message", (question, { port: to, address }) =>
    answer(question, (bytes) => socket.send(bytes, to, address)),
  );
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  closing.push(() => socket.close());
  return socket.address().port;
}

const silent = () => {};
const garbage = (socket: Socket) => void socket.write("\u0000\u0001 nonsense\r\n\r\n".repeat(20));
const closes = (socket: Socket) => void socket.once("data", () => socket.destroy());
const cut = (socket: Socket) =>
  void socket.once("data", () => {
    socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf", () => socket.destroy());
  });
/** A byte now and then, for ever. */
const slow = (socket: Socket) => {
  socket.write("H");
  const drip = setInterval(() => socket.write("T"), 20);
  socket.once("close", () => clearInterval(drip));
};
/** Who never answers is waited for only so long; who does may take its time on a busy machine. */
const soon = (reason = "timeout") => stagedContext({ deadlineMs: reason === "timeout" ? 400 : 20_000 });

describe("a host that is silent, slow, talks nonsense or closes ends each probe in time, typed", () => {
  test.each([
    ["silent", silent, "timeout"],
    ["slow", slow, "garbage"],
    ["nonsense", garbage, "garbage"],
    ["closing", closes, "closed"],
    ["closing half way", cut, "closed"],
  ])("http: %s", async (_, answer, reason) => {
    const url = `http://127.0.0.1:${await serve(answer)}/`;
    const found = await http({ url }, soon(reason));
    expect(found.end).toBe("noAnswer");
    expect(found.reason).toMatch(new RegExp(`^(${reason})$`));
  });

  test.each([
    ["silent", silent, "timeout"],
    ["slow", slow, "garbage"],
    ["nonsense", garbage, "garbage"],
    ["closing", closes, "closed"],
  ])("tls: %s", async (_, answer, reason) => {
    const found = await tls({ host: "127.0.0.1", port: await serve(answer) }, soon(reason));
    expect([found.end, found.reason]).toEqual(["noAnswer", reason]);
  });

  test.each([
    ["silent", silent, "timeout"],
    [
      "nonsense",
      (question: Buffer, reply: (bytes: Buffer) => void) => reply(question.subarray(0, 5)),
      "timeout|garbage",
    ],
    [
      "another's answer",
      (_: Buffer, reply: (bytes: Buffer) => void) => reply(Buffer.alloc(40, 7)),
      "timeout|garbage",
    ],
  ])("dns: %s", async (_, answer, reason) => {
    const asked = await askServer(`127.0.0.1:${await serveUdp(answer)}`, "www.lab.test", soon().signal);
    expect(asked.ok ? "" : asked.reason).toMatch(new RegExp(`^(${reason})$`));
  });

  test.each([
    ["silent", silent, "timeout"],
    ["nonsense", (_: Buffer, reply: (bytes: Buffer) => void) => reply(Buffer.from("nonsense")), "garbage"],
    ["an echo", (question: Buffer, reply: (bytes: Buffer) => void) => reply(question), "garbage"],
    [
      "a server that does not know the time",
      (question: Buffer, reply: (bytes: Buffer) => void) => reply(timeAnswer(question, 0, 0)),
      "garbage",
    ],
  ])("time: %s", async (_, answer, reason) => {
    const context = soon();
    const asked = await askTime("127.0.0.1", context.signal, context.now, await serveUdp(answer));
    expect(asked).toEqual({ ok: false, reason });
  });
});

test("a name that resolves to nothing is one, whoever asks", async () => {
  const host = "no-such-host.invalid";
  for (const found of [
    await port({ host, port: 1 }, stagedContext()),
    await tls({ host }, stagedContext()),
    await http({ url: `http://${host}/` }, stagedContext()),
    await time({ host }, stagedContext()),
    await dns({ name: "a.test", host }, stagedContext()),
  ]) {
    expect([found.end, found.reason]).toEqual(["noAnswer", "noSuchHost"]);
    expect(found.text["zh-CN"]).toContain("解析不到");
  }
});

test("a refused connection says that the host is there", async () => {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port: free } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  const found = await port({ host: "127.0.0.1", port: free }, stagedContext());
  expect(found).toMatchObject({ end: "result", values: [{ name: "open", value: false }] });
  expect((await tls({ host: "127.0.0.1", port: free }, stagedContext())).reason).toBe("refused");
});

function timeAnswer(question: Buffer, behindS: number, stratum = 2): Buffer {
  const answer = Buffer.alloc(48);
  answer[0] = 0x24;
  answer[1] = stratum;
  question.copy(answer, 24, 40, 48);
  const seconds = question.readUInt32BE(40) + behindS;
  answer.writeUInt32BE(seconds, 32);
  answer.writeUInt32BE(seconds, 40);
  return answer;
}

test("time: the offset of a server, also past 2036", async () => {
  const context = stagedContext();
  const at = await serveUdp((question, reply) => reply(timeAnswer(question, 90)));
  const asked = await askTime("127.0.0.1", context.signal, context.now, at);
  expect(asked.ok && Math.round(asked.at.offset / 1000)).toBe(90);
  const sent = Buffer.from("0000000100000000", "hex");
  const late = Buffer.alloc(48);
  late[0] = 0x24;
  late[1] = 1;
  sent.copy(late, 24);
  late.writeUInt32BE(100, 32);
  late.writeUInt32BE(100, 40);
  const era1 = (2 ** 32 + 100 - 2_208_988_800) * 1000;
  expect(offsetIn(late, sent, era1, era1)?.offset).toBe(0);
});

test("http: another page in the place of the known one is a log-in page, the known one is none", async () => {
  const server = createHttpServer((request, response) => {
    const login = request.url === "/taken";
    response.writeHead(login ? 302 : 204, login ? { location: "http://u:p@login.lab.test/x" } : {}).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => server.close());
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const known = (url: string) => ({ ...DEFAULT_TARGETS, portal: [{ url, status: 204, body: null }] });
  const taken = await http({ url: `${base}/taken` }, { ...stagedContext(), targets: known(`${base}/taken`) });
  expect(taken.values).toMatchObject([
    { name: "status", value: 302 },
    { name: "portal", value: true },
    { name: "redirect", value: "http://login.lab.test/x" },
    { name: "took" },
  ]);
  const free = await http({ url: `${base}/other` }, { ...stagedContext(), targets: known(`${base}/free`) });
  expect(free.values.find(({ name }) => name === "portal")?.value).toBe(false);
  const through = { host: "127.0.0.1", port: (server.address() as AddressInfo).port };
  const proxied = await fetchPage("http://elsewhere.test/", stagedContext().signal, through);
  expect(proxied.ok && proxied.page.status, "asked of the proxy").toBe(204);
  expect((await connectThrough(through, { host: "a", port: 1 }, stagedContext().signal)).ok).toBe(false);
});

test("a body without end is read to a limit", async () => {
  const at = await serve((socket) => {
    socket.write("HTTP/1.1 200 OK\r\n\r\n");
    const pour = () => {
      while (socket.writable && socket.write(Buffer.alloc(16_384, 97)));
    };
    socket.on("drain", pour);
    pour();
  });
  const fetched = await fetchPage(`http://127.0.0.1:${at}/`, stagedContext().signal);
  expect(fetched.ok && fetched.page.body.length).toBe(65_536);
});

test("the hub's place taken by something that is none is broken", async () => {
  const url = `https://127.0.0.1:${await serve(garbage)}`;
  const context = soon("garbage");
  const rest = {
    facts: { interfaces: [], routes: [], dnsServers: [] },
    used: undefined,
    proxy: { server: "", pac: "" },
  };
  const targets = { ...DEFAULT_TARGETS, hub: { url, pins: [] } };
  expect(await examineHub({ context, targets, clockByPage: null, ...rest })).toMatchObject({
    state: "broken",
  });
  expect(whyNot("h", "crashed").en).toBe("h gave no result");
});
