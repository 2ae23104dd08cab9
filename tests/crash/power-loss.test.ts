import { mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CONSOLE, Child, KILLED_SESSION, run } from "./child.ts";

// F16, with the real program: it is gone in the middle of a commit, or right after one.

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "deskside-power-"));
});
afterEach(() => rm(folder, { recursive: true }));

test.each([
  { point: "inTransaction", there: ["第一张工单"] },
  { point: "afterCommit", there: ["第一张工单", "第二张工单"] },
])(
  "F16: power lost $point: the whole operation or none, and the store is sound",
  async ({ point, there }) => {
    const profile = path.join(folder, "profile");
    const passphrase = path.join(folder, "passphrase");
    const key = path.join(folder, "key");
    writeFileSync(passphrase, "correct horse battery", { mode: 0o600 });
    const names = ["--name", "王芳", "--workspace-name", "信息部"];
    const made = await run(CONSOLE, [
      "init",
      "--profile",
      profile,
      "--passphrase-file",
      passphrase,
      ...names,
    ]);
    writeFileSync(key, (made.result as { recoveryKey: string }).recoveryKey, { mode: 0o600 });
    const at = ["--profile", profile, "--recovery-key-file", key];
    const ask = async (child: Child, request: object) => {
      child.send({ id: 1, ...request });
      return child.next();
    };
    const open = (title: string) => ({ kind: "execute", command: { type: "ticket.open", set: { title } } });

    const killed = new Child(KILLED_SESSION, ["--point", point, "--count", "2", ...at]);
    expect(await ask(killed, open("第一张工单"))).toMatchObject({ ok: true });
    // Nobody was told of the second: the process ended over it.
    expect(await ask(killed, open("第二张工单"))).toBe(null);

    const again = new Child(CONSOLE, ["session", ...at]);
    const list = await ask(again, { kind: "query", name: "ticket.page", params: { scope: "all" } });
    const { rows } = (list as { result: { rows: { title: string; number: string }[] } }).result;
    expect(rows.map(({ title }) => title).sort()).toEqual(there);
    expect(await ask(again, { kind: "verify" })).toMatchObject({
      ok: true,
      result: { ok: true, problems: [] },
    });
    // Numbers go on without a hole and without a repeat.
    expect(await ask(again, open("第三张工单"))).toMatchObject({ ok: true });
    const log = await ask(again, { kind: "query", name: "ticket.page", params: { scope: "all" } });
    const numbers = (log as { result: { rows: { number: string }[] } }).result.rows.map(
      ({ number }) => number,
    );
    expect(numbers.map((number) => Number(number.slice(-4))).sort()).toEqual(
      [...there, "第三张工单"].map((_, index) => index + 1),
    );
    await again.kill();
  },
);
