// The real application with its real core and its real window: what lies on disk afterwards, and
// whether hostile requests reach anything.
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { findCanaries } from "../e2e/support/canaries.ts";
import { launchConsole } from "../e2e/support/console.ts";
import type { RunningConsole } from "../e2e/support/console.ts";
import { markSecret, markText } from "../e2e/support/run-folder.ts";
import { CORE_ERRORS } from "../../shared/ipc/contract.ts";
import { hostileJson, hostileRequest } from "./hostile-values.ts";

const canary = {
  passphrase: "canary-passphrase-8d1f 金丝雀口令",
  member: "金丝雀成员",
  workspace: "金丝雀部门",
  title: "金丝雀标题 canary-title-55",
  description: "金丝雀描述 canary-description-56",
  note: "金丝雀记录 canary-note-57",
  person: "金丝雀用户",
  typed: "金丝雀草稿 canary-typed-58",
};

const answers = {
  locale: "zh-CN",
  passphrase: canary.passphrase,
  start: { how: "alone", name: canary.member, workspaceName: canary.workspace },
};

const desk = (run: RunningConsole, expression: string): Promise<unknown> =>
  run.page.evaluate(`window.desk.${expression}`);
const request = (run: RunningConsole, value: unknown): Promise<unknown> =>
  desk(run, `request(${JSON.stringify(value)})`);

async function enter(run: RunningConsole): Promise<string> {
  const made = (await desk(run, `createProfile(${JSON.stringify(answers)})`)) as {
    ok: true;
    value: { recoveryKey: string };
  };
  expect(made).toMatchObject({ ok: true });
  markSecret(canary.passphrase, made.value.recoveryKey, made.value.recoveryKey.replaceAll("-", ""));
  expect(await desk(run, "enterDesk()")).toMatchObject({ ok: true });
  return made.value.recoveryKey;
}

async function work(run: RunningConsole): Promise<string> {
  const opened = (await request(run, {
    id: 101,
    kind: "execute",
    command: {
      type: "ticket.open",
      set: { title: canary.title, description: canary.description, impact: "low", urgency: "high" },
    },
  })) as { ok: boolean; result: { id: string } };
  expect(opened).toMatchObject({ ok: true });
  const ticket = opened.result.id;
  for (const command of [
    { type: "ticket.note", ticket, text: canary.note },
    { type: "person.set", set: { name: canary.person } },
    { type: "draft.save", key: "ticket.open", form: "ticket.open", data: { title: canary.typed } },
  ]) {
    expect(await request(run, { id: 102, kind: "execute", command }), command.type).toMatchObject({
      ok: true,
    });
  }
  return ticket;
}

test("S20, S21, I8: of a profile only the encrypted store and the wrapped keys are on disk, also after SIGKILL", async () => {
  const userDataDir = mkdtempSync(path.join(os.tmpdir(), "deskside-profile-"));
  const first = await launchConsole({ userDataDir });
  const recoveryKey = await enter(first);
  const ticket = await work(first);
  // Shown, found, copied and typed: what the window itself holds must not reach a file either.
  await first.page.reload();
  await expect
    .poll(() => request(first, { id: 103, kind: "query", name: "ticket.get", params: { id: ticket } }))
    .toMatchObject({
      ok: true,
    });
  await first.page.evaluate(
    "localStorage.setItem('x', '金丝雀储存'); sessionStorage.setItem('x', '金丝雀储存'); document.cookie = 'x=canary-cookie-59'",
  );
  await first.page.evaluate(
    "new Promise((done, fail) => { const open = indexedDB.open('canary'); open.onupgradeneeded = () => open.result.createObjectStore('x').put('金丝雀数据库', 'x'); open.onsuccess = () => done(); open.onerror = fail; })",
  );
  await first.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.webContents.session.flushStorageData(),
  );
  const words = [
    ...Object.values(canary),
    recoveryKey,
    recoveryKey.replaceAll("-", ""),
    "金丝雀储存",
    "金丝雀数据库",
    "canary-cookie-59",
  ];
  markText("金丝雀储存", "金丝雀数据库", "canary-cookie-59");
  expect(first.output()).not.toContain("金丝雀");
  for (const word of words) expect(first.output()).not.toContain(word);
  expect(await findCanaries([userDataDir], words)).toEqual([]);
  await first.kill();
  expect(await findCanaries([userDataDir], words)).toEqual([]);

  const profile = path.join(userDataDir, "profile");
  expect(existsSync(path.join(profile, "profile.json"))).toBe(true);
  expect(readFileSync(path.join(profile, "store.db")).subarray(0, 16).toString("latin1")).not.toContain(
    "SQLite format",
  );
  const names = readdirSync(userDataDir, { recursive: true, encoding: "utf8" });
  // S21: an in-memory session has no databases, caches or cookies of its own on disk.
  expect(
    names.filter(
      (name) =>
        /^(IndexedDB|Local Storage|Session Storage|Service Worker|blob_storage|Cache)[/\\]\S/.test(name) &&
        /desk/.test(name),
    ),
  ).toEqual([]);
  expect(names.filter((name) => /\.dmp$/.test(name))).toEqual([]);

  const second = await launchConsole({ userDataDir });
  expect(await desk(second, "app()")).toMatchObject({ phase: "locked" });
  expect(
    await desk(second, `unlock({ passphrase: ${JSON.stringify(canary.passphrase)}, recoveryKey: null })`),
  ).toMatchObject({ ok: true });
  // I9: what was told to be saved is there.
  expect(
    await request(second, { id: 1, kind: "query", name: "ticket.get", params: { id: ticket } }),
  ).toMatchObject({
    ok: true,
    result: { row: { title: canary.title } },
  });
  await second.close();
  expect(await findCanaries([userDataDir], words)).toEqual([]);
});

test("S21: the window's session has no place on disk, no cache and no spell checker", async () => {
  const run = await launchConsole({ userDataDir: mkdtempSync(path.join(os.tmpdir(), "deskside-session-")) });
  try {
    const session = await run.electron.evaluate(({ BrowserWindow }) => {
      const { session: used } = BrowserWindow.getAllWindows()[0]!.webContents;
      return {
        persistent: used.isPersistent(),
        place: used.getStoragePath(),
        spelling: used.isSpellCheckerEnabled(),
        languages: used.getSpellCheckerLanguages(),
      };
    });
    expect(session).toEqual({ persistent: false, place: null, spelling: false, languages: [] });
  } finally {
    await run.close();
  }
});

test("S14: hostile requests to the real core: typed answers, only what has its form is sealed, still serving", async () => {
  const run = await launchConsole({ userDataDir: mkdtempSync(path.join(os.tmpdir(), "deskside-fuzz-")) });
  try {
    await enter(run);
    const ticket = await work(run);
    const operations = async (): Promise<number> => {
      const reply = (await request(run, { id: 1, kind: "query", name: "store.status", params: {} })) as {
        result: { operations: number };
      };
      return reply.result.operations;
    };
    const before = await operations();
    const types = [
      "ticket.open",
      "ticket.edit",
      "ticket.note",
      "asset.register",
      "custody.handOver",
      "custody.resolve",
      "conflict.resolve",
      "person.set",
      "draft.save",
      "preference.set",
      "__proto__",
      "constructor",
    ];
    const values = fc.sample(
      fc.oneof(
        hostileRequest,
        fc.record({
          id: fc.nat(),
          kind: fc.constant("execute"),
          command: fc.record({
            type: fc.constantFrom(...types),
            ticket: fc.oneof(fc.constant(ticket), hostileJson),
            set: hostileJson,
            text: hostileJson,
            asset: hostileJson,
            lines: hostileJson,
            key: hostileJson,
            value: hostileJson,
            data: hostileJson,
          }),
        }),
        fc.record({
          id: fc.nat(),
          kind: fc.constant("query"),
          name: fc.oneof(
            fc.constantFrom(
              "ticket.get",
              "ticket.page",
              "asset.page",
              "search.all",
              "scan.resolve",
              "history.page",
              "desk.hydrate",
              "toString",
              "__proto__",
            ),
            hostileJson,
          ),
          params: hostileJson,
        }),
      ),
      { seed: 2026, numRuns: 600 },
    );
    const replies = (await run.page.evaluate(
      (given) =>
        Promise.all(
          given.map((value) =>
            (globalThis as unknown as { desk: { request(value: unknown): Promise<unknown> } }).desk
              .request(value)
              .catch((error: unknown) => ({ thrown: String(error) })),
          ),
        ),
      values as unknown[],
    )) as {
      ok?: boolean;
      result?: unknown;
      error?: { code: string; path: string };
      thrown?: string;
    }[];
    expect(replies).toHaveLength(values.length);
    const refused = replies.filter((reply) => reply.ok === false);
    expect(replies.filter(({ thrown }) => thrown !== undefined)).toEqual([]);
    expect(refused.length).toBeGreaterThan(values.length / 2);
    for (const { error } of refused) {
      expect(CORE_ERRORS).toContain(error?.code);
      expect(error?.code, JSON.stringify(error)).not.toBe("internal");
    }
    // A hostile text is a note like any other where it has the form of one; nothing else was added.
    const sealed = replies.filter(
      (reply) => reply.ok === true && (reply.result as { operation?: string | null } | null)?.operation,
    );
    expect(await operations()).toBe(before + sealed.length);
    expect(await request(run, { id: 2, kind: "verify" })).toMatchObject({ ok: true });
    expect(await desk(run, "app()")).toMatchObject({ phase: "ready" });
  } finally {
    await run.close();
  }
});

test("the real core: SIGKILL to it is survived, and the desk is the same afterwards", async () => {
  const run = await launchConsole({ userDataDir: mkdtempSync(path.join(os.tmpdir(), "deskside-core-")) });
  try {
    await enter(run);
    const ticket = await work(run);
    process.kill(run.corePid() ?? -1, "SIGKILL");
    await expect.poll(() => desk(run, "app()")).toMatchObject({ phase: "restarting" });
    await expect.poll(() => desk(run, "app()"), { timeout: 30_000 }).toMatchObject({ phase: "ready" });
    expect(
      await request(run, { id: 1, kind: "query", name: "ticket.get", params: { id: ticket } }),
    ).toMatchObject({
      ok: true,
      result: { row: { title: canary.title } },
    });
    // The window found its way back by itself: the ticket is in its list again.
    await expect(
      run.page.getByText(canary.title).or(run.page.getByText("手上没有工单")).first(),
    ).toBeVisible();
  } finally {
    await run.close();
  }
});

test("S7: the real window breaks no rule of its policy, in the wizard and on the desk", async () => {
  const run = await launchConsole({ userDataDir: mkdtempSync(path.join(os.tmpdir(), "deskside-csp-")) });
  try {
    const complaints: string[] = [];
    run.page.on("console", (message) => {
      if (/Content Security Policy|Refused to|permissions policy/i.test(message.text()))
        complaints.push(message.text());
    });
    await run.page.reload();
    await expect(run.page.getByRole("heading").first()).toBeVisible();
    await enter(run);
    for (const area of ["资产", "人员", "同步", "设置", "工单"]) {
      await run.page.getByRole("navigation").getByText(area, { exact: true }).click();
    }
    await run.page.keyboard.press("Control+k");
    expect(complaints).toEqual([]);
    expect(
      run.requests.filter((url) => !/^(app:\/\/desk\/|data:image\/|blob:app:\/\/desk\/)/.test(url)),
    ).toEqual([]);
  } finally {
    await run.close();
  }
});
