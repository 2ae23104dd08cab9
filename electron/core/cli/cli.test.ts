import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { temporaryFolder } from "../../../tests/support/core/core.ts";
import { COMMANDS_DOCUMENT, formattedDocument } from "../../../build/tasks/commands-document.ts";

// Real processes and many folds on a busy machine: a stuck test is stopped, a slow one is not.
vi.setConfig({ testTimeout: 120_000 });

const cli = join(import.meta.dirname, "main.ts");
let folder: ReturnType<typeof temporaryFolder>;
let profile: string;
let secret: string[];
beforeAll(() => {
  folder = temporaryFolder();
  profile = join(folder.path, "profile");
  const file = join(folder.path, "passphrase");
  writeFileSync(file, "correct horse\n");
  secret = ["--profile", profile, "--passphrase-file", file];
});
afterAll(() => folder.remove());

async function console_(args: string[], input = "") {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ["pipe", "pipe", "pipe"] });
  child.stdin.end(input);
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit") as Promise<[number]>,
  ]);
  return {
    out,
    err,
    code,
    lines: () =>
      out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as Record<string, never>),
  };
}

test("docs/commands.md is what the code says (npm run docs)", async () => {
  expect(readFileSync(COMMANDS_DOCUMENT, "utf8")).toBe(await formattedDocument());
});

// One after the other: each test goes on with the profile of the one before it.
describe("the command line", () => {
  test("makes a profile and shows its recovery key once", async () => {
    const names = ["--name", "王五", "--workspace-name", "测试"];
    const made = await console_(["init", ...secret, ...names, "--json"]);
    expect(made).toMatchObject({ code: 0, err: "" });
    const [answer] = made.lines();
    expect(answer).toMatchObject({
      ok: true,
      result: { session: { member: { name: "王五", role: "lead" } } },
    });
    const { recoveryKey: key } = answer?.result as unknown as { recoveryKey: string };
    expect(key).toMatch(/^(\w{4}-){13}\w{4}$/);
    writeFileSync(join(folder.path, "recovery"), key);
    const again = await console_(["init", ...secret, ...names, "--json"]);
    expect(again.code).toBe(1);
    expect(again.lines()).toMatchObject([{ ok: false, error: { code: "notAllowed" } }]);
  });

  test("answers requests line by line, and a broken line only for itself", async () => {
    const requests = [
      '{"id":1,"kind":"subscribe"}',
      "{ this is no JSON",
      '{"id":2,"kind":"execute","command":{"type":"ticket.open","set":{"title":"打印机卡纸"}}}',
      "",
      '{"id":3,"kind":"query","name":"ticket.page","params":{"text":"卡纸"}}',
      '{"id":4,"kind":"nothing"}',
      '{"id":5,"kind":"verify"}',
    ];
    const session = await console_(["session", ...secret], requests.join("\n"));
    expect(session).toMatchObject({ code: 0, err: "" });
    const answers = session.lines() as { id?: number; ok?: boolean; event?: string }[];
    const byId = (id: number) => answers.find((answer) => answer.id === id);
    expect(byId(-1)).toMatchObject({ ok: false, error: { code: "malformed" } });
    expect(byId(2)).toMatchObject({ ok: true, result: { number: expect.stringMatching(/^T-/) as string } });
    expect(byId(3)).toMatchObject({ ok: true, result: { total: 1 } });
    expect(byId(4)).toMatchObject({ ok: false, error: { code: "malformed", path: "kind" } });
    expect(byId(5)).toMatchObject({ ok: true, result: { ok: true } });
    expect(answers.some(({ event }) => event === "change")).toBe(true);
  });

  test("answers one line a request, whatever is in the text", async () => {
    const text = "甲\u2028乙\u2029丙";
    const data = { key: "k", form: "f", data: { text } };
    const requests = [
      { id: 1, kind: "execute", command: { type: "draft.save", ...data } },
      { id: 2, kind: "query", name: "draft.list" },
    ].map((request) => JSON.stringify(request));
    const session = await console_(["session", ...secret], requests.join("\n"));
    expect(session.out.split(/[\n\u2028\u2029]/)).toHaveLength(3);
    expect(session.lines()[1]).toMatchObject({ ok: true, result: [{ data: { text } }] });
  });

  test("backs up, restores elsewhere, verifies, exports and examines", async () => {
    const backup = join(folder.path, "backup.db");
    // That nothing was backed up yet is advice, no failure.
    const examined = await console_(["doctor", ...secret, "--json"]);
    expect(examined.code).toBe(0);
    expect(examined.lines()).toMatchObject([{ ok: true, result: { ok: true } }]);
    expect(examined.out).toContain("never backed up");
    expect((await console_(["backup", ...secret, "--file", backup])).code).toBe(0);
    const elsewhere = ["--profile", join(folder.path, "elsewhere")];
    const recovery = ["--recovery-key-file", join(folder.path, "recovery")];
    const restored = await console_(["restore", ...elsewhere, ...recovery, "--file", backup, "--json"]);
    expect(restored.lines()).toMatchObject([{ ok: true, result: { operations: 1 } }]);
    const twice = await console_(["restore", ...elsewhere, ...recovery, "--file", backup, "--json"]);
    expect(twice.lines()).toMatchObject([{ ok: false, error: { code: "notAllowed" } }]);
    expect((await console_(["verify", ...elsewhere, ...recovery])).code).toBe(0);
    const file = join(folder.path, "tickets.csv");
    const exported = await console_([
      "export",
      ...elsewhere,
      ...recovery,
      "--what",
      "tickets",
      "--file",
      file,
    ]);
    expect(exported.code).toBe(0);
    expect(readFileSync(file, "utf8")).toContain("打印机卡纸");
    const sheet = [
      "export",
      ...secret,
      "--what",
      "tickets",
      "--format",
      "xlsx",
      "--locale",
      "zh-CN",
      "--json",
    ];
    const target = ["--file", join(folder.path, "tickets.xlsx"), "--filter"];
    const found = await console_([...sheet, ...target, '{"type":"incident"}']);
    expect(found.lines()).toMatchObject([{ ok: true }]);
    const unknown = await console_([...sheet, ...target, '{"kind":"incident"}']);
    expect(unknown.lines()).toMatchObject([{ ok: false, error: { code: "malformed" } }]);
    const again = await console_(["doctor", ...secret, "--json"]);
    const [answer] = again.lines();
    const report = answer?.result as unknown as { findings: { check: string; ok: boolean }[] };
    expect(report.findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(again.out).toContain("backed up 0 days ago");
  });

  test.each([
    [["nonsense"], "unknownCommand"],
    [["verify"], "malformed"],
    [["verify", "--passphrase", "in the open"], "malformed"],
    [[], "unknownCommand"],
    [["verify", "--profile", "does-not-exist", "--passphrase-file", "does-not-exist"], "file"],
  ])("%j is a typed error", async (args, code) => {
    const failed = await console_([...args, "--json"]);
    expect(failed.code).toBe(1);
    expect(failed.lines()).toMatchObject([{ ok: false, error: { code } }]);
    expect(existsSync("does-not-exist")).toBe(false);
  });

  test("overwrites a file only when told to, and takes no empty path for one", async () => {
    const file = join(folder.path, "there.csv");
    writeFileSync(file, "somebody's own");
    const exporting = ["export", ...secret, "--what", "tickets", "--file", file, "--json"];
    expect((await console_(exporting)).lines()).toMatchObject([{ error: { details: { status: "exists" } } }]);
    expect(readFileSync(file, "utf8")).toBe("somebody's own");
    expect((await console_([...exporting, "--overwrite"])).code).toBe(0);
    const nothing = await console_(["import", ...secret, "", "--json"]);
    expect(nothing.lines()).toMatchObject([{ error: { code: "malformed", path: "paths.0" } }]);
  });

  test("answers wrongKey to a wrong passphrase, and a session too says so as JSON", async () => {
    const wrong = join(folder.path, "wrong");
    writeFileSync(wrong, "wrong passphrase");
    const failed = await console_(["session", "--profile", profile, "--passphrase-file", wrong]);
    expect(failed.code).toBe(1);
    expect(failed.lines()).toMatchObject([{ ok: false, error: { code: "wrongKey" } }]);
  });

  test("answers JSON and no stack to what nobody foresaw", async () => {
    // A folder where a file of the profile should be.
    const broken = join(folder.path, "broken");
    mkdirSync(join(broken, "store.db.new"), { recursive: true });
    const named = ["--profile", broken, "--passphrase-file", join(folder.path, "passphrase")];
    mkdirSync(join(broken, "profile.json.new"));
    const failed = await console_(["init", ...named, "--name", "a", "--workspace-name", "b", "--json"]);
    expect(failed.code).toBe(1);
    expect(failed.lines()).toMatchObject([{ ok: false, error: { message: expect.any(String) as string } }]);
    expect(
      failed.err
        .trim()
        .split("\n")
        .map((line) => (JSON.parse(line) as { level: string }).level),
    ).toEqual(["error"]);
  });

  test("ends quietly when nobody reads the answers any more, and keeps what was done", async () => {
    const child = spawn(process.execPath, [cli, "session", ...secret], { stdio: ["pipe", "pipe", "pipe"] });
    const errors = text(child.stderr);
    child.stdin.on("error", () => {});
    child.stdin.write(
      '{"id":1,"kind":"execute","command":{"type":"ticket.open","set":{"title":"没人看了"}}}\n',
    );
    await once(child.stdout, "data");
    child.stdout.destroy();
    // Asked on and on, and never told that the input has ended.
    const asking = setInterval(() => {
      child.stdin.write('{"id":2,"kind":"query","name":"ticket.page"}\n');
    }, 20);
    const [code] = (await once(child, "exit")) as [number];
    clearInterval(asking);
    expect([code, await errors]).toEqual([0, ""]);
    const after = await console_(["session", ...secret], '{"id":1,"kind":"query","name":"ticket.page"}');
    expect(after.out).toContain("没人看了");
  });

  test("says how it is used", async () => {
    expect((await console_(["help"])).out).toContain("session");
    expect((await console_([])).code).toBe(2);
  });
});
