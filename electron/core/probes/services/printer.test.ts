import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import fc from "fast-check";
import {
  closedPort,
  closes,
  says,
  serve,
  silent,
  soon,
} from "../../../../tests/support/probes/hostile-server.ts";
import {
  BOOLEAN,
  ENUM,
  INTEGER,
  KEYWORD,
  NAME,
  TEXT,
  ippAnswer,
} from "../../../../tests/support/probes/ipp-answer.ts";
import { probeContext } from "../../../../tests/support/probes/probe-context.ts";
import { readIpp } from "./ipp-message.ts";
import { printer } from "./printer.ts";
import { printerReadings } from "./printer-state.ts";

const HOST = "127.0.0.1";
const STOPPED = ippAnswer({
  "printer-state": [[ENUM, 5]],
  "printer-state-reasons": [
    [KEYWORD, "toner-low-warning"],
    [KEYWORD, "media-empty-error"],
  ],
  "printer-state-message": [[TEXT, "缺纸：请在纸盒 2 放纸"]],
  "printer-is-accepting-jobs": [[BOOLEAN, true]],
  "queued-job-count": [[INTEGER, 3]],
  "printer-make-and-model": [[TEXT, "HP LaserJet M506"]],
  "marker-names": [
    [NAME, "黑色碳粉"],
    [NAME, "废粉盒"],
    [NAME, "感光鼓"],
  ],
  "marker-types": [
    [KEYWORD, "toner"],
    [KEYWORD, "waste-toner"],
    [KEYWORD, "opc"],
  ],
  "marker-levels": [
    [INTEGER, 4],
    [INTEGER, 90],
    [INTEGER, -2],
  ],
  "printer-impressions-completed": [[INTEGER, 18_233]],
});

const readingsIn = (bytes: Buffer) => printerReadings(readIpp(bytes)?.attributes ?? new Map());
const ask = (port: number, signal = soon(5000), name?: string) =>
  printer({ host: HOST, port, ...(name === undefined ? {} : { name }) }, probeContext({ signal }));

async function serveIpp(answers: Readonly<Record<string, [status: number, body: Buffer]>>) {
  const server = http.createServer((request, response) => {
    const [status, body] = answers[request.url ?? ""] ?? [404, Buffer.alloc(0)];
    request.resume().on("end", () => response.writeHead(status).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

describe("what a printer says", () => {
  test("each reading stands for itself, the most severe reason first, a waste box by its room", () => {
    expect(readingsIn(STOPPED)).toEqual([
      { name: "state", of: "", value: "stopped", unit: "" },
      { name: "reasons", of: "media-empty-error", value: "media-empty", unit: "" },
      { name: "reasons", of: "toner-low-warning", value: "toner-low", unit: "" },
      { name: "message", of: "", value: "缺纸：请在纸盒 2 放纸", unit: "" },
      { name: "accepting", of: "", value: true, unit: "" },
      { name: "queued", of: "", value: 3, unit: "" },
      { name: "supply", of: "黑色碳粉", value: 4, unit: "%" },
      { name: "supply", of: "废粉盒", value: 10, unit: "%" },
      { name: "model", of: "", value: "HP LaserJet M506", unit: "" },
      { name: "pages", of: "", value: 18_233, unit: "" },
    ]);
  });

  test("one garbled attribute costs nothing but itself", () => {
    const garbled = ippAnswer({
      "printer-state": [[ENUM, Buffer.from([5])]],
      "queued-job-count": [[INTEGER, 0]],
      "printer-make-and-model": [[TEXT, "\u001b[2J爱普生\u0000 WF"]],
      "marker-levels": [
        [INTEGER, 200],
        [INTEGER, 50],
      ],
      "printer-impressions-completed": [[INTEGER, 0]],
    });
    expect(readingsIn(garbled)).toEqual([
      { name: "queued", of: "", value: 0, unit: "" },
      { name: "supply", of: "#2", value: 50, unit: "%" },
      { name: "model", of: "", value: "[2J爱普生 WF", unit: "" },
    ]);
  });

  test("a maker's GBK is read as such, and text with its language by both habits", () => {
    const text = (bytes: Buffer, tag = TEXT) => ippAnswer({ "printer-state-message": [[tag, bytes]] });
    const message = (bytes: Buffer) => readIpp(bytes)?.attributes.get("printer-state-message");
    expect(message(text(Buffer.from([0xc8, 0xb1, 0xd6, 0xbd])))).toEqual(["缺纸"]);
    expect(message(text(Buffer.from("Müller é")))).toEqual(["Müller é"]);
    const proper = Buffer.concat([
      Buffer.from([0, 2]),
      Buffer.from("zh"),
      Buffer.from([0, 6]),
      Buffer.from("缺纸"),
    ]);
    expect(message(text(proper, 0x35))).toEqual(["缺纸"]);
    const bare = Buffer.concat([
      ippAnswer({ "printer-state-message": [[0x35, "zh"]] }).subarray(0, -1),
      ...[Buffer.from([0, 6]), Buffer.from("缺纸"), Buffer.from([3])],
    ]);
    expect(message(bare)).toEqual(["缺纸"]);
  });

  test("supplies as PWG has them are read where there are no markers", () => {
    const supplies = ippAnswer({
      "printer-supply": [
        [0x30, "type=toner;maxcapacity=200;level=50;class=supplyThatIsConsumed;"],
        [0x30, "level=-3"],
      ],
      "printer-supply-description": [
        [TEXT, "青色"],
        [TEXT, "黄色"],
      ],
    });
    expect(readingsIn(supplies)).toEqual([{ name: "supply", of: "青色", value: 25, unit: "%" }]);
  });

  test("what is cut anywhere, or made of anything, is no answer or a smaller one, and always ends", () => {
    for (let length = 0; length < STOPPED.length; length += 1)
      expect(readIpp(STOPPED.subarray(0, length))).toBeNull();
    // A length that others read as negative, and go round for ever.
    const backwards = Buffer.from([2, 0, 0, 0, 0, 0, 0, 1, 4, 0x44, 0, 1, 0x61, 0xff, 0xfa, 3]);
    expect(readIpp(backwards)).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (tail) => {
        readIpp(Buffer.concat([Buffer.from([1, 1, 0, 0, 0, 0, 0, 1, 4]), tail]));
      }),
    );
  });
});

describe("a printer that is asked", () => {
  test("answers where it answers, and the words say it in both languages", async () => {
    await using server = await serveIpp({ "/ipp/printer": [200, STOPPED] });
    const { end, text } = await ask(server.port);
    expect(end).toBe("result");
    expect(text["zh-CN"]).toBe(
      "127.0.0.1：打印机已停止；缺纸；碳粉不足；面板显示“缺纸：请在纸盒 2 放纸”；排队 3 个作业；最低耗材 黑色碳粉 4%。",
    );
    expect(text.en).toMatch(/^127\.0\.0\.1: The printer is stopped; out of paper; toner low;/);
  });

  test("by TLS alone and with a certificate of its own is read, and that is said", async () => {
    const { testCertificate } = await import("../../../../tests/support/core/test-certificate.ts");
    const server = https.createServer(await testCertificate(), (request, response) => {
      request.resume().on("end", () => response.writeHead(200).end(STOPPED));
    });
    await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
    const { end, text } = await ask((server.address() as AddressInfo).port);
    await new Promise((resolve) => server.close(resolve));
    expect(end).toBe("result");
    expect(text["zh-CN"]).toContain("证书无人担保");
  });

  test.each([
    ["has no such queue", 404, Buffer.alloc(0), "unsupported", "notAvailable"],
    ["has no such queue by IPP", 200, ippAnswer({}, 0x0406), "unsupported", "notAvailable"],
    ["wants somebody to sign in", 401, Buffer.alloc(0), "denied", "noAnswer"],
    ["is a web page", 200, Buffer.from("<html>路由器</html>"), "garbage", "noAnswer"],
    ["has a fault of its own", 500, Buffer.from("oops"), "garbage", "noAnswer"],
    ["says an error and nothing else", 200, ippAnswer({}, 0x0500), "unsupported", "notAvailable"],
    ["answers half", 200, STOPPED.subarray(0, 100), "garbage", "noAnswer"],
  ])("that %s is told as such", async (_what, status, body, reason, end) => {
    await using server = await serveIpp({ [`/printers/${encodeURIComponent("三楼")}`]: [status, body] });
    expect(await ask(server.port, soon(5000), "三楼")).toMatchObject({ end, reason });
  });

  test.each([
    ["is silent", silent, "timeout", 150],
    ["closes in the middle", closes, "closed", 5000],
    ["sends rubbish", says("\u0000\u0001SSH-2.0-dropbear\r\n", { end: true }), "garbage", 5000],
    [
      "cuts its answer",
      says("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nabc", { end: true }),
      "closed",
      5000,
    ],
    ["sends without end", says("HTTP/1.1 200 OK\r\n\r\n".padEnd(2_000_000, "x")), "garbage", 5000],
  ] as const)("that %s ends in time", async (_what, manner, reason, ms) => {
    await using server = await serve(manner);
    expect(await ask(server.port, soon(ms))).toMatchObject({ end: "noAnswer", reason });
  });

  test("that is not there is told by how it is not there", async () => {
    expect(await ask(await closedPort())).toMatchObject({ end: "noAnswer", reason: "refused" });
    const nowhere = await printer({ host: "no.such.host.invalid" }, probeContext({ signal: soon(5000) }));
    expect(nowhere).toMatchObject({ end: "noAnswer", reason: "noSuchHost" });
    const stopped = new AbortController();
    stopped.abort();
    expect(await ask(1, stopped.signal)).toMatchObject({ end: "stopped", reason: "cancelled" });
  });

  test.each([
    { host: "-h" },
    { host: "a b" },
    { host: "x/../y" },
    { host: HOST, port: 0 },
    { host: HOST, name: "a/../../admin" },
    {},
  ])("at %j is not asked at all", async (options) => {
    expect(await printer(options, probeContext())).toMatchObject({
      end: "notAvailable",
      reason: "badOption",
    });
  });
});
