import { expect, test } from "vitest";
import type { Executed } from "../../../shared/ipc/contract.ts";
import { ask, memoryCore, run } from "../../../tests/support/core/core.ts";
import type { Core } from "../compose.ts";

const STROKE = [
  [0, 0, 0],
  [300, 200, 400],
  [600, 50, 900],
];
const signed = (role: string, name: string) => ({
  ...{ role, name, employeeNo: "", strokes: [STROKE], identityCheck: "badge" },
  signedAt: "2026-11-23T17:30:00.000+08:00",
});
const register = (core: Core, name: string) =>
  run(core, { type: "asset.register", set: { name } }).id as string;

function handOver(core: Core, assets: string[], more: Record<string, unknown> = {}): Executed {
  return run(core, {
    ...{ type: "custody.handOver", purpose: "issue", giverName: "王五", receiverName: "林静", place: "3-12" },
    ...{
      handedAt: "2026-11-21T10:00:00.000+08:00",
      lines: assets.map((asset) => ({ asset, condition: "good" })),
    },
    ...{ unsigned: { reason: "对方不在现场" }, signatures: [] },
    ...more,
  });
}

const rowOf = (core: Core, id: string) => ask(core, "asset.get", { id }).row;
const docHash = (core: Core, id: string) => ask(core, "operation.later", { id }).docHash as string;

test("what nobody signed is to be signed until its receiver does, over the document as it was", () => {
  const core = memoryCore();
  const assets = [register(core, "笔记本"), register(core, "扩展坞")];
  const slip = handOver(core, assets);
  const document = slip.operation as string;
  expect(assets.map((id) => rowOf(core, id).status)).toEqual(["toBeSigned", "toBeSigned"]);
  expect(ask(core, "asset.unsigned", {})).toMatchObject({
    rows: [
      {
        ...{ document, number: slip.number, act: "handOver", reason: "issue", from: "王五", to: "林静" },
        ...{ at: Date.parse("2026-11-21T02:00:00.000Z"), why: "对方不在现场", lines: 2, assets, attempts: 0 },
        sent: null,
      },
    ],
    total: 1,
  });
  const { lines } = ask(core, "operation.read", { id: document }).payload as { lines: object[] };
  expect(lines).toHaveLength(2);
  run(core, {
    type: "custody.sign",
    document,
    docHash: docHash(core, document),
    signatures: [signed("receiver", "林静")],
  });
  expect(assets.map((id) => rowOf(core, id))).toMatchObject([
    { status: "inUse", unsigned: null },
    { status: "inUse", unsigned: null },
  ]);
  expect(ask(core, "asset.unsigned", {})).toEqual({ rows: [], total: 0 });
  expect(ask(core, "asset.get", { id: assets[0] as string }).missing.custody).toBeUndefined();
  expect(ask(core, "asset.get", { id: assets[0] as string }).custody.events).toMatchObject([
    { signed: true },
  ]);
  expect(ask(core, "operation.later", { id: document })).toMatchObject({
    waits: false,
    said: [{ act: "sign", actorName: "王五", signatures: [{ role: "receiver", name: "林静" }] }],
  });
});

test("it is signed by whom it names, once in each role, and as it was shown", () => {
  const core = memoryCore();
  const asset = register(core, "笔记本");
  const document = handOver(core, [asset]).operation as string;
  const sign = (signature: object, hash = docHash(core, document)) =>
    core.execute({ type: "custody.sign", document, docHash: hash, signatures: [signature] });
  expect(sign(signed("receiver", "周子涵"))).toMatchObject({
    ok: false,
    error: { code: "notAllowed", path: "signatures.0", details: { rule: "otherSigner" } },
  });
  expect(sign(signed("receiver", "林静"), "0".repeat(64))).toMatchObject({
    ok: false,
    error: { code: "stale", path: "docHash", details: { docHash: docHash(core, document) } },
  });
  expect(sign(signed("receiver", "林静")).ok).toBe(true);
  expect(sign(signed("receiver", "林静"))).toMatchObject({
    ok: false,
    error: { code: "notAllowed", details: { rule: "signedAlready" } },
  });
  expect(sign(signed("giver", "王五")).ok).toBe(true);
  const never = {
    type: "custody.sign",
    document: asset,
    docHash: "0".repeat(64),
    signatures: [signed("giver", "王五")],
  };
  expect(core.execute(never)).toMatchObject({ ok: false, error: { code: "notFound", path: "document" } });
});

test("a return waits for whom it names as bringing it; what lies in the pool is in stock all the same", () => {
  const core = memoryCore();
  const asset = register(core, "笔记本");
  handOver(core, [asset]);
  const back = run(core, {
    ...{ type: "custody.return", reason: "leaver", returnerName: "林静", place: "库房" },
    ...{ returnedAt: "2026-11-22T10:00:00.000+08:00", lines: [{ asset, condition: "worn" }] },
    ...{ unsigned: { reason: "异地办理" }, signatures: [] },
  });
  const document = back.operation as string;
  // The hand-over before it waits no longer: the asset is elsewhere by now.
  expect(ask(core, "asset.unsigned", {}).rows).toMatchObject([
    { document, act: "return", from: "林静", to: "库房" },
  ]);
  expect(rowOf(core, asset).status).toBe("inStock");
  run(core, {
    type: "custody.sign",
    document,
    docHash: docHash(core, document),
    signatures: [signed("receiver", "王五")],
  });
  expect(ask(core, "asset.unsigned", {}).total).toBe(1);
  run(core, {
    type: "custody.sign",
    document,
    docHash: docHash(core, document),
    signatures: [signed("giver", " 林 静 ")],
  });
  expect(ask(core, "asset.unsigned", {}).total).toBe(0);
});

test("what is sent is in transit until it is delivered, and every attempt stands in the record", () => {
  const core = memoryCore();
  const asset = register(core, "笔记本");
  const document = handOver(core, [asset]).operation as string;
  const attempt = (said: Record<string, unknown>) =>
    core.execute({ type: "custody.attempt", document, at: "2026-11-22T09:00:00.000+08:00", ...said });
  expect(attempt({ way: "courier", outcome: "sent" })).toMatchObject({
    ok: false,
    error: { code: "notAllowed", details: { missing: ["tracking"] } },
  });
  expect(attempt({ way: "call", outcome: "delivered" })).toMatchObject({
    ok: false,
    error: { details: { rule: "outcomeFits" } },
  });
  expect(attempt({ way: "call", outcome: "notReached", note: "无人接听" }).ok).toBe(true);
  expect(attempt({ way: "courier", outcome: "sent", carrier: "顺丰", tracking: "SF123" }).ok).toBe(true);
  expect(rowOf(core, asset)).toMatchObject({
    status: "inTransit",
    unsigned: document,
    unsignedSince: Date.parse("2026-11-21T02:00:00.000Z"),
  });
  expect(ask(core, "asset.unsigned", {}).rows).toMatchObject([
    { attempts: 2, sent: { carrier: "顺丰", tracking: "SF123" } },
  ]);
  expect(attempt({ way: "courier", outcome: "delivered" }).ok).toBe(true);
  expect(rowOf(core, asset).status).toBe("toBeSigned");
  expect(ask(core, "operation.later", { id: document }).said).toMatchObject([
    { act: "attempt", way: "call", outcome: "notReached", note: "无人接听" },
    { act: "attempt", way: "courier", outcome: "sent" },
    { act: "attempt", way: "courier", outcome: "delivered" },
  ]);
});

test("a loan is renewed by a day to come, and its lists go by the day that was said last", () => {
  const core = memoryCore();
  const lent = register(core, "投影仪");
  const given = register(core, "笔记本");
  handOver(core, [given]);
  const slip = handOver(core, [lent], { purpose: "loan", dueBack: "2026-11-25" });
  const which = (kind: "overdue" | "soon", today: string) =>
    ask(core, "asset.due", { which: kind, today }).rows.map(({ id, dueBack }) => [id, dueBack]);
  expect(which("soon", "2026-11-23")).toEqual([[lent, "2026-11-25"]]);
  expect(which("soon", "2026-11-17")).toEqual([]);
  expect(which("overdue", "2026-11-25")).toEqual([]);
  expect(which("overdue", "2026-11-26")).toEqual([[lent, "2026-11-25"]]);
  expect(ask(core, "asset.waiting", { today: "2026-11-26" })).toEqual({
    unsigned: 2,
    overdue: 1,
    dueSoon: 0,
    sealed: 0,
    missing: 0,
  });
  const renew = (assets: string[], dueBack: string) =>
    core.execute({ type: "custody.renew", assets, dueBack, reason: "项目延期" });
  expect(renew([lent], "2026-11-20")).toMatchObject({
    ok: false,
    error: { details: { rule: "dueBackPassed" } },
  });
  expect(renew([lent, given], "2026-12-20")).toMatchObject({
    ok: false,
    error: { path: "assets.1", details: { rule: "notLent" } },
  });
  expect(renew([lent], "2026-12-20").ok).toBe(true);
  expect(rowOf(core, lent).dueBack).toBe("2026-12-20");
  expect(which("overdue", "2026-11-26")).toEqual([]);
  expect(which("soon", "2026-12-13")).toEqual([[lent, "2026-12-20"]]);
  expect(ask(core, "operation.later", { id: slip.operation as string }).said).toMatchObject([
    { act: "renew", dueBack: "2026-12-20", reason: "项目延期" },
  ]);
  run(core, {
    ...{ type: "custody.return", reason: "loanEnded", returnerName: "林静", place: "库房" },
    ...{ returnedAt: "2026-11-22T10:00:00.000+08:00", lines: [{ asset: lent, condition: "good" }] },
    signatures: [signed("giver", "林静")],
  });
  expect(rowOf(core, lent).dueBack).toBeNull();
});

test("a leaver with two things missing: one signed return says what came and what did not, and they still answer for that", () => {
  const core = memoryCore();
  const person = run(core, { type: "person.set", set: { name: "林静" } }).id as string;
  const assets = ["笔记本", "显示器", "手机", "门禁卡"].map((name) => register(core, name));
  const [laptop, screen, phone, badge] = assets as [string, string, string, string];
  const { operation: given } = handOver(core, assets, { receiver: person });
  expect(ask(core, "person.get", { id: person }).assets.map(({ id }) => id)).toEqual(assets);
  const leaving = (lines: string[], unreturned: { asset: string; note: string }[]) => ({
    ...{ type: "custody.return", reason: "leaver", returnerName: "林静", place: "库房" },
    ...{ returnedAt: "2026-11-22T10:00:00.000+08:00", signatures: [signed("giver", "林静")] },
    ...{ lines: lines.map((asset) => ({ asset, condition: "good" })), unreturned },
  });
  const stock = register(core, "没有发出的");
  const note = "本人称上月遗失，已查工位";
  expect(core.execute(leaving([laptop], [{ asset: stock, note }]))).toMatchObject({
    ok: false,
    error: { path: "unreturned.0.asset" },
  });
  expect(core.execute(leaving([laptop, phone], [{ asset: phone, note }])).ok).toBe(false);
  expect(core.execute(leaving([], [])).ok).toBe(false);
  const unsigned = { signatures: [], unsigned: { reason: "对方不在现场" } };
  expect(core.execute({ ...leaving([], [{ asset: phone, note }]), ...unsigned })).toMatchObject({
    error: { path: "signatures", details: { rule: "nothingBackSigned" } },
  });
  const { operation } = run(
    core,
    leaving(
      [laptop, screen],
      [
        { asset: phone, note },
        { asset: badge, note: "称在家中" },
      ],
    ),
  );
  expect(assets.map((id) => rowOf(core, id).status)).toEqual(["inStock", "inStock", "missing", "missing"]);
  // Who has it answers for it until somebody decides.
  expect(ask(core, "person.get", { id: person }).assets.map(({ id }) => id)).toEqual([phone, badge]);
  const today = "2026-11-23";
  expect(ask(core, "asset.waiting", { today }).missing).toBe(2);
  expect(ask(core, "asset.due", { which: "missing", today }).rows.map(({ id }) => id)).toEqual([
    phone,
    badge,
  ]);
  // The hand-over by which they have it says so as well, in the words of the return.
  expect(ask(core, "operation.later", { id: given as string }).said).toMatchObject([
    { operation, act: "miss", note: `${note}\n称在家中`, signatures: [] },
  ]);
  // Nothing of the chain moved but what came.
  expect(ask(core, "asset.get", { id: phone }).custody.events).toHaveLength(1);
  run(core, {
    type: "custody.miss",
    assets: [phone],
    at: "2026-11-22T10:05:00.000+08:00",
    note: "又找过一次",
  });
  run(core, leaving([phone], []));
  expect(rowOf(core, phone).status).toBe("inStock");
  expect(ask(core, "asset.due", { which: "missing", today }).rows.map(({ id }) => id)).toEqual([badge]);
});
