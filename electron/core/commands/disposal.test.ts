import { describe, expect, test } from "vitest";
import { ask, finish, memoryCore, run } from "../../../tests/support/core/core.ts";
import { FIXTURES } from "../../../tests/support/core/inventory-fixtures.ts";
import type { Core } from "../compose.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { verifyStore } from "../store/care/verify-store.ts";

const AT = "2026-01-05T10:00:00.000+08:00";
const signature = {
  strokes: [
    [
      [1, 2, 0],
      [40, 60, 300],
    ],
  ],
  signedAt: AT,
  identityCheck: "badge",
};
const by = (name: string, more: object = {}) => ({
  ...{ name, decision: "approve", opinion: "主板损坏，无修复价值", at: AT },
  ...{ way: "signature", signature, ...more },
});
const external = { way: "external", signature: null, external: { number: "OA-2026-118" } };
const RECYCLER = { holder: "supplier", name: "绿源再生资源公司" };

const lotOf = (core: Core, id: string) => core.profile.store.state(entityKeyOf("disposal", id))!;
const statusOf = (core: Core, asset: string) => ask(core, "asset.get", { id: asset }).row.status;
const refusal = (core: Core, command: { type: string } & Record<string, unknown>) => {
  const done = core.execute(command);
  return done.ok ? null : { code: done.error.code, path: done.error.path, ...done.error.details };
};

function lot(count: number, more: { value?: number; appraisers?: number } = {}) {
  const core = memoryCore();
  const assets = Array.from(
    { length: count },
    (_, n) =>
      run(core, { type: "asset.register", set: { name: `旧电脑 ${n}`, tag: `IT-${n}` } }).id as string,
  );
  const set = {
    ...{
      title: "三楼旧电脑",
      reason: "obsolete",
      reasonText: "使用超过八年，无法安装新系统",
      way: "recycler",
    },
    ...(more.appraisers === undefined ? {} : { appraisers: more.appraisers }),
  };
  const { id } = run(core, { type: "disposal.open", set, applicantName: "张申请" });
  const disposal = id as string;
  const lines = assets.map((asset) => ({
    ...{ asset, origValue: more.value ?? 100, netValue: 0, acquiredOn: "2016-03-01", stillUsable: false },
  }));
  for (let from = 0; from < count; from += 200) {
    run(core, { type: "disposal.add", disposal, lines: lines.slice(from, from + 200) });
  }
  return { core, disposal, assets };
}

function decided(count: number, more: { value?: number; appraisers?: number; except?: number[] } = {}) {
  const made = lot(count, { appraisers: 1, ...more });
  const { core, disposal, assets } = made;
  run(core, { type: "disposal.appraise", disposal, step: by("李鉴定") });
  run(core, { type: "disposal.check", disposal, confidentiality: "internal", holdCheck: true });
  const except = (more.except ?? []).map((n) => ({ asset: assets[n], reason: "还能用" }));
  run(core, { type: "disposal.approve", disposal, step: by("王主任", external), except });
  return made;
}

const out = (disposal: string, assets: readonly string[], more: object = {}) => ({
  ...{ type: "custody.dispose", disposal, assets, to: RECYCLER, giverName: "王五", at: AT },
  ...{ unsigned: { reason: "回收单位在纸质单上签字" }, ...more },
});

describe("before a lot is decided on", () => {
  test("it says what is missing, and takes no decision without it", () => {
    const { core, disposal } = lot(2);
    expect(refusal(core, { type: "disposal.approve", disposal, step: by("王主任") })).toMatchObject({
      code: "notAllowed",
      missing: ["appraisals", "confidentiality", "holdCheck"],
    });
    run(core, {
      type: "disposal.add",
      disposal,
      lines: [{ asset: lot1(core, disposal), stillUsable: true }],
    });
    expect(refusal(core, { type: "disposal.approve", disposal, step: by("王主任") })).toMatchObject({
      ...{ missing: ["line.justification", "appraisals", "confidentiality", "holdCheck"] },
      assets: [lot1(core, disposal)],
    });
  });

  test("three appraise it, each once, and never who applied", () => {
    const { core, disposal } = lot(1);
    const appraise = (name: string) => refusal(core, { type: "disposal.appraise", disposal, step: by(name) });
    expect(appraise("张 申请")).toMatchObject({ rule: "applicantIsAppraiser", path: "step.name" });
    for (const name of ["李鉴定", "赵鉴定"]) expect(appraise(name)).toBeNull();
    expect(appraise("李鉴定")).toMatchObject({ rule: "appraisedTwice" });
    run(core, { type: "disposal.check", disposal, confidentiality: "internal", holdCheck: true });
    expect(refusal(core, { type: "disposal.approve", disposal, step: by("王主任") })).toMatchObject({
      missing: ["appraisals"],
    });
    expect(appraise("孙鉴定")).toBeNull();
    expect(refusal(core, { type: "disposal.approve", disposal, step: by("王主任") })).toBeNull();
  });

  test("an account takes steps for its own member alone", () => {
    const { core, disposal } = lot(1);
    const account = { way: "account", signature: null };
    const appraise = (name: string) =>
      refusal(core, { type: "disposal.appraise", disposal, step: by(name, account) });
    expect(appraise("李鉴定")).toMatchObject({ rule: "notOwnAccount", path: "step.way" });
    expect(appraise("王五")).toBeNull();
  });

  test("what is in an open lot is taken by no other one, and an asset is scanned once", () => {
    const { core, disposal, assets } = lot(2);
    const set = {
      title: "另一批",
      reason: "obsolete",
      reasonText: "使用超过八年，无法安装新系统",
      way: "recycler",
    };
    const other = run(core, { type: "disposal.open", set, applicantName: "钱申请" }).id as string;
    const add = { type: "disposal.add", disposal: other, lines: [{ asset: assets[0] }] };
    expect(refusal(core, add)).toMatchObject({ rule: "inAnotherLot", lot: disposal, path: "lines.0.asset" });
    run(core, { type: "disposal.takeOut", disposal, remove: { assets: [assets[0]] } });
    expect(refusal(core, add)).toBeNull();
    const twice = { ...add, lines: [{ asset: assets[0] }, { asset: assets[0] }] };
    expect(refusal(core, twice)).toMatchObject({ code: "malformed", path: "lines" });
  });

  test("state secrets and holds stop it, and say why", () => {
    for (const [checked, by_] of [
      [{ confidentiality: "classified", holdCheck: true }, "secrecy"],
      [{ confidentiality: "internal", holdCheck: false }, "held"],
    ] as const) {
      const { core, disposal } = lot(1, { appraisers: 1 });
      run(core, { type: "disposal.appraise", disposal, step: by("李鉴定") });
      run(core, { type: "disposal.check", disposal, ...checked });
      const done = core.execute({ type: "disposal.approve", disposal, step: by("王主任") });
      expect(done).toMatchObject({ ok: false, error: { details: { rule: "stopped" } } });
      expect(done.ok ? "" : done.error.message).toContain(by_);
    }
  });
});

test("who approves from which value on is the team's to define; what ships stands until then", () => {
  const { core, disposal } = lot(1, { value: 5000 });
  const levels = () => ask(core, "disposal.get", { id: disposal }).levels;
  expect(levels()).toEqual(["department"]);
  const define = (body: object) =>
    core.execute({ type: "definition.set", family: "approval", key: "disposal", set: { body } });
  for (const body of [
    { levels: [] },
    { levels: [{ level: "finance", from: 100 }] },
    { levels: [{ level: "boss" }] },
  ])
    expect(define(body).ok).toBe(false);
  const changed = [{ level: "department" }, { level: "management", from: 5000 }];
  expect(define({ levels: changed }).ok).toBe(true);
  expect(levels()).toEqual(["department", "management"]);
});

const lot1 = (core: Core, disposal: string) => Object.keys(lotOf(core, disposal).sets.assets ?? {}).sort()[0];

describe("a decision", () => {
  test("is of each level in order, by another person, and the last one marks the assets", () => {
    const { core, disposal, assets } = decided(3, { value: 5000 });
    expect(lotOf(core, disposal).fields.status).toBe("open");
    const [first] = assets as [string];
    expect(statusOf(core, first)).toBe("registered");
    const approve = (name: string) => refusal(core, { type: "disposal.approve", disposal, step: by(name) });
    expect(approve("王主任")).toMatchObject({ rule: "approvedTwice" });
    expect(approve("张申请")).toMatchObject({ rule: "applicantIsApprover" });
    const more = { type: "disposal.takeOut", disposal, remove: { assets: [first] } };
    expect(refusal(core, more)).toMatchObject({ rule: "underApproval" });
    expect(approve("财务周")).toBeNull();
    const { fields, lists } = lotOf(core, disposal);
    expect(fields.status).toBe("approved");
    const [one, two] = lists.approvals!.slice(0).map(({ value }) => value);
    expect([one, two].map((step) => [step!.level, step!.completes])).toEqual([
      ["department", false],
      ["finance", true],
    ]);
    expect(one).toMatchObject({ ...external, name: "王主任" });
    expect(two).toMatchObject({ signature: { docHash: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    for (const asset of assets) expect(statusOf(core, asset)).toBe("toBeDisposed");
    expect(approve("总经理")).toMatchObject({ rule: "nothingDue" });
  });

  test("refuses single assets, which another lot may take", () => {
    const { core, disposal, assets } = decided(3, { except: [1] });
    expect(assets.map((asset) => statusOf(core, asset))).toEqual([
      "toBeDisposed",
      "registered",
      "toBeDisposed",
    ]);
    expect(refusal(core, out(disposal, assets))).toMatchObject({ rule: "differs", unlisted: [assets[1]] });
  });

  test("against it ends the lot and frees what was in it", () => {
    const { core, disposal, assets } = lot(1, { appraisers: 1 });
    run(core, { type: "disposal.appraise", disposal, step: by("李鉴定") });
    run(core, { type: "disposal.check", disposal, confidentiality: "internal", holdCheck: true });
    run(core, { type: "disposal.approve", disposal, step: by("王主任", { decision: "reject" }) });
    expect(lotOf(core, disposal).fields.status).toBe("rejected");
    expect(statusOf(core, assets[0] as string)).toBe("registered");
  });
});

describe("at the van", () => {
  test("a lot of 60 machines with one unlisted and one missing is told before it leaves", () => {
    const { core, disposal, assets } = decided(60);
    const stranger = run(core, { type: "asset.register", set: { name: "不在清单", tag: "IT-99" } })
      .id as string;
    const scanned = [...assets.slice(1), stranger];
    expect(refusal(core, out(disposal, scanned))).toMatchObject({
      ...{ path: "words", rule: "differs", unapproved: false },
      ...{ unlisted: [stranger], missing: [assets[0]] },
    });
    expect(statusOf(core, stranger)).toBe("registered");
    const words = "IT-0 未找到；IT-99 主任电话同意";
    run(core, out(disposal, scanned, { words }));
    expect(scanned.map((asset) => statusOf(core, asset))).toEqual(scanned.map(() => "disposedOf"));
    expect(statusOf(core, assets[0] as string)).toBe("toBeDisposed");
    const [went] = lotOf(core, disposal)
      .lists.outs!.slice(0)
      .map(({ value }) => value);
    expect(went).toMatchObject({ words, unlisted: [stranger], missing: [assets[0]] });
    // The missing one is found and goes by itself: now all is as approved.
    expect(refusal(core, out(disposal, [assets[0] as string]))).toBeNull();
  });

  test("a disk in its bag, and its seal, must be there too", () => {
    const { core, disposal, assets } = lot(1, { appraisers: 1 });
    const pool = { holder: "pool", place: "B1 介质柜" };
    const medium = (seal: string) =>
      run(core, { type: "medium.register", set: { model: "ST1000" }, away: pool, seal, at: AT }).id as string;
    const [one, two] = [medium("F-1"), medium("F-2")];
    run(core, { type: "disposal.add", disposal, media: [one, two] });
    run(core, { type: "disposal.appraise", disposal, step: by("李鉴定") });
    run(core, { type: "disposal.check", disposal, confidentiality: "internal", holdCheck: true });
    run(core, { type: "disposal.approve", disposal, step: by("王主任") });
    expect(refusal(core, out(disposal, assets, { media: [one], seals: ["F-1", "F-9"] }))).toMatchObject({
      ...{ rule: "differs", missingMedia: [two], unlistedSeals: ["F-9"], missingSeals: ["F-2"] },
    });
    const both = { media: [one, two], seals: ["F-1", "F-2"] };
    expect(refusal(core, out(disposal, assets, both))).toMatchObject({ missing: ["approval"] });
    const approval = { by: "王主任", reference: "OA-2026-118" };
    run(core, out(disposal, assets, { ...both, approval }));
    const { row, stays } = ask(core, "medium.get", { id: two });
    expect(row).toMatchObject({
      asset: null,
      away: { holder: "supplier", name: RECYCLER.name },
      seal: "F-2",
    });
    expect(stays.at(-1)).toMatchObject({ away: { name: RECYCLER.name }, approval });
  });

  test("a disk that is in a machine of the lot counts as well", () => {
    const { core, disposal, assets } = lot(1, { appraisers: 1 });
    const medium = run(core, { type: "medium.register", set: { model: "ST1000" }, asset: assets[0], at: AT })
      .id as string;
    run(core, { type: "medium.confirm", medium, mediumType: "hdd", labelRead: "unreadable" });
    const operator = { name: "李强", title: "桌面工程师", place: "3F 工作台", contact: "8001" };
    run(core, {
      ...{ type: "medium.wipe", medium, method: "clear", technique: "overwrite", norm: "nist80088" },
      ...{
        passes: 1,
        tool: "nwipe",
        toolVersion: "0.37",
        noReport: "工具不出报告",
        operator,
        confidentiality: "internal",
      },
      ...{ at: new Date(lotOf(core, disposal).marks.at(0)?.at ?? 0).toISOString(), result: "success" },
    });
    const cancel = { type: "disposal.cancel", disposal, endReason: "领导要求暂缓" };
    expect(refusal(core, cancel)).toMatchObject({ rule: "wipedInLot" });
    run(core, { type: "medium.move", medium, away: { holder: "pool", place: "B1 介质柜" }, at: AT });
    expect(refusal(core, cancel)).toBeNull();
  });

  test("a lot is not cancelled once a disk of it was wiped, unless that is taken out", () => {
    const { core, disposal } = lot(1, { appraisers: 1 });
    const away = { holder: "pool", place: "B1 介质柜" };
    const medium = run(core, { type: "medium.register", set: { model: "ST1000" }, away, at: AT })
      .id as string;
    run(core, { type: "medium.confirm", medium, mediumType: "hdd", labelRead: "unreadable" });
    run(core, { type: "disposal.add", disposal, media: [medium] });
    const operator = { name: "李强", title: "桌面工程师", place: "3F 工作台", contact: "8001" };
    const wipe = (at: string) =>
      run(core, {
        ...{ type: "medium.wipe", medium, method: "clear", technique: "overwrite", norm: "nist80088" },
        ...{ passes: 1, tool: "nwipe", toolVersion: "0.37", noReport: "工具不出报告", operator, at },
        ...{ confidentiality: "internal", result: "success" },
      });
    const cancel = { type: "disposal.cancel", disposal, endReason: "领导要求暂缓" };
    wipe("2020-01-05T09:00:00.000+08:00");
    const opened = lotOf(core, disposal).marks.at(0)?.at ?? 0;
    wipe(new Date(opened).toISOString());
    expect(refusal(core, cancel)).toMatchObject({ rule: "wipedInLot" });
    run(core, { type: "disposal.takeOut", disposal, remove: { media: [medium] } });
    expect(refusal(core, cancel)).toBeNull();
  });

  test("what was disposed of is handed over to nobody, and no inventory revives it", async () => {
    const { core, disposal, assets } = decided(1);
    const [asset] = assets as [string];
    run(core, { type: "asset.edit", asset, set: { serial: "PF4TEST07" } });
    run(core, out(disposal, assets));
    const handOver = {
      ...{ type: "custody.handOver", purpose: "issue", giverName: "王五", receiverName: "张三", place: "" },
      ...{ handedAt: AT, lines: [{ asset }], unsigned: { reason: "电话" } },
    };
    expect(refusal(core, handOver)).toMatchObject({ rule: "disposedOf", path: "lines.0.asset" });
    run(core, { type: "asset.edit", asset, set: { name: "DESKTOP-7", media: [] } });
    // The import does not revive it either, and says what it saw.
    const { number } = ask(core, "asset.get", { id: asset }).custody.events.at(-1) ?? {};
    const paths = [`${FIXTURES}/good/laptop.json`];
    for (const dryRun of [true, false]) {
      const reply = await core.handle({ id: 1, kind: "import", paths, dryRun });
      expect(reply).toMatchObject({ result: { items: [{ outcome: "changed", gone: number }] } });
    }
    expect(statusOf(core, asset)).toBe("disposedOf");
    const { custody } = ask(core, "asset.get", { id: asset });
    expect(custody.events.at(-1)).toMatchObject({ act: "handOver", reason: "disposal", to: RECYCLER });
    // It came back after all: it is taken back, and is in stock.
    const back = { type: "custody.return", reason: "idle", returnerName: RECYCLER.name, place: "库房" };
    run(core, { ...back, returnedAt: AT, lines: [{ asset }], unsigned: { reason: "退回" } });
    expect(statusOf(core, asset)).toBe("inStock");
  });
});

describe("the end of a lot", () => {
  test("is there when licence, write-off and, with a recycler from 2027 on, his proof are", () => {
    const { core, disposal, assets } = decided(1);
    run(core, out(disposal, assets));
    const close = { type: "disposal.close", disposal, residual: 320.5 };
    expect(refusal(core, close)).toMatchObject({
      missing: ["recycler", "licence", "handedOn", "writeoffNo", "writeoffOn"],
    });
    const handed = { type: "disposal.recycler", disposal, recycler: RECYCLER.name, licence: "沪环 118" };
    const expired = { ...handed, licenceUntil: "2026-01-04", handedOn: "2026-01-05" };
    expect(refusal(core, expired)).toMatchObject({ rule: "licenceExpired", path: "licenceUntil" });
    run(core, { ...expired, licenceUntil: "2028-01-01", weightKg: 412.5, proceeds: 320.5 });
    run(core, { type: "disposal.writeOff", disposal, writeoffNo: "PZ-0091", writeoffOn: "2026-01-05" });
    run(core, close);
    expect(lotOf(core, disposal).fields).toMatchObject({ status: "closed", residual: 320.5 });
    expect(refusal(core, { type: "disposal.cancel", disposal, endReason: "写错了" })).toMatchObject({
      status: "closed",
    });
  });

  test("before anything went is a cancelling or another lot, and what was approved waits no more", () => {
    const { core, disposal, assets } = decided(2);
    run(core, { type: "disposal.cancel", disposal, endReason: "领导要求暂缓" });
    expect(assets.map((asset) => statusOf(core, asset))).toEqual(["registered", "registered"]);
    const gone = decided(1);
    run(gone.core, out(gone.disposal, gone.assets));
    expect(
      refusal(gone.core, { type: "disposal.cancel", disposal: gone.disposal, endReason: "写错了" }),
    ).toMatchObject({
      status: "out",
    });
    const old = decided(1);
    const set = {
      title: "更正",
      reason: "obsolete",
      reasonText: "使用超过八年，无法安装新系统",
      way: "auction",
    };
    const next = run(old.core, { type: "disposal.open", set, applicantName: "张申请" }).id as string;
    const said = {
      type: "disposal.supersede",
      disposal: old.disposal,
      supersededBy: next,
      endReason: "方式写错",
    };
    run(old.core, said);
    expect(lotOf(old.core, old.disposal).fields).toMatchObject({ status: "superseded", supersededBy: next });
    const line = { asset: old.assets[0] };
    expect(refusal(old.core, { type: "disposal.add", disposal: next, lines: [line] })).toBeNull();
  });
});

test("a lot of five hundred assets is decided on at once, cancelled at once, and one more is refused", () => {
  const { core, disposal, assets } = decided(500, { value: 1 });
  const standing = () => assets.map((asset) => statusOf(core, asset));
  expect(new Set(standing())).toEqual(new Set(["toBeDisposed"]));
  const open = lot(500);
  const more = run(open.core, { type: "asset.register", set: { name: "多一台" } }).id;
  const add = { type: "disposal.add", disposal: open.disposal, lines: [{ asset: more }] };
  expect(refusal(open.core, add)).toMatchObject({ rule: "lotFull" });
  run(core, { type: "disposal.cancel", disposal, endReason: "方式写错" });
  expect(new Set(standing())).toEqual(new Set(["registered"]));
});

describe("a van takes a whole lot", () => {
  const outsOf = (core: Core, disposal: string) => ask(core, "disposal.get", { id: disposal }).outs;
  const disk = (core: Core, n: number, asset?: string) => {
    const where = asset ? { asset } : { away: { holder: "pool", place: "B1" }, seal: `S-${n}` };
    return run(core, { type: "medium.register", set: { model: `盘 ${n}` }, at: AT, ...where }).id as string;
  };
  const intact = (core: Core) => expect(finish(verifyStore(core.profile.store)).problems).toEqual([]);

  test("five hundred go out at once, on two sheets with the same signature, and nothing is missing", () => {
    const { core, disposal, assets } = decided(500, { value: 1 });
    const signed = { role: "receiver", name: "绿源", ...signature };
    run(core, out(disposal, assets, { signatures: [signed], unsigned: null }));
    const outs = outsOf(core, disposal);
    expect(outs.map((each) => each.assets.length)).toEqual([499, 1]);
    expect(new Set(outs.map(({ number }) => number)).size).toBe(2);
    expect(new Set(outs.flatMap((each) => each.assets))).toEqual(new Set(assets));
    expect(outs.flatMap((each) => [...each.missing, ...each.unlisted])).toEqual([]);
    expect(new Set(assets.map((asset) => statusOf(core, asset)))).toEqual(new Set(["disposedOf"]));
    expect(ask(core, "disposal.get", { id: disposal }).row.status).toBe("out");
    intact(core);
  });

  test("five hundred machines with two disks each go with them; loose disks go on further sheets with their seals", () => {
    const { core, disposal, assets } = lot(500, { appraisers: 1, value: 1 });
    for (const [n, asset] of assets.entries()) for (const side of [0, 1]) disk(core, 2 * n + side, asset);
    const loose = Array.from({ length: 500 }, (_, n) => disk(core, 5000 + n));
    for (let from = 0; from < 500; from += 200)
      run(core, { type: "disposal.add", disposal, lines: [], media: loose.slice(from, from + 200) });
    const extra = { type: "disposal.add", disposal, lines: [], media: [disk(core, 9999)] };
    expect(refusal(core, extra)).toMatchObject({ rule: "lotFull" });
    run(core, { type: "disposal.appraise", disposal, step: by("李鉴定") });
    run(core, { type: "disposal.check", disposal, confidentiality: "internal", holdCheck: true });
    run(core, { type: "disposal.approve", disposal, step: by("王主任", external), except: [] });
    const seals = loose.map((_, n) => `S-${5000 + n}`);
    const approval = { by: "王主任", reference: "OA-1" };
    run(core, out(disposal, assets, { media: loose, seals, approval }));
    const outs = outsOf(core, disposal);
    expect(outs.map((each) => each.assets.length + each.media.length)).toEqual([499, 499, 2]);
    expect(outs.every((each) => each.assets.length > 0)).toBe(true);
    expect(outs.flatMap((each) => each.media)).toEqual(loose);
    for (const each of outs)
      expect(each.seals).toEqual(each.media.map((medium) => `S-${5000 + loose.indexOf(medium)}`));
    expect(outs.flatMap((each) => [...each.missingMedia, ...each.missingSeals])).toEqual([]);
    intact(core);
  }, 120_000);

  test("with one asset go as many media as one sheet takes; the rest is told to go next", () => {
    const { core, disposal, assets } = lot(1, { appraisers: 1 });
    const loose = Array.from({ length: 500 }, (_, n) => disk(core, n));
    const more = { media: loose, words: "先运走", approval: { by: "王主任", reference: "OA-1" } };
    expect(refusal(core, out(disposal, assets, more))).toMatchObject({ rule: "vanFull", path: "media" });
    run(core, out(disposal, assets, { ...more, media: loose.slice(0, 498) }));
    expect(outsOf(core, disposal).map((each) => each.media.length)).toEqual([498]);
  });
});
