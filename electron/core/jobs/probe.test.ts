import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ProbeTold } from "../../../shared/ipc/diagnostics.ts";
import { ask, coreOver, memoryCore, run, testEnvironment } from "../../../tests/support/core/core.ts";
import type { Core } from "../compose.ts";
import { goesOut, targetOf } from "./probe-noted.ts";

vi.setConfig({ testTimeout: 60_000 });

const TITLE = { title: { "zh-CN": "看一看" } };
const END = { key: "good", ...TITLE, verdict: "software", next: "solved", action: { "zh-CN": "完成" } };

let environment: ReturnType<typeof testEnvironment>;
let core: Core;
let calls = 0;
const server = createServer((socket) => {
  calls += 1;
  socket.on("error", () => {});
});

beforeEach(async () => {
  calls = 0;
  environment = testEnvironment();
  core = memoryCore(environment);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  server.close();
});

const site = (name: string, rule?: { probes: string; probesWord?: string }) => {
  const id = run(core, { type: "site.set", set: { name } }).id as string;
  if (rule) run(core, { type: "site.setProbes", site: id, ...rule });
  return id;
};
const runOf = (about: { asset?: string; ticket?: string }) => {
  const steps = [{ key: "look", kind: "confirm", ...TITLE, go: [{ to: "good" }] }];
  const body = { section: "network", ...TITLE, gate: "none", steps, conclusions: [END] };
  run(core, {
    ...{ type: "definition.setChecklist", family: "checklist", key: "look" },
    set: { title: TITLE.title, body },
  });
  return run(core, { type: "run.start", checklist: "look", ...about }).id as string;
};
const asset = (set: object) =>
  run(core, { type: "asset.register", set: { kind: "laptop", ...set } }).id as string;

async function probe(params: Record<string, unknown>, job = 7): Promise<ProbeTold> {
  const { port } = server.address() as AddressInfo;
  const named = { name: "port", options: { host: "127.0.0.1", port }, ...params };
  const reply = await core.handle({ id: job, kind: "job", name: "probe", params: named });
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.result as ProbeTold;
}
const noted = () => ask(core, "access.page", {}).rows;
const refusal = ({ end, reason }: ProbeTold) => [end, reason];

describe("a site that forbids probes of its network", () => {
  const word = { probes: "forbidden", probesWord: "涉密网段，不得探测" };

  test("is obeyed by every probe of the network, the doctor among them, and says why; nothing goes out", async () => {
    const id = site("保密楼", word);
    const about = runOf({ asset: asset({ site: id }) });
    const told = await probe({ run: about });
    expect(refusal(told)).toEqual(["notAvailable", "forbidden"]);
    expect(told.text["zh-CN"]).toContain("涉密网段，不得探测");
    expect(told.text.en).toContain("保密楼");
    const open = site("东楼");
    // Neither another place that is named nor an approval leads round what the asset's record says.
    for (const more of [
      { site: open },
      { approvedBy: { name: "王五", at: new Date(environment.clock.now).toISOString() } },
      { name: "doctor", options: {} },
      { name: "snmpDevice", options: { host: "127.0.0.1" } },
      { name: "link", options: {} },
    ]) {
      expect(refusal(await probe({ run: about, ...more }))).toEqual(["notAvailable", "forbidden"]);
    }
    expect(calls).toBe(0);
    expect(noted()).toEqual([]);
  });

  test("lets the machine itself be measured: that is no probe of a network, and is not noted", async () => {
    const about = runOf({ asset: asset({ site: site("保密楼", word) }) });
    const told = await probe({ run: about, name: "cpu", options: {} });
    expect(told.reason).not.toBe("forbidden");
    expect(noted()).toEqual([]);
  });

  test("is asked where the asset has no site by its ticket, and where neither has one by what is said", async () => {
    const closed = site("保密楼", word);
    const open = site("东楼");
    const ticket = run(core, { type: "ticket.open", set: { title: "上不了网", site: closed } }).id as string;
    const bare = asset({});
    expect(refusal(await probe({ run: runOf({ asset: bare, ticket }) }))).toEqual([
      "notAvailable",
      "forbidden",
    ]);
    const nowhere = runOf({ asset: bare });
    expect(refusal(await probe({ run: nowhere }))).toEqual(["notAvailable", "needsSite"]);
    expect(refusal(await probe({}))).toEqual(["notAvailable", "needsSite"]);
    expect(refusal(await probe({ run: nowhere, site: closed }))).toEqual(["notAvailable", "forbidden"]);
    expect((await probe({ run: nowhere, site: open })).end).toBe("result");
    run(core, { type: "site.setProbes", site: closed, probes: "allowed" });
    expect((await probe({ run: nowhere })).end).toBe("result");
    expect(noted()).toHaveLength(2);
  });

  test("is the one that a hand-over has brought the asset to", async () => {
    const closed = site("保密楼", word);
    const moved = asset({ site: site("东楼") });
    run(core, {
      ...{ type: "custody.handOver", purpose: "issue", giverName: "王五" },
      ...{
        handedAt: new Date(environment.clock.now).toISOString(),
        place: "3-12",
        to: { holder: "place", site: closed, place: "3-12" },
      },
      ...{ lines: [{ asset: moved, condition: "good" }], unsigned: { reason: "不在现场" }, signatures: [] },
    });
    expect(ask(core, "asset.get", { id: moved }).row.site).toBe(closed);
    expect(refusal(await probe({ run: runOf({ asset: moved }) }))).toEqual(["notAvailable", "forbidden"]);
  });
});

describe("a site that wants to be asked", () => {
  test("lets a probe out once somebody there has said so, today, and who it was is noted", async () => {
    const id = site("分部", { probes: "ask", probesWord: "先问网络组老李" });
    const machine = asset({ site: id });
    const about = runOf({ asset: machine });
    const told = await probe({ run: about });
    expect(refusal(told)).toEqual(["notAvailable", "needsApproval"]);
    expect(told.text["zh-CN"]).toContain("老李");
    const at = (ms: number) => new Date(environment.clock.now + ms).toISOString();
    for (const late of [at(-25 * 3_600_000), at(3_600_000)]) {
      const asked = await probe({ run: about, approvedBy: { name: "李工", at: late } });
      expect(asked.reason).toBe("needsApproval");
    }
    const approvedBy = { name: "李工", at: at(-60_000) };
    expect((await probe({ run: about, approvedBy })).end).toBe("result");
    expect(noted()).toMatchObject([
      { how: "probe", what: "port", count: 1, end: "result", approvedBy: "李工" },
    ]);
    const [access] = noted();
    const { payload } = ask(core, "operation.read", {
      id: ask(core, "history.page", { kind: "access", id: access?.id as string }).rows[0]
        ?.operation as string,
    });
    expect(payload).toMatchObject({
      ...{ what: "port", target: `127.0.0.1:${(server.address() as AddressInfo).port}` },
      records: [`run:${about}`, `asset:${machine}`, `site:${id}`],
      approvedAt: approvedBy.at,
    });
  });
});

describe("each probe of a network is noted", () => {
  test("once, however it ended; what never went out is not", async () => {
    await probe({ options: { host: "127.0.0.1", port: 1 } });
    await probe({ options: { host: "--evil" } });
    await probe({ name: "nothing", options: {} });
    const stopped = probe({ name: "time", options: { host: "127.0.0.1" } }, 99);
    await core.handle({ id: 100, kind: "cancel", job: 99 });
    expect((await stopped).end).toBe("stopped");
    const ends = noted().map(({ end, target }) => `${end} ${target}`);
    expect(ends.filter((each) => each === "result 127.0.0.1:1")).toHaveLength(1);
    expect(ends.length).toBeLessThanOrEqual(2);
    expect(await core.handle({ id: 2, kind: "verify" })).toMatchObject({ ok: true, result: { ok: true } });
  });

  test("also when the program ended before it came back", () => {
    const { store } = core.profile;
    const out = { access: environment.uuidv7(), probe: "ping", target: "10.0.0.1", records: [] };
    goesOut(store, { ...out, approvedBy: "", approvedAt: null });
    expect(noted()).toEqual([]);
    const again = coreOver(core.profile);
    expect(ask(again, "access.page", {}).rows).toMatchObject([{ what: "ping", end: "stopped" }]);
    coreOver(core.profile);
    expect(noted()).toHaveLength(1);
  });

  test("or does not go out: a full disk takes no note", async () => {
    core.profile.store.db.pragma("query_only = ON");
    await expect(probe({})).rejects.toThrow("readOnly");
    expect(calls).toBe(0);
  });

  test.each([
    [{ host: "10.0.0.1", port: 443 }, "10.0.0.1:443"],
    [{ url: "https://intranet.example:8443/a?token=1" }, "intranet.example:8443"],
    [{ share: "\\\\files\\公共" }, "files"],
    [{ share: "smb://files/公共" }, "files"],
    [{ name: "www.example.com" }, "www.example.com"],
    [{}, ""],
  ])("the target of %o is %s", (options, target) => {
    expect(targetOf(options)).toBe(target);
  });
});

describe("a reading that was taken past what the site says", () => {
  const PORT = { key: "reach", kind: "probe", ...TITLE, probe: "port", go: [{ to: "good" }] };
  const begun = (about: { asset?: string }) => {
    const body = { section: "network", ...TITLE, gate: "none", steps: [PORT], conclusions: [END] };
    const set = { title: TITLE.title, body };
    run(core, { type: "definition.setChecklist", family: "checklist", key: "reach", set });
    return run(core, { type: "run.start", checklist: "reach", ...about }).id as string;
  };
  const now = (ms = 0) => new Date(environment.clock.now + ms).toISOString();
  /** As `console probe` prints it, without a profile and so without a note. */
  const measured = (more: object = {}) => ({
    ...{ probe: "port", way: "probe", end: "result", reason: "", machine: {}, at: now() },
    ...{ values: [{ name: "open", value: true }], ...more },
  });
  const answered = (id: string, reading: object, more: object = {}) => {
    const said = { outcome: "normal", words: "按面板", reading, at: now(), ...more };
    const done = core.execute({ type: "run.answer", run: id, answer: { reach: said } });
    return done.ok ? "taken" : [done.error.code, done.error.path, done.error.details];
  };
  const ruled = (rule: string, more: object = {}) => [
    ...["notAllowed", "answer.reach.reading"],
    { rule, ...more },
  ];

  test("is none of a run where the site forbids it, however it ended and whatever is made of it", async () => {
    const closed = site("保密楼", { probes: "forbidden", probesWord: "涉密网段" });
    const id = begun({ asset: asset({ site: closed }) });
    const refused = ruled("probeForbidden", { site: closed, name: "保密楼", word: "涉密网段" });
    expect(answered(id, measured())).toEqual(refused);
    expect(answered(id, measured({ end: "noAnswer", reason: "timeout", values: [] }))).toEqual(refused);
    expect(answered(id, measured({ way: "collector" }))).toEqual(refused);
    expect(answered(id, measured(), { outcome: "notDone", reason: "没有做" })).toEqual(refused);
    // What somebody typed is no measurement; that the console did not let it out may be told.
    expect(answered(id, measured({ way: "typed" }))).toBe("taken");
    const { end, reason, at } = await probe({ run: id });
    expect(answered(id, measured({ end, reason, at, values: [] }))).toBe("taken");
    expect(calls).toBe(0);
  });

  test("waits for the approval to be noted, for this run, this probe and this day", async () => {
    const asking = site("分部", { probes: "ask", probesWord: "先问老李" });
    const machine = asset({ site: asking });
    const [id, other] = [begun({ asset: machine }), begun({ asset: machine })];
    const refused = ruled("probeNeedsApproval", { site: asking, name: "分部", word: "先问老李" });
    expect(answered(id, measured())).toEqual(refused);
    const told = await probe({ run: id, approvedBy: { name: "李工", at: now(-60_000) } });
    expect(told.end).toBe("result");
    expect(answered(id, measured({ at: told.at }))).toBe("taken");
    expect(answered(other, measured({ at: told.at }))).toEqual(refused);
    expect(answered(id, measured({ at: now(-48 * 3_600_000) }))).toEqual(refused);
  });

  test("says where it was taken, as soon as not every site lets every probe pass", async () => {
    const id = begun({});
    expect(answered(id, measured())).toBe("taken");
    const open = site("东楼");
    site("保密楼", { probes: "forbidden", probesWord: "涉密网段" });
    expect(answered(id, measured())).toEqual(ruled("probeNeedsSite"));
    await probe({ run: id, site: open });
    expect(answered(id, measured())).toBe("taken");
    expect(answered(begun({ asset: asset({ site: open }) }), measured())).toBe("taken");
  });
});

test("of a classified asset nothing is measured, near or far", async () => {
  const machine = asset({});
  const about = runOf({ asset: machine });
  run(core, { type: "asset.classify", asset: machine, reason: "涉密机房" });
  for (const name of ["cpu", "port"]) {
    const told = await probe({ run: about, ...(name === "cpu" ? { name, options: {} } : {}) });
    expect(refusal(told)).toEqual(["notAvailable", "classified"]);
  }
  expect([calls, noted()]).toEqual([0, []]);
});
