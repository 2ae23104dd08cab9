import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { temporaryFolder } from "../../../tests/support/core/core.ts";

// Real processes and many folds on a busy machine: a stuck test is stopped, a slow one is not.
vi.setConfig({ testTimeout: 120_000 });

const entry = join(import.meta.dirname, "../main.ts");
let folder: ReturnType<typeof temporaryFolder>;
let children: ChildProcess[] = [];
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  folder.remove();
});

/** The core as main starts it, and its messages one by one. */
function started() {
  const child = fork(entry, { serialization: "advanced", stdio: ["ignore", "ignore", "ignore", "ipc"] });
  children.push(child);
  const queue: Record<string, unknown>[] = [];
  let wake = () => {};
  child.on("message", (message) => {
    queue.push(message as Record<string, unknown>);
    wake();
  });
  return {
    child,
    say: (message: object) => child.send(message),
    async next(name: string): Promise<Record<string, unknown>> {
      for (;;) {
        const at = queue.findIndex((message) => name in message);
        if (at >= 0) return queue.splice(at, 1)[0] as Record<string, unknown>;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}

const profile = () => join(folder.path, "profile");
const create = (systemKeepsSecrets: boolean, passphrase: string | null) => ({
  control: "create",
  profile: profile(),
  answers: { locale: "zh-CN", passphrase, start: { how: "alone", name: "王五", workspaceName: "测试" } },
  systemKeepsSecrets,
});

test("made with a key the system keeps, it serves at once, and opens again after SIGKILL with all it said was saved (I9)", async () => {
  const first = started();
  expect(await first.next("life")).toMatchObject({ life: "started" });
  first.say({ id: 1, kind: "query", name: "session.get" });
  expect(await first.next("id")).toMatchObject({ id: 1, ok: false, error: { code: "locked" } });
  first.say(create(true, null));
  const made = await first.next("life");
  expect(made).toMatchObject({ life: "created", key: expect.any(String) as string });
  first.say({ id: 2, kind: "subscribe" });
  await first.next("id");
  for (let id = 3; id < 13; id += 1) {
    first.say({ id, kind: "execute", command: { type: "ticket.open", set: { title: `工单第${id}号` } } });
    expect(await first.next("id")).toMatchObject({ id, ok: true });
    expect(await first.next("event")).toMatchObject({ event: "change" });
    await first.next("event");
  }
  first.say({
    id: 20,
    kind: "execute",
    command: { type: "draft.save", key: "k", form: "f", data: { a: 1 } },
  });
  expect(await first.next("id")).toMatchObject({ id: 20, ok: true });
  first.child.kill("SIGKILL");
  await once(first.child, "exit");

  const second = started();
  await second.next("life");
  second.say({ control: "unlock", profile: profile(), secret: { by: "system", key: made.key } });
  expect(await second.next("life")).toEqual({ life: "ready" });
  second.say({ id: 1, kind: "query", name: "ticket.counts" });
  expect(await second.next("id")).toMatchObject({ ok: true, result: { all: 10 } });
  second.say({ id: 2, kind: "subscribe" });
  expect(await second.next("event")).toMatchObject({ event: "notice", code: "draftsRecovered" });
  second.say({ control: "close" });
  const [code] = (await once(second.child, "exit")) as [number];
  expect(code).toBe(0);
});

test("control messages that cannot be done are answered with a life of failure, and it goes on", async () => {
  const core = started();
  await core.next("life");
  core.say(create(false, null));
  expect(await core.next("life")).toMatchObject({ life: "failed", code: "malformed", path: "passphrase" });
  core.say({
    control: "unlock",
    profile: profile(),
    secret: { by: "passphrase", passphrase: "nothing here" },
  });
  expect(await core.next("life")).toMatchObject({ life: "failed", code: "notFound" });
  const join = { how: "join", code: "nonsense" };
  core.say({ ...create(true, null), answers: { locale: "en", passphrase: null, start: join } });
  expect(await core.next("life")).toMatchObject({ life: "failed", code: "malformed", path: "code" });
  core.say(create(true, null));
  expect(await core.next("life")).toMatchObject({ life: "created" });
  core.say(create(true, null));
  expect(await core.next("life")).toMatchObject({ life: "failed", code: "notAllowed" });
});

test("it ends itself when its owner goes away", async () => {
  const core = started();
  await core.next("life");
  core.say(create(true, null));
  await core.next("life");
  core.child.disconnect();
  const [code] = (await once(core.child, "exit")) as [number];
  expect(code).toBe(0);
});

test("a backup takes the place of what is there, which is kept aside, and is open at once; or nothing changes", async () => {
  const file = join(folder.path, "backup.db");
  const first = started();
  await first.next("life");
  first.say(create(false, "the first passphrase"));
  await first.next("life");
  first.say({ id: 1, kind: "execute", command: { type: "ticket.open", set: { title: "备份里的" } } });
  await first.next("id");
  first.say({ id: 2, kind: "backup", file });
  expect(await first.next("id")).toMatchObject({ ok: true, result: { operations: 1 } });
  first.say({ id: 3, kind: "execute", command: { type: "ticket.open", set: { title: "备份之后的" } } });
  await first.next("id");
  const restore = (passphrase: string) => ({
    control: "restore",
    profile: profile(),
    file,
    secret: { by: "passphrase", passphrase },
    systemKeepsSecrets: true,
  });
  first.say(restore("the first passphrase"));
  // Whoever has a profile open closes it first.
  expect(await first.next("life")).toMatchObject({ life: "failed", code: "notAllowed" });
  first.say({ control: "close" });
  await once(first.child, "exit");

  const second = started();
  await second.next("life");
  second.say(restore("another"));
  expect(await second.next("life")).toMatchObject({ life: "failed", code: "wrongKey" });
  expect(readdirSync(folder.path).sort()).toEqual(["backup.db", "profile"]);
  second.say(restore("the first passphrase"));
  const restored = await second.next("life");
  // A passphrase opens it: the system is not asked to keep its key.
  expect(restored).toMatchObject({ life: "restored", operations: 1, key: null });
  second.say({ id: 1, kind: "query", name: "ticket.page", params: {} });
  expect(await second.next("id")).toMatchObject({ result: { rows: [{ title: "备份里的" }], total: 1 } });
  second.say({ control: "close" });
  await once(second.child, "exit");

  const third = started();
  await third.next("life");
  const secret = { by: "passphrase", passphrase: "the first passphrase" };
  third.say({ control: "unlock", profile: restored.aside, secret });
  expect(await third.next("life")).toEqual({ life: "ready" });
  third.say({ id: 1, kind: "query", name: "ticket.counts" });
  expect(await third.next("id")).toMatchObject({ result: { all: 2 } });
});

test("a backup of a laptop whose system kept the key is opened by the recovery key, and its key is kept again", async () => {
  const file = join(folder.path, "backup.db");
  const first = started();
  await first.next("life");
  first.say(create(true, null));
  const made = await first.next("life");
  first.say({ id: 1, kind: "backup", file });
  await first.next("id");
  first.say({ control: "close" });
  await once(first.child, "exit");
  const second = started();
  await second.next("life");
  const secret = { by: "recovery", recoveryKey: made.recoveryKey };
  const elsewhere = join(folder.path, "elsewhere");
  second.say({ control: "restore", profile: elsewhere, file, secret, systemKeepsSecrets: true });
  expect(await second.next("life")).toMatchObject({ life: "restored", aside: null, key: made.key });
});
