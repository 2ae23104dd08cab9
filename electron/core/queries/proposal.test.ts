import { beforeAll, describe, expect, test } from "vitest";
import { ask, memoryCore, run } from "../../../tests/support/core/core.ts";

const core = memoryCore();
const NOW = "2026-11-28T10:40:00.000+08:00";
const propose = (text: string, more: object = {}) =>
  ask(core, "ticket.proposal", { text, now: NOW, ...more });
const ids: Record<string, string> = {};

beforeAll(() => {
  const person = (key: string, set: object) => (ids[key] = run(core, { type: "person.set", set }).id ?? "");
  person("wang", {
    name: "王芳",
    phone: "13800138000",
    dept: "财务部",
    place: "3-12",
    mail: "wang@example.cn",
  });
  person("li", { name: "李娜", phone: "13900139000", dept: "市场部" });
  person("other", { name: "李娜", phone: "13900139001", dept: "人事部", mail: "Li.Na@example.cn" });
  const asset = (key: string, set: object) =>
    (ids[key] = run(core, { type: "asset.register", set: { kind: "laptop", ...set } }).id ?? "");
  asset("laptop", { name: "笔记本", tag: "IT-2024-00137", serial: "PF5DEMO1" });
  asset("printer", { name: "三楼打印机", kind: "printer", remark: "地址 10.2.3.45" });
});

describe("who it is", () => {
  test("by a name that one alone has, by a number, by an address of mail", () => {
    expect(propose("王芳 10:32\n电脑开不了机").person?.id).toBe(ids.wang);
    expect(propose("电脑开不了机，13800138000").person?.id).toBe(ids.wang);
    expect(propose("开不了机", { from: "finance <WANG@example.cn>" }).person?.id).toBe(ids.wang);
  });

  test("of two of one name the one whose number or department it says; else nobody", () => {
    expect(propose("李娜 10:32\n网络断了，手机13900139000").person?.id).toBe(ids.li);
    expect(propose("李娜(人事部) 10:32\n网络断了").person?.id).toBe(ids.other);
    expect(propose("网络断了", { from: "李娜 <li.na@example.cn>" }).person?.id).toBe(ids.other);
    const unknown = propose("李娜 10:32\n网络断了");
    expect([unknown.person, unknown.requester]).toEqual([null, "李娜"]);
  });

  test("somebody who is only named alike is not meant", () => {
    expect(propose("王芳芳 10:32\n电脑开不了机").person).toBeNull();
    // Who takes it in is not who asks.
    expect(propose("王五 10:31\n您好\n王芳 10:32\n电脑开不了机").requester).toBe("王芳");
  });
});

test("a tag, a serial number and an address that are known here, and no others", () => {
  const { assets } = propose("IT-2024-00137 和 PF5DEMO1 是一台，10.2.3.45 打印不了，还有 IT-2024-99999");
  expect(assets).toEqual([
    { id: ids.laptop, label: "IT-2024-00137" },
    { id: ids.printer, label: expect.stringMatching(/^A-/) as string },
  ]);
});

test("a moment has the zone of where it is read", () => {
  expect(propose("昨天下午3点开始蓝屏").startedAt).toBe("2026-11-27T15:00:00.000+08:00");
});
