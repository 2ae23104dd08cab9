import { expect, test } from "vitest";
import { StandInHub, ask, enrolledConsole, run, testEnvironment } from "../../../tests/support/core/core.ts";
import type { Core } from "../compose.ts";

const at = "2026-11-23T10:00:00.000+08:00";
const asset = (core: Core) => run(core, { type: "asset.register", set: { name: "笔记本" } }).id as string;
const move = (core: Core, person: string, dept: string) =>
  run(core, { type: "person.set", person, set: { dept } });
const document = { place: "一楼", unsigned: { reason: "电话里说好了" } };
const handOver = (core: Core, given: string, to: object) =>
  run(core, {
    ...{ type: "custody.handOver", purpose: "issue", giverName: "设备库", handedAt: at, ...document },
    ...{ to, lines: [{ asset: given, condition: "good" }] },
  }).operation as string;
const dept = (core: Core, id: string) => ask(core, "operation.receiverDept", { id });

test("the receiver's department is that of then, as whoever recorded the hand-over knew them, on every laptop", () => {
  const hub = new StandInHub(testEnvironment(1));
  const one = enrolledConsole(hub, "甲", "A1", 2);
  const other = enrolledConsole(hub, "乙", "B2", 3);
  const syncAll = () => [one, other, one].forEach(({ sync }) => hub.sync(sync));
  const person = run(one.core, { type: "person.set", set: { name: "陈敏", dept: "财务部" } }).id as string;
  const [first, second] = [asset(one.core), asset(one.core)];
  const to = { holder: "person", person, name: "陈敏" };
  syncAll();
  // The one has moved them; the other is offline and does not know it.
  move(one.core, person, "市场部");
  const before = handOver(other.core, first, to);
  syncAll();
  const behind = handOver(other.core, second, to);
  move(one.core, person, "法务部");
  syncAll();
  expect(ask(other.core, "person.get", { id: person }).row.dept).toBe("法务部");
  for (const { core } of [one, other]) {
    expect([before, behind].map((id) => dept(core, id))).toEqual(["财务部", "市场部"]);
  }
});

test("where nobody can tell there is none: a name alone, no department, a pool, a return", () => {
  const hub = new StandInHub(testEnvironment(4));
  const { core } = enrolledConsole(hub, "甲", "A1", 5);
  const person = run(core, { type: "person.set", set: { name: "陈敏" } }).id as string;
  const given = asset(core);
  const documents = [
    handOver(core, given, { holder: "person", name: "张三" }),
    handOver(core, given, { holder: "person", person, name: "陈敏" }),
    handOver(core, given, { holder: "pool", name: "库房", place: "一楼" }),
  ];
  handOver(core, given, { holder: "person", person, name: "陈敏" });
  move(core, person, "财务部");
  const back = run(core, {
    ...{ type: "custody.return", reason: "idle", returnerName: "陈敏", returnedAt: at, ...document },
    lines: [{ asset: given, condition: "good" }],
  }).operation as string;
  expect([...documents, back].map((id) => dept(core, id))).toEqual([null, null, null, null]);
  expect(core.query("operation.receiverDept", { id: person })).toMatchObject({
    error: { code: "notFound", path: "id" },
  });
});
