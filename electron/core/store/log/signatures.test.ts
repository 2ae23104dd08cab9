import { expect, test, vi } from "vitest";
import { ask, finish, office, run } from "../../../../tests/support/core/core.ts";
import type { Console, StandInHub } from "../../../../tests/support/core/core.ts";
import { generateDeviceKey, signerOf } from "../../keys/device-key.ts";
import { verifyStore } from "../care/verify-store.ts";

// Many signatures on a busy machine: a stuck test is stopped, a slow one is not.
vi.setConfig({ testTimeout: 120_000 });

const names = ({ core }: Console) =>
  ask(core, "asset.page", { limit: 500 })
    .rows.map(({ name }) => name)
    .sort();
const problems = ({ core }: Console) => finish(verifyStore(core.profile.store)).problems;

/** The hub's last operation says something else than what its device signed. */
function forge({ log }: StandInHub, from: string, to: string): string {
  const last = log.at(-1);
  if (!last?.body.includes(from)) throw new Error(`the last operation does not say ${from}`);
  last.body = last.body.replace(from, to);
  return (JSON.parse(last.body) as { id: string }).id;
}

function rename({ core }: Console, asset: string | null, name: string): void {
  run(core, { type: "asset.edit", asset, set: { name } });
}

test("an operation whose text is not the signed one counts in nothing, raises attention and is named", () => {
  const { hub, a, b } = office(40);
  const { id: asset } = run(b.core, { type: "asset.register", set: { name: "打印机卡纸" } });
  hub.push(b.sync);
  hub.pull(a.sync);
  rename(b, asset, "打印机卡纸，三楼");
  hub.push(b.sync);
  const forged = forge(hub, "打印机卡纸，三楼", "付款九百元");
  hub.pull(a.sync);
  expect(names(a)).toEqual(["打印机卡纸"]);
  expect(a.sync.attention()).toEqual({ conflicts: 0, refused: 0, wrong: 1 });
  expect(ask(a.core, "store.status", {}).signatures).toMatchObject({ wrong: 1 });
  expect(problems(a)).toEqual([expect.objectContaining({ code: "signature", subject: forged })]);
  // What comes afterwards is taken as ever.
  run(b.core, { type: "asset.register", set: { name: "之后的工单" } });
  hub.push(b.sync);
  hub.pull(a.sync);
  expect(names(a)).toEqual(["之后的工单", "打印机卡纸"]);
  expect(a.sync.attention()).toEqual({ conflicts: 0, refused: 0, wrong: 1 });
});

test("nobody puts words into this laptop's own mouth", () => {
  const { hub, a } = office(50);
  run(a.core, { type: "asset.register", set: { name: "自己写的" } });
  hub.push(a.sync);
  const mine = JSON.parse(hub.log.at(-1)?.body ?? "{}") as Record<string, unknown>;
  const body = JSON.stringify({
    ...mine,
    id: a.core.profile.store.environment.uuidv7(),
    deviceSeq: 2,
    touches: [`asset:${a.core.profile.store.environment.uuidv7()}`],
  });
  hub.accept(body, hub.log.at(-1)?.sig ?? "");
  hub.pull(a.sync);
  expect(names(a)).toEqual(["自己写的"]);
  expect(a.sync.attention()).toEqual({ conflicts: 0, refused: 0, wrong: 1 });
});

test("a first sync is checked behind it, and what is found wrong counts no longer", () => {
  const { hub, a, b } = office(60);
  const { id: asset } = run(b.core, { type: "asset.register", set: { name: "交换机离线" } });
  for (let index = 0; index < 250; index += 1) {
    run(b.core, { type: "asset.edit", asset, set: { place: `${index} 号柜` } });
  }
  rename(b, asset, "交换机已恢复");
  hub.push(b.sync);
  forge(hub, "交换机已恢复", "交换机已丢弃");
  hub.pull(a.sync);
  expect(names(a)).toEqual(["交换机已丢弃"]);
  const { unchecked } = ask(a.core, "store.status", {}).signatures;
  expect(unchecked).toBeGreaterThan(250);
  while (a.core.idle());
  expect(names(a)).toEqual(["交换机离线"]);
  expect(ask(a.core, "store.status", {}).signatures).toMatchObject({ unchecked: 0, wrong: 1 });
  expect(a.sync.attention()).toEqual({ conflicts: 0, refused: 0, wrong: 1 });
  expect(ask(a.core, "asset.get", { id: asset as string }).row.place).toBe("249 号柜");
  expect(problems(a).map(({ code }) => code)).toEqual(["signature"]);
});

test("a hand-over that nobody signed moves nothing", () => {
  const { hub, a, b } = office(70);
  const { id: asset } = run(b.core, { type: "asset.register", set: { name: "笔记本" } });
  hub.push(b.sync);
  hub.pull(a.sync);
  run(b.core, {
    ...{ type: "custody.handOver", purpose: "issue", giverName: "库", receiver: null, receiverName: "李四" },
    ...{
      unsigned: { reason: "电话里说好了" },
      place: "",
      handedAt: "2026-11-23T10:00:00.000+08:00",
      lines: [{ asset, condition: "good" }],
    },
  });
  hub.push(b.sync);
  const last = hub.log.at(-1);
  if (last) last.sig = signerOf(generateDeviceKey().privateKey).sign(last.body);
  hub.pull(a.sync);
  expect(ask(a.core, "asset.get", { id: asset as string }).custody.events).toEqual([]);
  expect(a.sync.attention()).toEqual({ conflicts: 0, refused: 0, wrong: 1 });
});

test("an operation that is here stays as its device signed it, whatever the hub says later", () => {
  const { hub, a, b } = office(80);
  run(b.core, { type: "asset.register", set: { name: "原来的标题" } });
  hub.push(b.sync);
  hub.pull(a.sync);
  forge(hub, "原来的标题", "改过的标题");
  a.sync.enterEpoch(1, [], true);
  hub.pull(a.sync);
  expect(names(a)).toEqual(["原来的标题"]);
  expect(a.sync.attention()).toEqual({ conflicts: 0, refused: 0, wrong: 1 });
  expect(problems(a)).toEqual([]);
});

test("an erasure is obeyed when its signature was checked, also in the midst of a first sync", () => {
  const { hub, a, b } = office(90);
  const { id: person } = run(b.core, { type: "person.set", set: { name: "李四", phone: "13900000000" } });
  for (let index = 0; index < 210; index += 1) {
    run(b.core, { type: "asset.register", set: { name: `工单 ${index}` } });
  }
  hub.push(b.sync);
  run(b.core, {
    ...{ type: "record.erase", record: `person:${person as string}`, paths: ["set.phone"] },
    ...{ reason: "本人要求", rule: "个人信息保护法" },
  });
  // Parts stay in this hub's log: it pretends not to have taken the erasure.
  const [sealed] = b.sync.outbox(1);
  hub.accept(sealed?.body.replace("本人要求", "无人要求") ?? "", sealed?.sig ?? "");
  hub.pull(a.sync);
  while (a.core.idle());
  expect(ask(a.core, "person.get", { id: person as string }).row.phone).toBe("13900000000");
  expect(a.sync.attention()).toEqual({ conflicts: 0, refused: 0, wrong: 1 });
});

test("what comes before its device's key waits for it, and is judged then", () => {
  const { hub, a, b } = office(95);
  run(b.core, { type: "asset.register", set: { name: "先到的工单" } });
  hub.push(b.sync);
  const [enrol] = hub.log.splice(
    hub.log.findIndex(({ body }) => body.includes(b.core.profile.store.identity().publicKey)),
    1,
  );
  hub.pull(a.sync);
  while (a.core.idle());
  expect(ask(a.core, "store.status", {}).signatures).toMatchObject({ unchecked: 1, wrong: 0 });
  if (enrol) hub.log.push({ ...enrol, feed: 100 });
  hub.pull(a.sync);
  while (a.core.idle());
  expect(ask(a.core, "store.status", {}).signatures).toMatchObject({ unchecked: 0, wrong: 0 });
  expect(names(a)).toEqual(["先到的工单"]);
});

test("a wrong custody event that an older program let count does so no longer", () => {
  const { hub, a, b } = office(97);
  const { id: asset } = run(b.core, { type: "asset.register", set: { name: "笔记本" } });
  run(b.core, {
    ...{ type: "custody.handOver", purpose: "issue", giverName: "库", receiver: null, receiverName: "李四" },
    ...{
      unsigned: { reason: "电话里说好了" },
      place: "",
      handedAt: "2026-11-23T10:00:00.000+08:00",
      lines: [{ asset, condition: "good" }],
    },
  });
  hub.push(b.sync);
  hub.pull(a.sync);
  const { db } = a.core.profile.store;
  db.prepare("UPDATE operation SET verified = -1, sig = ? WHERE type = 'custody.handOver'").run(
    signerOf(generateDeviceKey().privateKey).sign("another text"),
  );
  expect(ask(a.core, "asset.get", { id: asset as string }).custody.events).toHaveLength(1);
  while (a.core.idle());
  expect(ask(a.core, "asset.get", { id: asset as string }).custody.events).toEqual([]);
});
