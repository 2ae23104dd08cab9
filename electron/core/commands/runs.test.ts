import { describe, expect, test } from "vitest";
import type { Core } from "../compose.ts";
import type { Executed } from "../../../shared/ipc/contract.ts";
import type { WrittenChecklist } from "../../../shared/domain/checklist/checklist-form.ts";
import { ask, memoryCore, run } from "../../../tests/support/core/core.ts";

const AT = "2026-11-20T08:00:00.000Z";
const titled = { title: { "zh-CN": "看一看" } };

const DOCUMENT: WrittenChecklist = {
  ...{ section: "hardware", ...titled, gate: "block" },
  steps: [
    { key: "power", kind: "number", ...titled, unit: "V", range: { min: 19, max: 20 } },
    { key: "disk", kind: "probe", ...titled, probe: "disks", judge: [{ reading: "health", is: "passed" }] },
    { key: "files", kind: "confirm", ...titled, touchesData: true },
    { key: "wipe", kind: "confirm", ...titled, destroys: true, required: false },
    {
      ...{ key: "serial", kind: "text", ...titled },
      go: [{ when: { step: "disk", outcome: "abnormal" }, to: "bad" }, { to: "good" }],
    },
  ],
  conclusions: [
    { key: "good", ...titled, verdict: "software", next: "solved", action: { "zh-CN": "完成" } },
    { key: "bad", ...titled, verdict: "hardware", next: "replacePart", action: { "zh-CN": "换盘" } },
  ],
};

const define = (core: Core, body: WrittenChecklist = DOCUMENT) =>
  run(core, {
    ...{
      type: "definition.setChecklist",
      family: "checklist",
      key: "disk",
      set: { title: body.title, body },
    },
  });
const said = (outcome: string, more: object = {}) => ({ outcome, at: AT, ...more });
const answer = (core: Core, id: string, answers: object) =>
  core.execute({ type: "run.answer", run: id, answer: answers });
const rule = (done: { ok: boolean }) =>
  (done as { error?: { details?: { rule?: string } } }).error?.details?.rule;

function begun(serial = "PF-1234") {
  const core = memoryCore();
  define(core);
  const asset = run(core, { type: "asset.register", set: { kind: "laptop", serial, model: "T14" } })
    .id as string;
  const id = run(core, { type: "run.start", checklist: "disk", asset }).id as string;
  return { core, asset, id, get: () => ask(core, "run.get", { id }) };
}

/** A reading of the disks of a machine. */
const disks = (serial: string, health: string, way = "collector") => ({
  reading: {
    ...{ probe: "disks", way, end: "result", reason: "", machine: { serial }, at: AT },
    values: [
      { name: "health", of: "sda", value: health },
      { name: "freeShare", of: "C:", value: 12, unit: "%" },
    ],
  },
});

describe("a run", () => {
  test("copies its checklist: an edit changes no work in progress", () => {
    const { core, id, get } = begun();
    define(core, { ...DOCUMENT, steps: DOCUMENT.steps.slice(1) });
    expect(get().document?.steps).toHaveLength(5);
    expect(get().row).toMatchObject({ steps: 5, answered: 0, status: "open", holds: "block" });
    expect(id).toBe(get().row.id);
  });

  test("keeps what was known of the machine at its start, and says how often it was looked at by then", () => {
    const { core, asset, get } = begun();
    const disk = { maker: null, model: null, serial: null, type: null, capacity: 524_288, firmware: null };
    const set = {
      ...{ serial: "PF-9999", os: { name: "Windows 11", version: "24H2", arch: null }, media: [disk] },
      ...{ ports: [{ name: "eth0", mac: "AA:BB", ips: ["10.0.0.7"], speed: null, status: null }] },
      memories: [8192, null].map((capacity) => ({ capacity, type: null, serial: null, slot: null })),
      measured: { at: "2026-11-19T09:30:00" },
    };
    run(core, { type: "asset.edit", asset, set });
    expect(get().environment).toMatchObject({ model: "T14", serial: "PF-1234", os: "", takenAt: "" });
    const again = run(core, { type: "run.start", checklist: "disk", asset }).id as string;
    const later = ask(core, "run.get", { id: again });
    expect(later.environment).toMatchObject({
      ...{ serial: "PF-9999", os: "Windows 11 24H2", macs: ["AA:BB"], addresses: ["10.0.0.7"] },
      // One of the memories is unknown, and so is the sum.
      ...{ memory: null, storage: 524_288, takenAt: "2026-11-19T09:30:00" },
    });
    expect([get().nth, later.nth]).toEqual([1, 2]);
    // However odd it is what an asset says: it keeps nobody from looking at it.
    const odd = {
      media: [{ ...disk, capacity: -1 }],
      firmwares: [{ name: "固".repeat(200), version: "9".repeat(200), maker: null, date: null }],
      measured: { at: "😀".repeat(100) },
    };
    run(core, { type: "asset.edit", asset, set: odd });
    const third = run(core, { type: "run.start", checklist: "disk", asset }).id as string;
    const { environment, nth } = ask(core, "run.get", { id: third });
    expect([environment?.storage, [...(environment?.firmware ?? "")].length, nth]).toEqual([null, 400, 3]);
    const alone = run(core, { type: "run.start", checklist: "disk", place: "机房" }).id as string;
    expect(ask(core, "run.get", { id: alone })).toMatchObject({ environment: null, nth: 0 });
  });

  test("is worked through step by step, to the conclusion that its answers lead to, and is read only then", () => {
    const { core, id, get } = begun();
    expect(get().walk?.at?.key).toBe("power");
    expect(answer(core, id, { power: said("normal", { value: 19.5 }) }).ok).toBe(true);
    expect(answer(core, id, { disk: said("abnormal", disks("PF-1234", "failing")) }).ok).toBe(true);
    expect(get().walk?.at?.key).toBe("files");
    expect(core.execute({ type: "run.conclude", run: id })).toMatchObject({
      ...{ ok: false, error: { details: { rule: "unanswered", missing: ["files"] } } },
    });
    run(core, { type: "run.agree", run: id, consent: true, consentBy: "陈静" });
    answer(core, id, { files: said("normal"), serial: said("normal", { words: "已抄下" }) });
    expect(get().walk).toMatchObject({ at: null, conclusion: { key: "bad" } });
    run(core, { type: "run.conclude", run: id, note: "盘在报警" });
    expect(get()).toMatchObject({
      conclusion: "bad",
      row: { status: "done", verdict: "hardware", next: "replacePart" },
    });
    expect(rule(answer(core, id, { power: said("abnormal", { value: 3 }) }))).toBe("readOnly");
    expect(rule(core.execute({ type: "run.conclude", run: id }))).toBe("readOnly");
  });

  test("keeps no secret of what was measured or pasted, whoever sends it, and as much of an output as fits", () => {
    const { core, id, get } = begun();
    const raw = `关键内容 : 我的 wifi\r\n${"0".repeat(64 * 1024 - 100)}`;
    const { reading } = disks("PF-1234", "passed");
    const words = "粘贴：snmpwalk -v2c -c s3cret sw1";
    expect(answer(core, id, { disk: said("normal", { reading: { ...reading, raw }, words }) }).ok).toBe(true);
    const kept = get().answers.disk;
    expect(kept?.reading?.raw.slice(0, 12)).toBe("关键内容 : ***\r\n");
    expect(kept?.reading?.raw.length).toBeGreaterThan(64 * 1024 - 120);
    expect(kept?.words).toBe("粘贴：snmpwalk -v2c -c *** sw1");
    // Nothing but control characters is the most that canonical text makes of it.
    const worst = "\u0001".repeat(64 * 1024);
    expect(answer(core, id, { disk: said("normal", { reading: { ...reading, raw: worst } }) }).ok).toBe(true);
  });

  test("takes a reading of a machine from that machine alone; what is typed says so", () => {
    const { core, id } = begun();
    const other = answer(core, id, { disk: said("normal", disks("OTHER-9", "passed")) });
    expect(rule(other)).toBe("otherMachine");
    expect(rule(answer(core, id, { disk: said("normal", disks("", "passed")) }))).toBe("unknownMachine");
    expect(answer(core, id, { disk: said("normal", disks(" pf-1234 ", "passed")) }).ok).toBe(true);
    expect(answer(core, id, { disk: said("normal", disks("", "passed", "typed")) }).ok).toBe(true);
    const ping = { ...disks("PF-1234", "passed").reading, probe: "ping" };
    expect(rule(answer(core, id, { disk: said("normal", { reading: ping }) }))).toBe("otherProbe");
  });

  test("asks why a step that is required was not done, and takes no answer that is none", () => {
    const { core, id } = begun();
    expect(answer(core, id, { power: said("notDone") })).toMatchObject({
      error: { details: { missing: ["answer.power.reason"] } },
    });
    expect(answer(core, id, { wipe: said("notDone") }).ok).toBe(true);
    expect(answer(core, id, { power: said("normal") })).toMatchObject({
      error: { details: { missing: ["answer.power.value"] } },
    });
    expect(answer(core, id, { power: said("normal", { value: "viel" }) }).ok).toBe(false);
    expect(answer(core, id, { nowhere: said("normal") })).toMatchObject({ error: { code: "notFound" } });
    expect(answer(core, id, { disk: said("normal") })).toMatchObject({
      error: { details: { missing: ["answer.disk.words"] } },
    });
    expect(
      answer(core, id, { power: said("normal", { value: 19.5, at: "2099-01-01T00:00:00.000Z" }) }),
    ).toMatchObject({
      error: { details: { rule: "inFuture" } },
    });
  });

  test("touches no data without the user's word, and destroys nothing before the backup is spoken of", () => {
    const { core, id } = begun();
    expect(rule(answer(core, id, { files: said("normal") }))).toBe("consent");
    expect(core.execute({ type: "run.agree", run: id, consent: true })).toMatchObject({
      error: { details: { missing: ["consentBy"] } },
    });
    run(core, { type: "run.agree", run: id, consent: true, consentBy: "陈静" });
    expect(answer(core, id, { files: said("normal") }).ok).toBe(true);
    expect(rule(answer(core, id, { wipe: said("normal") }))).toBe("backup");
    expect(core.execute({ type: "run.agree", run: id, backup: "declined" })).toMatchObject({
      error: { details: { missing: ["backupSignature"] } },
    });
    const strokes = [
      [
        [0, 0, 0],
        [300, 200, 400],
      ],
    ];
    const backupSignature = { name: "陈静", identityCheck: "badge", strokes, signedAt: AT };
    run(core, { type: "run.agree", run: id, backup: "declined", backupSignature });
    expect(answer(core, id, { wipe: said("normal") }).ok).toBe(true);
  });

  test("what was answered last is taken back with one act", () => {
    const { core, id, get } = begun();
    answer(core, id, { power: said("normal", { value: 19.5 }) });
    const { operation } = (
      answer(core, id, { disk: said("abnormal", disks("PF-1234", "failing")) }) as { value: Executed }
    ).value as Executed & { operation: string };
    run(core, { type: "run.undo", run: id, operation });
    expect(Object.keys(get().answers)).toEqual(["power"]);
    expect(get().walk?.at?.key).toBe("disk");
  });

  test("readings become series on the asset, the last run stands beside the next, and what it came to is counted", () => {
    const { core, asset, id } = begun();
    run(core, { type: "run.agree", run: id, consent: true, consentBy: "陈静" });
    answer(core, id, {
      power: said("normal", { value: 19.5 }),
      disk: said("abnormal", disks("PF-1234", "failing")),
      files: said("normal"),
      serial: said("normal", { words: "已抄下" }),
    });
    run(core, { type: "run.conclude", run: id });
    // It is no story behind itself.
    expect(ask(core, "run.get", { id }).before).toEqual([]);
    const next = run(core, { type: "run.start", checklist: "disk", asset }).id as string;
    const detail = ask(core, "run.get", { id: next });
    expect(detail.last).toMatchObject({ id, answers: { power: { value: 19.5 } } });
    expect(detail.before).toEqual([{ conclusion: "bad", title: titled.title, count: 1 }]);
    expect(ask(core, "run.series", { asset })).toEqual([
      {
        probe: "disks",
        name: "freeShare",
        of: "C:",
        unit: "%",
        points: [{ at: Date.parse(AT), value: 12, run: id }],
      },
    ]);
    expect(ask(core, "run.page", { asset }).rows.map((row) => row.id)).toEqual([next, id]);
    expect(ask(core, "run.page", { scope: "open" }).total).toBe(1);
  });
});

describe("the list of checklists", () => {
  test("shows what ships and the team's own; a change of the team's survives and says that what ships has gone on", () => {
    const core = memoryCore();
    define(core);
    const shipped = ask(core, "definition.checklist", { key: "wired" });
    expect(shipped).toMatchObject({ origin: "shipped", outdated: false });
    const body = {
      ...shipped.document,
      edition: shipped.document.edition - 1,
      title: { "zh-CN": "我们的网口清单" },
    };
    run(core, {
      type: "definition.setChecklist",
      family: "checklist",
      key: "wired",
      set: { title: body.title, body },
    });
    const changed = ask(core, "definition.checklist", { key: "wired" });
    expect(changed).toMatchObject({ origin: "changed", outdated: true, shipped: shipped.document });
    const rows = ask(core, "definition.checklists", {});
    expect(rows.find(({ key }) => key === "disk")).toMatchObject({ origin: "own", gate: "block", steps: 5 });
    expect(rows.find(({ key }) => key === "wired")?.title["zh-CN"]).toBe("我们的网口清单");
  });

  test("what ships is retired and offered again without saying again what it is", () => {
    const core = memoryCore();
    const set = (set: object) =>
      core.execute({ type: "definition.setChecklist", family: "checklist", key: "wired", set });
    expect(set({ retired: true })).toMatchObject({ ok: true });
    expect(ask(core, "definition.checklists", {}).some(({ key }) => key === "wired")).toBe(false);
    expect(ask(core, "definition.checklist", { key: "wired" })).toMatchObject({
      origin: "shipped",
      retired: true,
    });
    expect(rule(core.execute({ type: "run.start", checklist: "wired" }))).toBe("retired");
    expect(set({ retired: false })).toMatchObject({ ok: true });
    expect(core.execute({ type: "run.start", checklist: "wired" })).toMatchObject({ ok: true });
  });

  test("a team gives up its change of what ships, and has what ships again", () => {
    const core = memoryCore();
    const { document } = ask(core, "definition.checklist", { key: "wired" });
    const set = (key: string, body: object) =>
      core.execute({ type: "definition.setChecklist", family: "checklist", key, set: { body } });
    expect(set("wired", { ...document, gate: "block" })).toMatchObject({ ok: true });
    expect(ask(core, "definition.checklist", { key: "wired" })).toMatchObject({ origin: "changed" });
    expect(set("wired", {})).toMatchObject({ ok: true });
    expect(ask(core, "definition.checklist", { key: "wired" })).toMatchObject({
      origin: "shipped",
      document,
    });
    define(core);
    expect(set("disk", {})).toMatchObject({ ok: false, error: { path: "set.body" } });
  });

  test("puts first what fits the ticket", () => {
    const core = memoryCore();
    const ticket = run(core, {
      type: "ticket.open",
      set: { title: "网线插了没网", category: "network.access" },
    }).id as string;
    const [first] = ask(core, "definition.checklists", { ticket });
    expect(first?.fit).toBeGreaterThan(0);
  });

  test("takes no checklist whose ways do not hold together, and says where", () => {
    const core = memoryCore();
    const body = { ...DOCUMENT, conclusions: DOCUMENT.conclusions.slice(0, 1) };
    expect(
      core.execute({
        type: "definition.setChecklist",
        family: "checklist",
        key: "disk",
        set: { title: body.title, body },
      }),
    ).toMatchObject({ ok: false, error: { code: "malformed", path: "set.body.steps.4.go.0.to" } });
  });
});
