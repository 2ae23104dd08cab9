import { describe, expect, test } from "vitest";
import { proposalOf } from "./proposal.ts";

const NOW = "2026-11-28T10:40";
const from = (text: string, more: object = {}) => proposalOf({ text, now: NOW, me: "林静", ...more });

describe("a chat", () => {
  test("as DingTalk copies it: who, department, since when, place, number, error, title", () => {
    const text = [
      "王芳(财务部) 2026/11/28 10:32:11",
      "你好，在吗",
      "王芳(财务部) 2026/11/28 10:32:40",
      "从今天早上开始电脑开不了机，提示“Inaccessible Boot Device”，代码0xc000007b。",
      "我在3楼306室，手机138 0013 8000，电脑编号 IT-2024-00137",
      "林静 2026/11/28 10:33:02",
      "好的，我 11 点过来，4楼",
    ].join("\r\n");
    expect(from(text)).toMatchObject({
      ...{ requester: "王芳", dept: "财务部", contact: "13800138000", place: "3楼306室" },
      ...{ startedAt: "2026-11-28T09:00", startedSaid: "今天早上" },
      errorText: "Inaccessible Boot Device\n0xc000007b",
      title: "从今天早上开始电脑开不了机，提示“Inaccessible Boot Device”，代码0xc000007b",
      isCut: false,
    });
    expect(from(text).codes).toContain("IT-2024-00137");
    expect(from(text).description).toContain("好的，我 11 点过来");
  });

  test("as WeChat copies it: name and time above, or name before a colon", () => {
    expect(from("张三 10:32\n打印机卡纸了，3楼的那台\n\n张三 10:33\n分机 8012")).toMatchObject({
      ...{ requester: "张三", title: "打印机卡纸了，3楼的那台", contact: "8012", place: "3楼" },
    });
    expect(from("张三: 在吗\n张三: VPN昨天下午3点就连不上\n电话：13911112222")).toMatchObject({
      ...{ requester: "张三", title: "VPN昨天下午3点就连不上", contact: "13911112222" },
      startedAt: "2026-11-27T15:00",
    });
  });

  test("who answers in it is not who asks", () => {
    expect(from("林静 9:01\n请问什么问题？\n赵敏 9:02\n共享盘打不开").requester).toBe("赵敏");
  });

  test("in English", () => {
    const chat =
      "[11:02 AM] Emma Stone: Hi team, Outlook keeps crashing since yesterday at 3pm\nRoom 4B-12, ext. 5123";
    expect(from(chat)).toMatchObject({
      ...{ requester: "Emma Stone", contact: "5123", startedAt: "2026-11-27T15:00" },
      title: "Outlook keeps crashing since yesterday at 3pm",
    });
    expect(from("Emma Stone 11:02\nNo network on the 3rd floor, desk 12").place).toBe("3rd floor, desk 12");
  });

  test("a label before a colon is nobody's name", () => {
    expect(from("问题：打印不了\n电话：13911112222\n报修人：周婷").requester).toBe("周婷");
  });
});

describe("a mail", () => {
  test("has its sender, its subject without what programs put before it, and its text", () => {
    const mail = { subject: "回复: Re: 邮箱满了，发不出邮件", from: '"刘洋" <liu.yang@example.cn>' };
    expect(from("您好：\n附件发不出去。\n\n刘洋\n采购部 分机 6021", mail)).toMatchObject({
      ...{ requester: "刘洋", mail: "liu.yang@example.cn", contact: "6021", title: "邮箱满了，发不出邮件" },
    });
  });

  test("pasted as text has a From, a signature, or who says so", () => {
    expect(from("发件人: 孙丽 <sun@example.cn>\n主题: 投影仪\n\n投影仪没有信号")).toMatchObject({
      ...{ requester: "孙丽", mail: "sun@example.cn", title: "投影仪没有信号" },
    });
    expect(from("键盘失灵，请派人看看。\n谢谢！\n陈静\n13700001111").requester).toBe("陈静");
    expect(from("我是财务部的李雷，报销系统登录不了").requester).toBe("李雷");
    expect(from("Hello, this is John Smith. My laptop does not charge.").requester).toBe("John Smith");
  });
});

describe("since when", () => {
  test.each([
    ["半小时前开始断网", "2026-11-28T10:10"],
    ["2个小时前就不行了", "2026-11-28T08:40"],
    ["昨晚八点半服务器宕机", "2026-11-27T20:30"],
    ["11月26日下午两点起无法登录", "2026-11-26T14:00"],
    ["前天上午就坏了", "2026-11-26T09:00"],
    ["昨天就坏了", "2026-11-27T09:00"],
    ["It is broken since 9:15", "2026-11-28T09:15"],
    ["this morning it stopped", "2026-11-28T09:00"],
    ["20 minutes ago it stopped", "2026-11-28T10:20"],
  ])("%s", (text, at) => {
    expect(from(text).startedAt).toBe(at);
  });

  test.each(["今天下午3点要开会，投影仪坏了", "请在 12:30 之前修好", "版本 3.2.1 打不开", "共 15 人受影响"])(
    "%s: what lies ahead or is no time is no beginning",
    (text) => {
      expect(from(text).startedAt).toBeNull();
    },
  );

  test("is reckoned from when it was said", () => {
    expect(from("王芳 2026/11/20 10:32\n昨天下午就这样").startedAt).toBe("2026-11-19T14:00");
  });
});

test("a title is never cut inside a character, nor longer than a ticket takes", () => {
  const { title } = from(`电脑坏了${"😀".repeat(200)}`);
  expect([...title].length).toBe(80);
  expect(title.isWellFormed()).toBe(true);
  const long = `打印机在打印长文档的时候每隔三页就会停下来，${"重新启动以后可以继续打印但是很慢而且声音很大，".repeat(5)}`;
  expect(from(long).title.endsWith("，")).toBe(false);
  expect([...from(long).title].length).toBeLessThanOrEqual(80);
});

test("nothing that a person must state is proposed", () => {
  const proposed = Object.keys(from("紧急！！全公司都断网了"));
  for (const name of ["impact", "urgency", "channel", "category", "type"])
    expect(proposed).not.toContain(name);
});

test("numbers of an order, dates and long digits are no phone", () => {
  for (const text of ["订单2026112813800138000处理不了", "IP 10.138.0013.8000 不通"]) {
    expect(from(text).contact).toBe("");
  }
});

test("an address, a tag and a serial number are looked up, dates and phones are not", () => {
  expect(from("IP 10.2.3.45，序列号PF5DEMO1，2026-11-28，13800138000，v1.2").codes).toEqual([
    "10.2.3.45",
    "PF5DEMO1",
  ]);
});

test("nothing, a megabyte and a hostile text come to an end", () => {
  expect(from("").title).toBe("");
  for (const piece of [
    "a ",
    "：",
    "张三 ",
    "1",
    "今天",
    "(",
    "\n",
    "[10:32] ",
    "3楼",
    "- ",
    "'",
    "你好，",
    "@a.",
    "0",
  ]) {
    expect(from(piece.repeat(500_000 / piece.length)).isCut || piece === "\n").toBe(true);
  }
  // A word, and then nothing for a long while.
  for (const word of ["错误", "报错代码", "工位", "分机", "a", "张三", "since", "from"]) {
    for (const blank of [" ", "\n", "\u3000", "\t"]) {
      for (const end of ["x", "", "："])
        expect(from(`${word}${blank.repeat(19_000)}${end}`).title).toBeDefined();
    }
  }
  expect(from(`${`a${" ".repeat(390)}x\n`.repeat(50)}`).title).toBeDefined();
});
