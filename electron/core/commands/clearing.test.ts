import { describe, expect, test } from "vitest";
import { ask, memoryCore, run } from "../../../tests/support/core/core.ts";

const AT = "2026-01-05T10:00:00.000+08:00";
const LATER = "2026-01-05T11:00:00.000+08:00";
const who = (name: string) => ({ name, title: "工程师", place: "3F 工作台", contact: "8001" });

function bench(mediumType: string | null = "sataSsd") {
  const core = memoryCore();
  const asset = run(core, { type: "asset.register", set: { name: "财务部笔记本" } }).id as string;
  const set = { maker: "WDC", model: "PC SN530", reported: "WD-123456" };
  const medium = run(core, { type: "medium.register", asset, at: AT, set }).id as string;
  if (mediumType) run(core, { type: "medium.confirm", medium, mediumType, labelRead: "noLabel" });
  const wipe = {
    ...{ type: "medium.wipe", medium, method: "purge", technique: "ataSanitizeBlock", norm: "nist80088" },
    ...{ tool: "hdparm", toolVersion: "9.65", noReport: "工具不出报告", operator: who("李强"), at: AT },
    ...{ confidentiality: "internal", result: "success" },
  };
  const verify = {
    type: "medium.verify",
    medium,
    way: "status",
    by: who("王芳"),
    at: LATER,
    result: "passed",
  };
  const validate = {
    ...{ type: "medium.validate", medium, decision: "accept", by: who("赵敏"), at: LATER },
    ...{ confidentialityAfter: "public", destination: "external" },
  };
  const destroy = {
    ...{ type: "medium.destroy", medium, technique: "shred", norm: "nist80088", equipment: "FS-01" },
    noPhoto: "相机不在身边",
    ...{ operator: who("李强"), witness: who("周子涵"), at: LATER },
    ...{ confidentiality: "internal", result: "success" },
  };
  const refused = (command: object) => {
    const done = core.execute(command as { type: string });
    return done.ok ? null : [done.error.path, done.error.details];
  };
  const get = () => ask(core, "medium.get", { id: medium });
  return { core, asset, medium, wipe, verify, validate, destroy, refused, get };
}

describe("清除一块介质", () => {
  test("用工具清除须附工具报告，销毁须有照片：没有就要写明原因", () => {
    const { wipe, destroy, refused } = bench();
    expect(refused({ ...wipe, noReport: "" })).toEqual(["noReport", { missing: ["noReport"] }]);
    expect(refused({ ...destroy, noPhoto: " " })).toEqual(["noPhoto", { missing: ["noPhoto"] }]);
    expect(refused(wipe)).toBeNull();
    expect(refused(destroy)).toBeNull();
  });

  test("类型没有确认，就没有方法可选；猜的类型不算", () => {
    const { wipe, refused } = bench(null);
    expect(refused(wipe)).toEqual(["medium", { rule: "typeUnconfirmed" }]);
  });

  test("这种介质上不算的手段被拒绝，并说明原因", () => {
    const { wipe, refused } = bench();
    const degauss = { ...wipe, technique: "degauss", equipment: "DG-7", calibrated: "2025-12-01" };
    expect(refused(degauss)).toEqual(["technique", { rule: "degaussOnFlash" }]);
    expect(refused({ ...wipe, technique: "filesOnly" })).toEqual(["technique", { rule: "notAMethod" }]);
    expect(refused({ ...wipe, technique: "ataSecurityErase" })).toEqual([
      "technique",
      { rule: "securityEraseOnFlash" },
    ]);
  });

  test("消磁要设备编号和校准日期，加密擦除要密钥依据，国标覆写磁盘要三遍", () => {
    const { wipe, refused } = bench("hdd");
    expect(refused({ ...wipe, technique: "degauss" })).toEqual([
      "equipment",
      { missing: ["equipment", "calibrated"] },
    ]);
    expect(refused({ ...wipe, technique: "cryptoErase" })).toEqual([
      "keyEvidence",
      { missing: ["keyEvidence"] },
    ]);
    const overwrite = { ...wipe, method: "clear", technique: "overwrite", norm: "gb46864" };
    expect(refused({ ...overwrite, passes: 1 })).toEqual(["passes", { rule: "tooFewPasses" }]);
    expect(refused({ ...overwrite, passes: 3 })).toBeNull();
  });

  test("涉密停止；敏感须有人见证；没写清楚谁做的也不行", () => {
    const { wipe, refused } = bench();
    expect(refused({ ...wipe, confidentiality: "classified" })).toEqual([
      "confidentiality",
      { rule: "classified" },
    ]);
    expect(refused({ ...wipe, confidentiality: "sensitive" })).toEqual(["witness", { missing: ["witness"] }]);
    expect(refused({ ...wipe, operator: { name: "李强" } })).toEqual([
      "operator.title",
      { missing: ["operator.title", "operator.place", "operator.contact"] },
    ]);
  });

  test("留存的介质不能清除，也不能销毁，解除以后才可以", () => {
    const { core, medium, wipe, destroy, refused, get } = bench();
    const hold = { type: "medium.hold", medium };
    run(core, { ...hold, hold: { on: true, by: "法务部 陈律师", reason: "诉讼保全 2026-7" } });
    expect(get().row.held).toBe(true);
    for (const deed of [wipe, destroy]) expect(refused(deed)).toEqual(["medium", { rule: "held" }]);
    run(core, { ...hold, hold: { on: false, by: "法务部 陈律师", reason: "已结案" } });
    expect(refused(wipe)).toBeNull();
  });
});

describe("验证和确认", () => {
  test("三步三个人，给出证书号", () => {
    const { core, wipe, verify, validate, get } = bench();
    run(core, wipe);
    run(core, verify);
    const { number } = run(core, validate);
    expect(number).toMatch(/^C-\w+-0001$/);
    expect(get().row.clearedness).toBe("cleared");
  });

  test("执行人不能验证、不能确认；没有清除就没有可验证的；屏幕上的那次过时了要说", () => {
    const { core, wipe, verify, validate, refused, get } = bench();
    expect(refused(verify)).toEqual(["medium", { rule: "notWiped" }]);
    run(core, wipe);
    expect(refused({ ...verify, by: who("李 强") })).toEqual(["by.name", { rule: "operatorVerifies" }]);
    expect(refused(validate)).toEqual(["decision", { rule: "acceptedUnverified" }]);
    expect(refused({ ...verify, at: "2026-01-05T09:00:00.000+08:00" })).toEqual([
      "at",
      { rule: "beforeAttempt" },
    ]);
    expect(refused({ ...verify, way: "residue" })).toEqual(["way", { rule: "wayFits" }]);
    const [first] = get().attempts;
    run(core, { ...wipe, at: LATER });
    expect(refused({ ...verify, attempt: first?.operation })?.[0]).toBe("attempt");
    run(core, verify);
    expect(refused({ ...validate, by: who("李强") })).toEqual(["by.name", { rule: "operatorValidates" }]);
  });

  test("失败的清除不能验证为通过；改为销毁，再验证残片", () => {
    const { core, wipe, verify, validate, destroy, refused, get } = bench();
    run(core, { ...wipe, result: "failure" });
    expect(refused(verify)).toEqual(["result", { rule: "passedFailure" }]);
    run(core, destroy);
    run(core, { ...verify, way: "residue" });
    run(core, { ...validate, destination: "destroyed" });
    expect(get().row.clearedness).toBe("destroyed");
    expect(refused({ ...wipe, at: "2026-01-06T10:00:00.000+08:00" })).toEqual([
      "medium",
      { rule: "destroyed" },
    ]);
  });

  test("自己的签字绑在自己说的内容上", () => {
    const { core, wipe, verify, get } = bench();
    run(core, wipe);
    const signature = { strokes: [[[1, 2, 3]], [[4, 5, 6]]], signedAt: LATER, identityCheck: "badge" };
    run(core, { ...verify, signature });
    const [said] = get().verifications;
    expect(said?.signature).toMatchObject({ ...signature, docHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});

test("清除并验证过的介质可以交给供应商；没清除、清除失败、又装回去的不行", () => {
  const { core, asset, medium, wipe, verify, refused } = bench();
  const leave = { type: "medium.move", medium, away: { holder: "supplier", name: "联想服务站" }, at: LATER };
  const needsApproval = ["approval", { missing: ["approval"] }];
  expect(refused(leave)).toEqual(needsApproval);
  run(core, { ...wipe, result: "failure" });
  expect(refused(leave)).toEqual(needsApproval);
  run(core, wipe);
  expect(refused(leave)).toEqual(needsApproval);
  run(core, verify);
  expect(refused(leave)).toBeNull();
  run(core, { type: "medium.move", medium, asset, at: "2026-01-05T12:00:00.000+08:00" });
  expect(refused(leave)).toEqual(needsApproval);
});
