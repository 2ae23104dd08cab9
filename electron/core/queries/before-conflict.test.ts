import { expect, test } from "vitest";
import { ask, office, run } from "../../../tests/support/core/core.ts";

test("before a conflict of texts stands what all its authors had seen, not what one of them alone had", () => {
  const { hub, a, b } = office();
  const { id } = run(a.core, {
    type: "ticket.open",
    set: { title: "打印机卡纸", description: "最初的描述" },
  });
  const describe = (desk: typeof a, description: string) =>
    run(desk.core, { type: "ticket.edit", ticket: id, set: { description } });
  const asked = { kind: "ticket", id: id as string, field: "description" };
  hub.push(a.sync);
  hub.pull(b.sync);
  expect(() => ask(a.core, "conflict.before", asked)).toThrow();
  // The first goes on twice; the other has seen neither.
  describe(a, "第一次补充");
  describe(a, "第二次补充");
  describe(b, "另一个人的描述");
  hub.push(a.sync);
  hub.push(b.sync);
  hub.pull(a.sync);
  hub.pull(b.sync);
  for (const { core } of [a, b]) {
    expect(ask(core, "conflict.before", asked)).toEqual({ value: "最初的描述" });
  }
});
