import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ask, memoryCore, run, temporaryFolder } from "../../../tests/support/core/core.ts";
import { pagesIn } from "../../../tests/support/documents/pdf-text.ts";
import { handOver, register, signature } from "../../../tests/support/documents/slips.ts";
import type { Core } from "../compose.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

let files = 0;
async function job(core: Core, name: string, params: Record<string, unknown>) {
  files += 1;
  const file = join(folder.path, `${files}.pdf`);
  const reply = await core.handle({ id: 1, kind: "job", name, params: { ...params, file } });
  const text = existsSync(file) ? (await pagesIn(readFileSync(file))).join("") : "";
  return { reply, file, text };
}

const accesses = (core: Core) => ask(core, "access.page", {}).rows;

function lent(core: Core, dueBack: string, more: Record<string, unknown> = {}) {
  const person = run(core, {
    ...{ type: "person.set" },
    set: { name: "陈敏", dept: "财务部", phone: "13800000001", mail: "chenmin@example.com" },
  }).id as string;
  const to = { holder: "person", person, name: "陈敏" };
  const slip = handOver(core, register(core, 1), {
    ...{ receiverName: undefined, to, purpose: "loan", dueBack },
    ...more,
  });
  return { person, ...slip };
}

describe("借用逾期清单", () => {
  test("写谁借的、怎么联系、逾期几天、哪张单；当天到期的不算", async () => {
    const core = memoryCore();
    const { number } = lent(core, "2026-11-30");
    const { text, reply } = await job(core, "overdueList", { today: "2026-12-03" });
    expect(reply).toMatchObject({ ok: true, result: { title: "借用逾期清单", number: "2026-12-03" } });
    expect(text).toContain("截至2026-12-03");
    expect(text).toContain("逾期未还（共1件）");
    expect(text).toContain(
      "12026-11-30逾期3天IT-2026-0001笔记本电脑陈敏财务部13800000001chenmin@example.com",
    );
    expect(text).toContain(number);
    const onTheDay = await job(core, "overdueList", { today: "2026-11-30", locale: "en" });
    expect(onTheDay.text).toContain("Noloanisoverdue.");
    expect(accesses(core).map(({ how, what, count }) => [how, what, count])).toEqual([
      ["print", "overdueList", 0],
      ["print", "overdueList", 1],
    ]);
  });

  test("同样的清单，同样的字节", async () => {
    const core = memoryCore();
    lent(core, "2026-11-30");
    const [one, two] = [
      await job(core, "overdueList", { today: "2026-12-03" }),
      await job(core, "overdueList", { today: "2026-12-03" }),
    ];
    expect(readFileSync(one.file).equals(readFileSync(two.file))).toBe(true);
  });
});

describe("个人信息查询", () => {
  const reason = "本人书面申请";

  test("档案、保管、签字、工单、文字里提到的都在，写明身份、期限和记录人", async () => {
    const core = memoryCore();
    const { person, number } = lent(core, "2026-11-30");
    run(core, {
      type: "ticket.open",
      set: { title: "打印机卡纸", requester: "陈敏", requesterPerson: person },
    });
    run(core, {
      type: "ticket.open",
      set: { title: "申请搬工位", requester: "李雷", description: "请先问财务部的陈敏，她有钥匙" },
    });
    run(core, { type: "ticket.open", set: { title: "无关的工单", requester: "韩梅" } });
    const { text, reply } = await job(core, "personData", { person, reason });
    expect(reply).toMatchObject({ ok: true, result: { title: "个人信息查询结果", number: "陈敏" } });
    for (const said of [
      ...["部门财务部", "电话13800000001", "邮箱chenmin@example.com", `查询事由${reason}`, "查询人王五"],
      ...["通讯录陈敏本人档案", "没有固定期限通讯录，在职期间", "10年资产保管与处置"],
      ...[
        "保管人、签字人",
        `${number}保管人、签字人签字笔迹2笔王五`,
        "报修人",
        "文字中提到请先问财务部的陈敏，她有钥匙",
      ],
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain("无关的工单");
  });

  test("取出本身记入日志，写明是谁的、为什么；没说为什么就不取", async () => {
    const core = memoryCore();
    const { person } = lent(core, "2026-11-30");
    const unsaid = await job(core, "personData", { person, reason: " " });
    expect(unsaid.reply).toMatchObject({ ok: false, error: { code: "malformed", path: "reason" } });
    expect(accesses(core)).toEqual([]);
    await job(core, "personData", { person, reason });
    expect(accesses(core)).toMatchObject([{ how: "export", what: "personData", format: "pdf", reason }]);
    const again = await job(core, "personData", { person, reason });
    expect(again.text).toContain("数据取出记录personData被查询或打印");
    const nobody = "00000000-0000-4000-8000-000000000009";
    expect((await job(core, "personData", { person: nobody, reason })).reply).toMatchObject({
      ok: false,
      error: { code: "notFound" },
    });
  });

  test("清除了的不再出现，说已清除几处", async () => {
    const core = memoryCore();
    const { person } = lent(core, "2026-11-30");
    run(core, {
      ...{ type: "record.erase", record: `person:${person}`, paths: ["set.phone"] },
      ...{ reason: "本人要求", rule: "不再需要" },
    });
    const { text } = await job(core, "personData", { person, reason });
    expect(text).toContain("电话（已清除）");
    expect(text).toContain("这些记录里有1处个人信息已按规定清除。");
    expect(text).not.toMatch(/13800000001|■/);
  });

  test("字库里没有的名字先说；别人的签字不算他的", async () => {
    const core = memoryCore();
    const person = run(core, { type: "person.set", set: { name: "𠮷田" } }).id as string;
    handOver(core, register(core, 1), {
      signatures: [signature("receiver", "陈敏"), signature("giver", "王五")],
    });
    const lacking = await job(core, "personData", { person, reason });
    expect(lacking.reply).toMatchObject({ ok: false, error: { details: { rule: "fontLacks" } } });
    expect(accesses(core)).toEqual([]);
    const { text } = await job(core, "personData", { person, reason, replaceMissing: true });
    expect(text).toContain("提到本人的记录（共1条）");
  });
});
