import { describe, expect, test } from "vitest";
import {
  closedPort,
  closes,
  says,
  serve,
  silent,
  soon,
} from "../../../../tests/support/probes/hostile-server.ts";
import { probeContext } from "../../../../tests/support/probes/probe-context.ts";
import { readPjl } from "./pjl.ts";
import { printPort } from "./print-port.ts";

const ask = (port: number, ms = 5000) =>
  printPort({ host: "127.0.0.1", port }, probeContext({ signal: soon(ms) }));
const READY = '@PJL INFO STATUS\r\nCODE=10001\r\nDISPLAY="就绪"\r\nONLINE=TRUE\r\n\f';

describe("the raw port of a printer", () => {
  test("tells state and display where it speaks PJL", async () => {
    await using server = await serve(says(READY));
    const { end, values, text } = await ask(server.port);
    expect(end).toBe("result");
    expect(values).toContainEqual({ name: "open", of: "", value: true, unit: "" });
    expect(values).toContainEqual({ name: "status", of: "", value: 10_001, unit: "" });
    expect(values).toContainEqual({ name: "display", of: "", value: "就绪", unit: "" });
    expect(text["zh-CN"]).toContain("状态 10001（正常），面板显示“就绪”");
  });

  test.each([
    ["closes at once", closes],
    ["says something else", says("ERROR: what?\r\n", { end: true })],
  ])("that %s is open, without a status", async (_what, manner) => {
    await using server = await serve(manner);
    const { end, values } = await ask(server.port);
    expect(end).toBe("result");
    expect(values.map(({ name }) => name)).toEqual(["open", "connect"]);
  });

  test("that is silent until the time is over keeps that it is open", async () => {
    await using server = await serve(silent);
    const { end, reason, values } = await ask(server.port, 150);
    expect({ end, reason }).toEqual({ end: "noAnswer", reason: "timeout" });
    expect(values[0]).toEqual({ name: "open", of: "", value: true, unit: "" });
  });

  test("that is shut is not open", async () => {
    expect(await ask(await closedPort())).toMatchObject({
      ...{ end: "noAnswer", reason: "refused" },
      values: [{ name: "open", value: false }],
    });
  });

  test("a display in GBK is read, and what is no status is none", () => {
    const gbk = Buffer.concat([
      Buffer.from('CODE=41002\r\nDISPLAY="'),
      Buffer.from([0xc8, 0xb1, 0xd6, 0xbd]),
      Buffer.from('"\r\n'),
    ]);
    expect(readPjl(gbk)).toEqual({ code: 41_002, display: "缺纸" });
    expect(readPjl(Buffer.from("CODE=ready"))).toBeNull();
    expect(readPjl(Buffer.alloc(0))).toBeNull();
  });
});
