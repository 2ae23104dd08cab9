import { expect, test } from "vitest";
import { ask, finish, office, run } from "../../../tests/support/core/core.ts";
import { verifyStore } from "../store/care/verify-store.ts";

/** A note on a known ticket that the hub refused, beside what it accepted. */
function refusedNote() {
  const team = office();
  const { hub, a } = team;
  const { id: ticket } = run(a.core, { type: "ticket.open", set: { title: "打印机卡纸" } });
  run(a.core, { type: "ticket.note", ticket, text: "辊子已清洁" });
  hub.push(a.sync, 500, (type) => type === "ticket.note");
  const operation = ask(a.core, "outbox.page", { state: "refused" }).rows[0]?.id as string;
  const retry = () => a.core.execute({ type: "refusal.retry", operation });
  const got = (id = operation) => ask(a.core, "operation.get", { id });
  const notes = () => ask(a.core, "ticket.get", { id: ticket as string }).actions.map(({ text }) => text);
  return { ...team, ticket: ticket as string, operation, retry, got, notes };
}

test("what was refused is tried again as it was entered, once; the refused one stays", () => {
  const { a, hub, operation, retry, got, notes } = refusedNote();
  expect(got()).toMatchObject({ retrying: "possible", sent: null });
  const answer = retry();
  expect(answer).toMatchObject({ ok: true });
  const again = answer.ok ? (answer.value.operation as string) : "";
  expect(notes()).toEqual(["辊子已清洁"]);
  expect(got()).toMatchObject({
    retrying: "again",
    row: { id: operation, state: "refused", acknowledged: true, again },
  });
  expect(a.sync.attention()).toMatchObject({ refused: 0 });
  expect(retry()).toMatchObject({ ok: false, error: { code: "notAllowed", details: { status: "again" } } });
  expect(got(again).row).toMatchObject({ state: "waiting", label: "T-A1-0001 打印机卡纸" });
  hub.push(a.sync);
  expect(got(again)).toMatchObject({
    row: { state: "accepted" },
    retrying: null,
    sent: { seq: expect.any(Number) as number },
  });
  expect(notes()).toEqual(["辊子已清洁"]);
  expect(finish(verifyStore(a.core.profile.store)).problems).toEqual([]);
});

test("a record that has gone on is not overwritten by what was refused before", () => {
  const { a, ticket, retry, got, notes } = refusedNote();
  run(a.core, { type: "ticket.edit", ticket, set: { title: "打印机卡纸，三楼" } });
  expect(got().retrying).toBe("changed");
  expect(retry()).toMatchObject({ ok: false, error: { details: { status: "changed" } } });
  expect(notes()).toEqual([]);
});

test("what a rule of the record forbids is entered anew, by whom it allows: sealed again it would be refused again", () => {
  const { a, operation, retry, got } = refusedNote();
  a.core.profile.store.db
    .prepare("UPDATE operation SET reason = ? WHERE id = ?")
    .run(JSON.stringify({ code: "forbidden", message: "", path: "operatorVerifies" }), operation);
  expect(got().retrying).toBe("rule");
  expect(retry()).toMatchObject({ ok: false, error: { details: { status: "rule" } } });
});

test("of several refused acts on one record each is tried again, the one that made it first", () => {
  const { hub, a } = office();
  const { id: ticket } = run(a.core, { type: "ticket.open", set: { title: "打印机卡纸" } });
  run(a.core, { type: "ticket.note", ticket, text: "辊子已清洁" });
  hub.push(a.sync, 500, () => true);
  const refused = () => ask(a.core, "outbox.page", { state: "refused" }).rows;
  const retrying = (type: string) => {
    const id = refused().find((row) => row.type === type && row.again === null)?.id as string;
    return { id, now: ask(a.core, "operation.get", { id }).retrying };
  };
  expect(retrying("ticket.note").now).toBe("earlier");
  run(a.core, { type: "refusal.retry", operation: retrying("ticket.open").id });
  expect(retrying("ticket.note").now).toBe("possible");
  run(a.core, { type: "refusal.retry", operation: retrying("ticket.note").id });
  expect(ask(a.core, "ticket.get", { id: ticket as string })).toMatchObject({
    row: { title: "打印机卡纸" },
    actions: [{ text: "辊子已清洁" }],
  });
});

test("what changed on another record forbids nothing", () => {
  const { a, retry } = refusedNote();
  run(a.core, { type: "ticket.open", set: { title: "另一张工单" } });
  expect(retry()).toMatchObject({ ok: true });
});

test("only an own operation that was refused is tried again", () => {
  const { a, b, hub } = refusedNote();
  const theirs = run(b.core, { type: "ticket.open", set: { title: "乙的工单" } }).operation;
  hub.push(b.sync);
  hub.pull(a.sync);
  const own = run(a.core, { type: "ticket.open", set: { title: "甲的工单" } }).operation;
  const retry = (operation: unknown) => a.core.execute({ type: "refusal.retry", operation } as never);
  expect(retry(theirs)).toMatchObject({ ok: false, error: { code: "notFound" } });
  expect(retry(own)).toMatchObject({ ok: false, error: { details: { status: "pending" } } });
});

test("a custody act is entered anew", () => {
  const { hub, a } = office();
  const asset = run(a.core, { type: "asset.register", set: { kind: "laptop", name: "T14", tag: "IT-1" } }).id;
  hub.push(a.sync);
  run(a.core, {
    ...{
      type: "custody.handOver",
      purpose: "issue",
      giverName: "设备库",
      receiver: null,
      receiverName: "王芳",
    },
    ...{
      place: "3F",
      unsigned: { reason: "电话里说好了" },
      handedAt: "2026-11-23T10:00:00.000+08:00",
      lines: [{ asset, condition: "good" }],
    },
  });
  hub.push(a.sync, 500, (type) => type === "custody.handOver");
  const operation = ask(a.core, "outbox.page", { state: "refused" }).rows[0]?.id as string;
  expect(ask(a.core, "operation.get", { id: operation }).retrying).toBe("custody");
  expect(a.core.execute({ type: "refusal.retry", operation })).toMatchObject({ ok: false });
});
