import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ProbeContext, Ran } from "../probe.ts";
import {
  closedPort,
  closes,
  says,
  serve,
  silent,
  soon,
} from "../../../../tests/support/probes/hostile-server.ts";
import { probeContext } from "../../../../tests/support/probes/probe-context.ts";
import { shareNameOf } from "./share-name.ts";
import { readSmbclient } from "./share-smbclient.ts";
import { readSmbutil } from "./share-smbutil.ts";
import { lookWithWindows, troubleIn } from "./share-windows.ts";
import { shareAt } from "./share.ts";

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../../../tests/fixtures/probes/share/${name}`, import.meta.url));
const SMB = { kind: "smb", user: "wang", password: "口令-9981", domain: "WG" } as const;

/** What a server of SMB 3.1.1 says that signs everything; of SMB 1 where that is asked. */
const modern = Buffer.alloc(4 + 64 + 65);
modern.writeUInt32BE(129, 0);
modern.write("\xfeSMB", 4, "latin1");
modern.writeUInt8(3, 4 + 64 + 2);
modern.writeUInt16LE(0x0311, 4 + 64 + 4);

describe("the name of a share", () => {
  test.each([
    ["\\\\fs01\\资料", "fs01", "资料", []],
    ["//fs01.corp.example/部门 共享$/", "fs01.corp.example", "部门 共享$", []],
    ["smb://10.0.0.5/data/2026/报表", "10.0.0.5", "data", ["2026", "报表"]],
  ])("%s", (said, server, share, folders) => {
    expect(shareNameOf(said)).toEqual({ server, share, folders });
  });

  test.each([
    ...[
      "fs01",
      "\\\\fs01",
      "//-L/x",
      "//fs01/-c",
      "//fs01/a;b",
      '//fs01/a"b',
      "//fs01/../x",
      "//fs01/a/..",
      "/fs01/x",
    ],
    ...[
      "//fs01/a\nb",
      "//fs01/a\u0000b",
      "//fs01/`id`",
      "//fs01/a|b",
      "//fs01/%USER%",
      "//fs 01/x",
      "//::1/x",
      7,
      "",
    ],
  ])("%j is none", (said) => {
    expect(shareNameOf(said)).toBeNull();
  });
});

describe("what smbclient prints", () => {
  test("entries are counted and free space is told, also of names with blanks and in Chinese", () => {
    expect(readSmbclient(fixture("smbclient-list.txt").toString())).toMatchObject({
      ...{ signedIn: true, listed: true, entries: 3, trouble: null },
      freeBytes: 78_130_020 * 1024,
    });
  });

  test.each([
    ["session setup failed: NT_STATUS_LOGON_FAILURE", "logonFailure", false],
    ["session setup failed: NT_STATUS_ACCESS_DENIED", "logonFailure", false],
    ["session setup failed: NT_STATUS_ACCOUNT_LOCKED_OUT", "locked", false],
    ["session setup failed: NT_STATUS_PASSWORD_MUST_CHANGE", "passwordExpired", false],
    ["tree connect failed: NT_STATUS_BAD_NETWORK_NAME", "noSuchShare", true],
    ["tree connect failed: NT_STATUS_ACCESS_DENIED", "noAccess", true],
    ["NT_STATUS_ACCESS_DENIED listing \\*", "noAccess", true],
    ["protocol negotiation failed: NT_STATUS_CONNECTION_DISCONNECTED", "lost", null],
    ["something of another version", "unknown", null],
    ["", "unknown", null],
  ])("%j", (printed, trouble, signedIn) => {
    expect(readSmbclient(printed)).toMatchObject({ trouble, signedIn });
  });

  test("a list that was cut is not counted", () => {
    const cut = fixture("smbclient-list.txt").toString().split("\n").slice(0, 3).join("\n");
    expect(readSmbclient(cut)).toMatchObject({ listed: true, entries: null, freeBytes: null });
  });
});

describe("Windows and macOS, from documentation, not from a machine", () => {
  test.each([
    ["net-use-1326-zh.txt", "logonFailure"],
    ["net-use-67-en.txt", "noSuchShare"],
    ["net-use-1272-en.txt", "guestBlocked"],
  ])("%s is read by its number, whatever its language", (name, trouble) => {
    const bytes = fixture(name);
    expect(troubleIn(new TextDecoder(name.includes("-zh") ? "gb18030" : "utf-8").decode(bytes))).toBe(
      trouble,
    );
  });

  test("a folder that opens is counted; one that does not is asked for its number", async () => {
    const name = { server: "fs01", share: "资料", folders: [] };
    const none: Pick<ProbeContext, "run" | "decode"> = { run: async () => null, decode: () => "" };
    const opens = { entries: async () => 12, freeBytes: async () => 5e9 };
    expect(await lookWithWindows(name, none, opens)).toMatchObject({
      listed: true,
      entries: 12,
      freeBytes: 5e9,
    });
    const asked: string[][] = [];
    const net: Pick<ProbeContext, "run" | "decode"> = {
      run: async (program, args) => {
        asked.push([program, ...args]);
        return { code: 2, stdout: new Uint8Array(), stderr: fixture("net-use-1326-zh.txt") };
      },
      decode: (bytes) => new TextDecoder("gb18030").decode(bytes),
    };
    const fails = {
      ...opens,
      entries: () => Promise.reject(Object.assign(new Error("x"), { code: "UNKNOWN" })),
    };
    expect(await lookWithWindows(name, net, fails)).toMatchObject({
      trouble: "logonFailure",
      signedIn: false,
    });
    expect(asked).toEqual([["net", "use", "\\\\fs01\\资料"]]);
  });

  test("smbutil's list has the share or has it not", () => {
    const list = fixture("smbutil-view.txt").toString();
    expect(readSmbutil(0, list, "资料")).toMatchObject({ signedIn: true, trouble: null });
    expect(readSmbutil(0, list, "没有")).toMatchObject({ trouble: "noSuchShare" });
    expect(
      readSmbutil(77, "smbutil: server rejected the authentication: Authentication error", "x"),
    ).toMatchObject({
      trouble: "logonFailure",
    });
  });
});

describe("a share that is asked for", () => {
  const ask = (port: number, mine: Partial<ProbeContext> = {}) =>
    shareAt(port)(
      { share: "//127.0.0.1/资料" },
      probeContext({ platform: "linux", signal: soon(5000), ...mine }),
    );

  test("the password goes by the program's input and stands in no argument, text or output", async () => {
    await using server = await serve(says(modern));
    const asked: { args: readonly string[]; input: string | undefined }[] = [];
    const run = async (_program: string, args: readonly string[], input?: string): Promise<Ran> => {
      asked.push({ args, input });
      return {
        code: 1,
        stdout: Buffer.from("session setup failed: NT_STATUS_LOGON_FAILURE"),
        stderr: Buffer.alloc(0),
      };
    };
    const answer = await ask(server.port, { run, credentials: { smb: SMB } });
    expect(answer).toMatchObject({ end: "noAnswer", reason: "denied" });
    expect(asked[0]?.input).toBe(`${SMB.password}\n`);
    expect(JSON.stringify([asked[0]?.args, answer])).not.toContain("9981");
  });

  test("what the server speaks is told also where nobody can sign in", async () => {
    await using server = await serve(says(modern));
    const spoken = [
      { name: "reachable", of: "", value: true, unit: "" },
      { name: "protocol", of: "", value: "SMB 3.1.1", unit: "" },
      { name: "signing", of: "", value: true, unit: "" },
    ];
    expect(await ask(server.port)).toMatchObject({
      end: "notAvailable",
      reason: "needsCredentials",
      values: spoken,
    });
    const missing = await ask(server.port, { run: async () => null, credentials: { smb: SMB } });
    expect(missing).toMatchObject({ end: "notAvailable", reason: "toolMissing", values: spoken });
  });

  test.each([
    ["is silent", silent, "timeout", 150],
    ["closes in the middle", closes, "closed", 5000],
    ["is no SMB", says("HTTP/1.1 400 Bad Request\r\n\r\n", { end: true }), "garbage", 5000],
    ["says a length and no more", says(Buffer.from([0, 0, 255, 255, 254])), "timeout", 150],
  ] as const)("of a server that %s ends in time", async (_what, manner, reason, ms) => {
    await using server = await serve(manner);
    expect(await ask(server.port, { signal: soon(ms) })).toMatchObject({ end: "noAnswer", reason });
  });

  test("of nobody is told by how nobody is there", async () => {
    expect(await ask(await closedPort())).toMatchObject({
      ...{ end: "noAnswer", reason: "refused" },
      values: [{ name: "reachable", value: false }],
    });
    expect(
      await shareAt(445)({ share: "//no.such.host.invalid/x" }, probeContext({ signal: soon(5000) })),
    ).toMatchObject({ end: "noAnswer", reason: "noSuchHost", values: [] });
    expect(await shareAt(445)({ share: "//-L/x" }, probeContext())).toMatchObject({ reason: "badOption" });
  });
});
