import type { Core } from "../../../electron/core/compose.ts";
import { describe, expect, test } from "vitest";
import { ask, memoryCore, run, testEnvironment } from "../../../tests/support/core/core.ts";
import { signature } from "../../../tests/support/documents/slips.ts";
import { daysLate, missingOf } from "./accessories.ts";

const AT = "2026-11-23T10:00:00.000+08:00";
const unsigned = { reason: "对方不在现场" };
const POWER = { name: "电源适配器", qty: 1, serial: "" };

/** Why a command is refused. */
function failed(core: Core, command: { type: string }) {
  const done = core.execute(command);
  return done.ok ? null : done.error;
}

/** One console with assets, and acts on them asked as a form asks. */
function desk(count = 2) {
  const environment = testEnvironment();
  const core = memoryCore(environment);
  const assets = Array.from(
    { length: count },
    (_, n) =>
      run(core, { type: "asset.register", set: { name: "笔记本", kind: "laptop", serial: `PF5DEM${n}X` } })
        .id as string,
  );
  const give = (lines: object[], said: object = {}) => ({
    ...{ type: "custody.handOver", purpose: "issue", giverName: "库管", receiverName: "张三" },
    ...{ place: "一楼", handedAt: AT, lines, unsigned, ...said },
  });
  const back = (lines: object[], said: object = {}) => ({
    ...{ type: "custody.return", reason: "idle", returnerName: "张三", place: "库房" },
    ...{ returnedAt: AT, lines, unsigned, ...said },
  });
  const events = (asset: string) => ask(core, "asset.get", { id: asset }).custody.events;
  const missing = (asset: string) => ask(core, "asset.get", { id: asset }).missing;
  const said = (operation: string | null) => ask(core, "operation.read", { id: operation as string }).payload;
  return {
    core,
    clock: environment.clock,
    assets: assets as [string, string],
    give,
    back,
    events,
    missing,
    said,
  };
}

describe("每一行由接收人接收或拒收", () => {
  test("拒收的一行留在原保管人处：单上写明原因，它的保管链不动", () => {
    const { core, assets, give, events, said } = desk();
    const [laptop, other] = assets;
    const lines = [
      { asset: laptop, accepted: true },
      { asset: other, accepted: false, declined: "型号不符" },
    ];
    const { operation } = run(core, give(lines));
    expect(events(laptop)).toHaveLength(1);
    expect(events(other)).toEqual([]);
    expect(said(operation)).toMatchObject({
      lines: [{ asset: laptop, accepted: true }],
      declined: [{ asset: other, reason: "型号不符" }],
    });
  });

  test("拒收要说原因；全部拒收就没有交接", () => {
    const { core, assets, give } = desk();
    const [laptop, other] = assets;
    expect(failed(core, give([{ asset: laptop }, { asset: other, accepted: false }]))).toMatchObject({
      code: "notAllowed",
      details: { missing: ["lines.1.declined"] },
    });
    expect(failed(core, give([{ asset: laptop, accepted: false, declined: "不要" }]))).toMatchObject({
      details: { rule: "nothingAccepted" },
    });
  });
});

describe("损坏、序列号、代领", () => {
  test("损坏没有照片也没有说明，交接和归还都不记", () => {
    const { core, assets, give, back } = desk();
    const line = { asset: assets[0], condition: "damaged" };
    const refused = { code: "notAllowed", details: { missing: ["lines.0.photos"] } };
    expect(failed(core, give([line]))).toMatchObject(refused);
    run(core, give([{ ...line, noPhoto: "相机损坏" }]));
    expect(failed(core, back([line]))).toMatchObject(refused);
  });

  test("照片是本机有的文件", () => {
    const { core, assets, give } = desk();
    const line = { asset: assets[0], condition: "damaged", photos: ["00000000-0000-7000-8000-00000000f11e"] };
    expect(failed(core, give([line]))).toMatchObject({ code: "notFound", path: "lines.0.photos.0" });
  });

  test("扫到的序列号与台账核对，不符的在保管链上标出", () => {
    const { core, assets, give, events, said } = desk();
    const [laptop, other] = assets;
    const lines = [
      { asset: laptop, serialRead: "s/n pf5dem0x", serialMatch: "differs" },
      { asset: other, serialRead: "PF5DEM9X" },
    ];
    const { operation } = run(core, give(lines));
    expect(said(operation).lines).toMatchObject([{ serialMatch: "match" }, { serialMatch: "differs" }]);
    expect(events(laptop)[0]?.serialDiffers).toBeUndefined();
    expect(events(other)[0]?.serialDiffers).toBe(true);
  });

  test("代领有授权文件或说明；部门领取由经手人领取，不是代领", () => {
    const { core, assets, give } = desk();
    const lines = [{ asset: assets[0] }];
    const proxy = { name: "李四" };
    expect(failed(core, give(lines, { proxy }))).toMatchObject({
      details: { missing: ["proxy.authorisation"] },
    });
    run(core, give(lines, { proxy: { ...proxy, reason: "电话中授权" } }));
    const to = { holder: "department", name: "财务部", responsible: "王五" };
    expect(
      failed(core, give(lines, { receiverName: undefined, to, proxy: { ...proxy, reason: "电话" } })),
    ).toMatchObject({ details: { rule: "collectorFits" }, path: "proxy" });
    run(core, give(lines, { receiverName: undefined, to, collectedBy: proxy }));
  });
});

describe("不是保管人移交的", () => {
  test.each([
    ["没有说明", {}, true],
    ["说明了原因", { otherGiver: "本人出差" }, false],
    ["保管人也签了字", { signatures: [signature("holder", "张三")], unsigned: null }, false],
  ])("%s", (_, said, isMissing) => {
    const { core, assets, give, missing } = desk();
    run(core, give([{ asset: assets[0] }]));
    run(core, give([{ asset: assets[0] }], { receiverName: "李四", purpose: "transfer", ...said }));
    expect(missing(assets[0]).custody?.includes("otherGiver") ?? false).toBe(isMissing);
  });

  test("保管人自己移交不用说明", () => {
    const { core, assets, give, missing } = desk();
    run(core, give([{ asset: assets[0] }]));
    run(core, give([{ asset: assets[0] }], { giverName: " 张三", receiverName: "李四" }));
    expect(missing(assets[0]).custody).not.toContain("otherGiver");
  });
});

describe("归还", () => {
  test("缺的配件由交接单算出，每一件丢失、遗留或说明，没说的留空", () => {
    const { core, assets, give, back, events } = desk();
    const accessories = [POWER, { name: "鼠标", qty: 2, serial: "" }, { name: "电脑包", qty: 1, serial: "" }];
    run(core, give([{ asset: assets[0], accessories }]));
    const missing = [{ name: "电脑包", outcome: "lost", words: "上月出差时丢失" }];
    run(core, back([{ asset: assets[0], accessories: [POWER, { name: "鼠标", qty: 1 }], missing }]));
    expect(events(assets[0]).at(-1)?.missing).toEqual([
      { name: "鼠标", qty: 1, serial: "", outcome: null, words: "" },
      { name: "电脑包", qty: 1, serial: "", outcome: "lost", words: "上月出差时丢失" },
    ]);
  });

  test("配件照旧可以写成一句话：作为一件记下", () => {
    const { core, assets, give, back, events } = desk();
    run(core, give([{ asset: assets[0], accessories: "电源、鼠标" }]));
    expect(events(assets[0])[0]?.accessories).toEqual([{ name: "电源、鼠标", qty: 1, serial: "" }]);
    run(core, back([{ asset: assets[0] }]));
    expect(events(assets[0]).at(-1)?.missing).toMatchObject([{ name: "电源、鼠标", outcome: null }]);
  });

  test("逾期天数按归还当地的日期算", () => {
    expect(daysLate("2026-11-20", AT)).toBe(3);
    expect(daysLate("2026-11-23", AT)).toBe(0);
    expect(daysLate("2026-12-01", AT)).toBe(0);
    expect(daysLate(null, AT)).toBeNull();
    // At the desk it is the 24th already.
    expect(daysLate("2026-11-23", "2026-11-24T01:00:00.000+08:00")).toBe(1);
  });

  test("多还的、单上没有的不算缺", () => {
    expect(missingOf([POWER], [{ ...POWER, name: " 电源适配器 ", qty: 3 }], [])).toEqual([]);
    expect(missingOf([], [], [{ name: "扩展坞", outcome: "left", words: "" }])).toMatchObject([
      { name: "扩展坞", qty: 1 },
    ]);
  });

  test("损坏责任默认没有认定；发现人可以写待认定，不能自己认定", () => {
    const { core, assets, give, back, said } = desk();
    run(core, give([{ asset: assets[0] }]));
    const line = { asset: assets[0], condition: "damaged", noPhoto: "已拍在工单里" };
    const decided = (verdict: string, by: string) =>
      back([{ ...line, liability: { verdict, by } }], { receiverName: "库管" });
    expect(failed(core, decided("person", ""))).toMatchObject({
      details: { missing: ["lines.0.liability.by"] },
    });
    expect(failed(core, decided("wear", "库 管"))).toMatchObject({ details: { rule: "finderDecides" } });
    const { operation } = run(core, decided("open", ""));
    expect(said(operation).lines).toMatchObject([{ liability: { verdict: "open", amount: null } }]);
    run(core, give([{ asset: assets[0] }]));
    const plain = run(core, back([line], { receiverName: "库管" }));
    expect(said(plain.operation).lines).toMatchObject([{ liability: null }]);
  });

  test("有留存要求的不清除、不报废；归还人没来就没有他的签字", () => {
    const { core, assets, give, back, events } = desk();
    run(core, give([{ asset: assets[0] }]));
    const held = (next: string) => back([{ asset: assets[0], hold: true, next }]);
    expect(failed(core, held("wipe"))).toMatchObject({
      path: "lines.0.next",
      details: { rule: "heldStays" },
    });
    const absent = { reason: "已离职", witness: "李四" };
    const by = { signatures: [signature("giver", "张三")], unsigned: null, absent };
    expect(failed(core, back([{ asset: assets[0] }], by))).toMatchObject({
      details: { rule: "absentSigned" },
    });
    run(core, held("stock"));
    expect(events(assets[0]).at(-1)?.hold).toBe(true);
  });

  test("设备只替登录的人签，而且要先输过 PIN：别人的名字、没有输过、输过很久的，都不收", async () => {
    const { core, clock, assets, give, said } = desk();
    const [me] = ask(core, "member.list", {});
    // The clock of this desk stands at 17:00.
    const moment = (time: string) => `2026-11-23T${time}:00.000+08:00`;
    const byDevice = (giverName: string, time = "17:00") =>
      give([{ asset: assets[0] }], { giverName, giverByDevice: moment(time) });
    const mine = me?.name ?? "";
    expect(failed(core, byDevice("别的人"))).toMatchObject({
      path: "giverByDevice",
      details: { rule: "notOwnAccount" },
    });
    const unknown = { path: "giverByDevice", details: { rule: "pinNotGiven" } };
    expect(failed(core, byDevice(mine))).toMatchObject(unknown);
    await core.handle({ id: 1, kind: "pin", act: "set", next: "246813" });
    expect(failed(core, byDevice(mine, "16:50"))).toMatchObject(unknown);
    const { operation } = run(core, byDevice(mine));
    expect(said(operation)).toMatchObject({ giverByDevice: moment("17:00") });
    await core.handle({ id: 2, kind: "pin", act: "check", pin: "999999" });
    clock.now = Date.parse(moment("22:00"));
    expect(failed(core, byDevice(mine, "22:00"))).toMatchObject(unknown);
  });

  test("暂收：封存不看就收，写明封条和原因；开封前不定责任、不定去向，资产的经历里写着封条", () => {
    const { core, assets, give, back, events, said } = desk();
    run(core, give([{ asset: assets[0], accessories: "电源适配器" }]));
    const underSeal = { seal: "F-0071", reason: "下班前十分钟，来不及核对" };
    const sealed = (line: object, more: object = {}) =>
      back([{ asset: assets[0], ...line }], { underSeal, ...more });
    for (const [path, line] of [
      ["lines.0.liability", { liability: { verdict: "person", by: "赵六" } }],
      ["lines.0.next", { next: "stock" }],
    ] as const) {
      expect(failed(core, sealed(line))).toMatchObject({ path, details: { rule: "sealedUndecided" } });
    }
    expect(failed(core, sealed({}, { underSeal: { ...underSeal, seal: "" } }))).toMatchObject({
      code: "malformed",
      path: "underSeal.seal",
    });
    const { operation } = run(core, sealed({ liability: { verdict: "open" } }));
    expect(said(operation)).toMatchObject({
      underSeal,
      lines: [{ condition: null, next: null, missing: [] }],
    });
    expect(events(assets[0]).at(-1)?.seal).toBe("F-0071");
    const under = () => ask(core, "asset.get", { id: assets[0] as string });
    expect(under()).toMatchObject({ row: { seal: "F-0071" } });
    expect(under().missing.custody).toContain("condition");
    expect(ask(core, "asset.waiting", { today: "2026-11-23" }).sealed).toBe(1);
    const open = (more: object) => ({
      ...{ type: "custody.unseal", assets: [assets[0]], at: AT, seal: "f-0071", intact: true },
      ...{ condition: "good", ...more },
    });
    for (const [path, wrong] of [
      ["photos", { condition: "damaged" }],
      ["note", { intact: false }],
      ["at", { at: "2099-01-01T00:00:00.000Z" }],
      ["assets.0", { assets: [assets[1]] }],
      ["photos.0", { photos: [assets[0]] }],
    ] as const) {
      expect(failed(core, open(wrong))?.path).toBe(path);
    }
    expect(failed(core, open({ seal: "F-0072" }))).toMatchObject({ details: { rule: "otherSeal" } });
    expect(failed(core, open({ intact: null }))?.path).toBe("intact");
    const found = {
      condition: "damaged",
      noPhoto: "相机不在身边",
      note: "屏幕右下角有裂纹",
      witness: "李四",
    };
    run(core, open(found));
    expect(under()).toMatchObject({ row: { seal: null, status: "inStock" } });
    expect(under().missing.custody ?? []).not.toContain("condition");
    const { said: later } = ask(core, "operation.later", { id: operation as string });
    expect(later).toMatchObject([{ act: "unseal", seal: "f-0071", intact: true, ...found }]);
    expect(failed(core, open({}))).toMatchObject({ details: { rule: "notSealed" } });
    expect(ask(core, "asset.due", { which: "sealed", today: "2026-11-23" }).total).toBe(0);
    // Given out again, it is under no seal any more.
    run(core, give([{ asset: assets[0] }]));
    expect(events(assets[0]).at(-1)?.seal).toBeUndefined();
  });
});
