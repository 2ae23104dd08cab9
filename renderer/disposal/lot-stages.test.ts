import { describe, expect, test } from "vitest";
import { memoryCore, ask, run } from "../../tests/support/core/core.ts";
import { nextOf, stagesOf } from "./lot-stages.ts";

const AT = "2026-01-05T10:00:00.000+08:00";

/** A lot of one machine of 42 000 yuan, which needs two levels, as it goes on its way. */
function way() {
  const core = memoryCore();
  const asset = run(core, { type: "asset.register", set: { name: "服务器" } }).id as string;
  const set = {
    ...{ title: "机房旧服务器", reason: "obsolete", reasonText: "使用超过八年，无法安装新系统" },
    ...{ way: "recycler", appraisers: 1 },
  };
  const disposal = run(core, { type: "disposal.open", set, applicantName: "张申请" }).id as string;
  const step = (name: string, more: object = {}) => ({
    ...{ name, decision: "approve", opinion: "无修复价值", at: AT, way: "external" },
    ...{ external: { number: "OA-1" }, ...more },
  });
  const detail = () => ask(core, "disposal.get", { id: disposal });
  const states = () => stagesOf(detail()).map(({ state }) => state);
  return { core, asset, disposal, step, detail, states };
}

describe("the way of a lot", () => {
  test("names for each stage who took it and when, and whose turn it is", () => {
    const { core, asset, disposal, step, detail, states } = way();
    expect(states()).toEqual(["now", "later", "later", "later", "later", "later", "later"]);
    expect(nextOf(detail())).toEqual({ primary: null, others: ["supersede", "cancel"] });
    const line = { asset, origValue: 42_000, acquiredOn: "2016-01-01", stillUsable: false };
    run(core, { type: "disposal.add", disposal, lines: [line] });
    expect(states()[1]).toBe("now");
    expect(nextOf(detail()).primary).toBe("check");
    run(core, { type: "disposal.check", disposal, confidentiality: "internal", holdCheck: true });
    expect(nextOf(detail()).primary).toBe("appraise");
    run(core, { type: "disposal.appraise", disposal, step: step("李鉴定") });
    expect(stagesOf(detail())[2]).toMatchObject({ state: "now", due: ["department", "finance"] });
    run(core, { type: "disposal.approve", disposal, step: step("王主任", { afterwards: true }) });
    const [, appraised, approved] = stagesOf(detail());
    expect(appraised?.people).toMatchObject([{ name: "李鉴定", way: "external", recordedBy: "王五" }]);
    expect(approved).toMatchObject({
      ...{ state: "now", due: ["finance"] },
      people: [{ name: "王主任", what: "level.department", afterwards: true, at: AT }],
    });
    const medium = run(core, { type: "medium.register", set: { model: "ST1000" }, asset, at: AT }).id;
    run(core, { type: "disposal.approve", disposal, step: step("财务周") });
    expect(nextOf(detail()).primary).toBe("out");
    // Its disk is not cleared yet; who has wiped it stands in the stage of its own.
    expect(stagesOf(detail())[3]).toMatchObject({ name: "wipe", state: "now", due: [medium], people: [] });
    run(core, { type: "medium.confirm", medium, mediumType: "hdd", labelRead: "unreadable" });
    const operator = { name: "李强", title: "桌面工程师", place: "3F 工作台", contact: "8001" };
    run(core, {
      ...{ type: "medium.wipe", medium, method: "clear", technique: "overwrite", norm: "nist80088" },
      ...{ passes: 1, tool: "nwipe", toolVersion: "0.37", noReport: "工具不出报告", operator, at: AT },
      ...{ confidentiality: "internal", result: "success" },
    });
    expect(stagesOf(detail())[3]).toMatchObject({
      ...{ state: "now", due: [medium] },
      people: [{ name: "李强", at: AT, what: "lots:wipe.wiped" }],
    });
    const verifier = { name: "周验证", title: "工程师", place: "3F", contact: "8002" };
    run(core, { type: "medium.verify", medium, way: "status", result: "passed", by: verifier, at: AT });
    expect(stagesOf(detail())[3]).toMatchObject({ state: "done", due: [] });
    expect(stagesOf(detail())[4]?.state).toBe("now");
  });

  test("ends where somebody says no", () => {
    const { core, asset, disposal, step, detail, states } = way();
    const line = { asset, origValue: 1, acquiredOn: "2016-01-01", stillUsable: false };
    run(core, { type: "disposal.add", disposal, lines: [line] });
    run(core, { type: "disposal.check", disposal, confidentiality: "internal", holdCheck: true });
    run(core, { type: "disposal.appraise", disposal, step: step("李鉴定") });
    run(core, { type: "disposal.approve", disposal, step: step("王主任", { decision: "reject" }) });
    expect(states()).toEqual(["done", "done", "ended", "ended", "ended", "ended", "ended"]);
    expect(nextOf(detail())).toEqual({ primary: null, others: ["supersede"] });
  });
});
