import { expect, test } from "vitest";
import { ask, memoryCore, run } from "../../../tests/support/core/core.ts";

test("a ticket knows the hand-overs of its assets since it was opened, and which of them name it", () => {
  const core = memoryCore();
  const register = (name: string) => run(core, { type: "asset.register", set: { name } }).id as string;
  const [laptop, other] = [register("笔记本"), register("显示器")];
  const handOver = (asset: string, receiverName: string, ticket: string | null) =>
    run(core, {
      ...{
        type: "custody.handOver",
        purpose: "issue",
        giverName: "库",
        receiver: null,
        receiverName,
        ticket,
      },
      ...{ place: "", handedAt: "2026-11-23T10:00:00.000+08:00", lines: [{ asset, condition: "good" }] },
      ...{ unsigned: { reason: "对方不在现场" }, signatures: [] },
    });
  handOver(laptop, "张三", null);
  const opening = { type: "ticket.open", set: { title: "更换笔记本" }, assets: [laptop] };
  const ticket = run(core, opening).id as string;
  const mine = handOver(laptop, "李四", ticket);
  handOver(laptop, "王五", null);
  handOver(other, "赵六", ticket);
  const { custody } = ask(core, "ticket.get", { id: ticket });
  expect(custody).toMatchObject([
    { asset: laptop, act: "handOver", named: true, number: mine.number, holder: { name: "李四" } },
    { asset: laptop, act: "handOver", named: false, holder: { name: "王五" } },
  ]);
  const events = ask(core, "asset.get", { id: laptop }).custody.events;
  expect(custody.map(({ operation }) => operation)).toEqual(
    events.slice(1).map(({ operation }) => operation),
  );
  expect(custody.every(({ recordedAt, actorName }) => recordedAt > 0 && actorName === "王五")).toBe(true);
});
