import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { CoreEvent } from "../../../shared/ipc/change-batch.ts";
import { MAX_REQUEST_CHARS } from "../../../shared/ipc/contract.ts";
import type { CoreReply } from "../../../shared/ipc/contract.ts";
import type { ImportReport } from "../../../shared/ipc/import-report.ts";
import {
  StandInHub,
  ask,
  memoryCore,
  run,
  temporaryFolder,
  testEnvironment,
} from "../../../tests/support/core/core.ts";
import { createSyncStore } from "../store/log/store-sync.ts";
import { csvCell } from "../jobs/csv.ts";

// Real processes and many folds on a busy machine: a stuck test is stopped, a slow one is not.
vi.setConfig({ testTimeout: 120_000 });

const errorOf = (reply: CoreReply) => (reply.ok ? null : reply.error);
const resultOf = (reply: CoreReply) => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.result;
};

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe("any request", () => {
  const circular: Record<string, unknown> = { id: 1, kind: "sync" };
  circular.self = circular;
  test.each([
    [null, -1, "malformed", ""],
    ["text", -1, "malformed", ""],
    [[], -1, "malformed", ""],
    [{}, -1, "malformed", "kind"],
    [{ id: 1 }, 1, "malformed", "kind"],
    [{ id: 1, kind: "dance" }, 1, "malformed", "kind"],
    [{ id: "1", kind: "sync" }, -1, "malformed", "id"],
    [{ id: 1, kind: "execute" }, 1, "malformed", "command"],
    [{ id: 1, kind: "execute", command: { type: 7 } }, 1, "malformed", "command.type"],
    [{ id: 1, kind: "query", name: "ticket.page", params: { limit: 1e9 } }, 1, "malformed", "params.limit"],
    [{ id: 1, kind: "query", name: "ticket.page", params: { serch: "x" } }, 1, "malformed", "params.serch"],
    [{ id: 1, kind: "sync", realeaseBrake: true }, 1, "malformed", "realeaseBrake"],
    [{ id: 1, kind: "import", paths: [], dryRun: true }, 1, "malformed", "paths"],
    [{ id: 1, kind: "cancel", job: 99 }, 1, "notFound", "job"],
    [{ id: 1, kind: "subscribe" }, 1, "notAllowed", "kind"],
    [{ id: 1, kind: "sync" }, 1, "notPaired", ""],
    [{ id: 1, kind: "pair", code: "nonsense" }, 1, "malformed", "code"],
    [{ id: 1, kind: "backup", file: "x.db" }, 1, "file", "file"],
    [circular, 1, "malformed", ""],
    [{ id: 1n, kind: "sync" }, -1, "malformed", ""],
    [{ id: 5, kind: "query", name: "x", pad: "长".repeat(MAX_REQUEST_CHARS) }, 5, "tooLarge", ""],
  ])("gets a typed answer: %#", async (request, id, code, path) => {
    const core = memoryCore();
    expect(await core.handle(request)).toMatchObject({ id, ok: false, error: { code, path } });
    expect((await core.handle({ id: 2, kind: "query", name: "session.get" })).ok).toBe(true);
  });

  test("a bug ends its request and nothing else, and tells the window nothing of it", async () => {
    const core = memoryCore();
    const { db } = core.profile.store;
    db.exec("ALTER TABLE draft RENAME TO elsewhere");
    const reply = await core.handle({ id: 1, kind: "query", name: "draft.list" });
    expect(errorOf(reply)).toMatchObject({ code: "internal", path: "" });
    expect(JSON.stringify(reply)).not.toContain("draft");
    db.exec("ALTER TABLE elsewhere RENAME TO draft");
    expect((await core.handle({ id: 2, kind: "query", name: "draft.list" })).ok).toBe(true);
  });

  test("events come after subscribe, before the answer of the command that caused them", async () => {
    const core = memoryCore();
    const heard: unknown[] = [];
    await core.handle({
      id: 1,
      kind: "execute",
      command: { type: "ticket.open", set: { title: "订阅之前" } },
    });
    await core.handle({ id: 2, kind: "subscribe" }, (event: CoreEvent) => heard.push(event.event));
    const reply = core.handle({
      id: 3,
      kind: "execute",
      command: { type: "ticket.open", set: { title: "之后的工单" } },
    });
    void reply.then(() => heard.push("answer"));
    await reply;
    expect(heard).toEqual(["change", "sync", "answer"]);
  });
});

describe("export", () => {
  test("writes what it says, whole, and as text that no spreadsheet runs", async () => {
    const core = memoryCore();
    run(core, { type: "asset.register", set: { name: '=HYPERLINK("x")', tag: 'a,"b"\nc' } });
    const file = join(folder.path, "assets.csv");
    const reply = await core.handle({ id: 1, kind: "export", what: "assets", format: "csv", file });
    expect(resultOf(reply)).toEqual({ file, records: 1 });
    const text = readFileSync(file, "utf8");
    expect(text.startsWith("\uFEFFid,number,kind,tag")).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).toContain('"a,""b""\nc"');
    expect(existsSync(`${file}.new`)).toBe(false);
  });

  test.each([
    [null, ""],
    [7, "7"],
    [-7, "-7"],
    ["-7", "'-7"],
    ["+1", "'+1"],
    ["@x", "'@x"],
    [["a"], '"[""a""]"'],
    ["中文", "中文"],
  ])("%j as a cell is %s", (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  test("of those that were chosen, in that order, each that there is; the log is exported whole", async () => {
    const core = memoryCore();
    const [one, two, three] = ["甲", "乙", "丙"].map(
      (name) => run(core, { type: "asset.register", set: { name } }).id as string,
    );
    run(core, { type: "asset.merge", asset: one, drop: two });
    const file = join(folder.path, "chosen.json");
    const none = core.profile.store.environment.uuidv7();
    const ids = [three, none, two, one];
    const asked = { id: 1, kind: "export", what: "assets", format: "json", file, ids };
    expect(resultOf(await core.handle(asked))).toEqual({ file, records: 2 });
    const names = (JSON.parse(readFileSync(file, "utf8")) as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(["丙", "甲"]);
    const whole = { id: 2, kind: "export", what: "log", file: join(folder.path, "some-log.csv"), ids };
    expect(await core.handle(whole)).toMatchObject({ ok: false, error: { code: "malformed", path: "ids" } });
    expect(ask(core, "access.page", {}).rows).toMatchObject([{ count: 2 }]);
  });

  test("of the log can be checked by anyone: bodies and signatures as they were sealed", async () => {
    const core = memoryCore();
    run(core, { type: "ticket.open", set: { title: "打印机卡纸" } });
    const file = join(folder.path, "log.json");
    resultOf(await core.handle({ id: 1, kind: "export", what: "log", format: "json", file }));
    const [row] = JSON.parse(readFileSync(file, "utf8")) as { body: string; sig: string }[];
    const { verifier, identity } = core.profile.store;
    expect(verifier.verify(identity().publicKey, row?.body as string, row?.sig as string)).toBe(true);
  });

  test("to where nothing can be written is a typed error, and leaves nothing", async () => {
    const core = memoryCore();
    const file = join(folder.path, "no", "such", "folder.csv");
    const reply = await core.handle({ id: 1, kind: "export", what: "tickets", format: "csv", file });
    expect(errorOf(reply)).toMatchObject({ code: "file", path: "file" });
  });
});

describe("import", () => {
  const document = (serial: string, name = "ws-1") =>
    JSON.stringify({
      deviceid: `${name}-2026`,
      itemtype: "Computer",
      content: {
        hardware: { name, uuid: `4c4c4544-0000-1000-8000-${serial.padStart(12, "0")}` },
        bios: { ssn: `SN-${serial}`, smanufacturer: "LENOVO", smodel: "ThinkPad" },
      },
    });
  function inventories(count: number): string {
    const inventory = join(folder.path, "inventory");
    mkdirSync(inventory);
    for (let index = 0; index < count; index += 1) {
      writeFileSync(join(inventory, `${index}.json`), document(`${1000 + index}`, `ws-${index}`));
    }
    return inventory;
  }

  test("shows a dry run, then does it, and done again doubles nothing; a broken file stops no other", async () => {
    const core = memoryCore();
    const path = inventories(3);
    writeFileSync(join(path, "broken.json"), "{");
    const ask1 = async (dryRun: boolean) =>
      (resultOf(await core.handle({ id: 1, kind: "import", paths: [path], dryRun })) as ImportReport).counts;
    expect(await ask1(true)).toEqual({ new: 3, changed: 0, unchanged: 0, doubtful: 0, rejected: 1 });
    expect(ask(core, "asset.page", {}).total).toBe(0);
    expect(await ask1(false)).toEqual({ new: 3, changed: 0, unchanged: 0, doubtful: 0, rejected: 1 });
    expect(await ask1(false)).toEqual({ new: 0, changed: 0, unchanged: 3, doubtful: 0, rejected: 1 });
    const { rows, total } = ask(core, "asset.page", { text: "SN-1001" });
    expect(total).toBe(1);
    const id = rows[0]?.id as string;
    const [kept] = ask(core, "asset.get", { id }).documents;
    const read = ask(core, "asset.document", { id, sha256: kept?.sha256 as string });
    expect(read.text).toBe(document("1001", "ws-1"));
    expect(ask(core, "history.page", { kind: "asset", id }).rows[0]?.payload).not.toHaveProperty(
      "document.gzip",
    );
  });

  test("tells its progress, lets commands through, runs alone, and stops when told to", async () => {
    const core = memoryCore();
    const path = inventories(40);
    const progress: number[] = [];
    core.subscribe((event) => {
      if (event.event !== "job" || progress.push(event.progress.done) !== 5) return;
      run(core, { type: "ticket.open", set: { title: "导入时打开的" } });
      void core.handle({ id: 9, kind: "cancel", job: 7 });
    });
    const job = core.handle({ id: 7, kind: "import", paths: [path], dryRun: false });
    expect(errorOf(await core.handle({ id: 8, kind: "verify" }))).toMatchObject({ code: "busy" });
    expect(errorOf(await job)).toMatchObject({ code: "cancelled" });
    const imported = ask(core, "asset.page", {}).total;
    expect(imported).toBeGreaterThan(0);
    expect(imported).toBeLessThan(40);
    expect(ask(core, "ticket.counts", {}).all).toBe(1);
    expect(resultOf(await core.handle({ id: 10, kind: "verify" }))).toMatchObject({ ok: true });
  });

  test("is refused to those who may not", async () => {
    const hub = new StandInHub(testEnvironment(3));
    const core = memoryCore(testEnvironment(4));
    const sync = createSyncStore(core.profile.store);
    hub.enrol(sync, "经理", "K7", "manager");
    hub.pull(sync);
    const reply = await core.handle({ id: 1, kind: "import", paths: ["x"], dryRun: true });
    expect(errorOf(reply)).toMatchObject({ code: "forbidden", details: { permission: "import.run" } });
  });
});

describe("verify finds", () => {
  const corrupted = async (sql: string) => {
    const core = memoryCore();
    const id = run(core, { type: "asset.register", set: { name: "笔记本", serial: "SN1" } }).id;
    run(core, { type: "asset.register", set: { name: "另一台", serial: "SN1" } });
    run(core, {
      ...{
        type: "custody.handOver",
        purpose: "issue",
        giverName: "库",
        receiver: null,
        receiverName: "张三",
      },
      ...{
        unsigned: { reason: "电话里说好了" },
        place: "",
        handedAt: "2026-11-23T10:00:00.000+08:00",
        lines: [{ asset: id, condition: "good" }],
      },
    });
    run(core, { type: "ticket.open", set: { title: "打印机卡纸" }, assets: [id] });
    expect(resultOf(await core.handle({ id: 1, kind: "verify" }))).toMatchObject({ ok: true });
    core.profile.store.db.exec(sql);
    const report = resultOf(await core.handle({ id: 2, kind: "verify" })) as {
      ok: boolean;
      problems: { code: string }[];
    };
    expect(report.ok).toBe(false);
    return report.problems.map(({ code }) => code);
  };
  test.each([
    ["a changed word", "signature", "UPDATE operation SET body = replace(body, '\"good\"', '\"worn\"')"],
    ["a changed part", "parts", "UPDATE operation SET parts = replace(parts, '张三', '李四')"],
    ["a changed row", "projection", "UPDATE ticket SET row = replace(row, '卡纸', '好了')"],
    ["a changed state", "projection", "UPDATE entity SET state = replace(state, '卡纸', '好了')"],
    ["a missing reference", "projection", "DELETE FROM reference"],
    ["a record that search lost", "projection", "DELETE FROM search WHERE rowid = 1"],
    ["a record off its place on the desk", "projection", "DELETE FROM desk"],
    ["a claim that is gone", "projection", "DELETE FROM mark"],
    [
      "a claim that nobody makes",
      "projection",
      "INSERT INTO mark SELECT 'PF9', field, kind, e, claims FROM mark",
    ],
    ["a hidden conflict", "conflict", "DELETE FROM conflict"],
    ["a number of its own", "deviceSeq", "UPDATE operation SET deviceSeq = 9 WHERE n = 4"],
    [
      "a chain cut",
      "chain",
      'UPDATE operation SET body = replace(body, \'"prev":null\', \'"prev":"0190aaaa-0000-7000-8000-00000000dead"\')',
    ],
  ])("%s", async (_, code, sql) => {
    expect(await corrupted(sql)).toContain(code);
  });
});
