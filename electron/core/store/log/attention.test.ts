import { expect, test } from "vitest";
import type { ConflictRow } from "../../../../shared/domain/conflict/conflict-view.ts";
import { ask, office, run } from "../../../../tests/support/core/core.ts";

test("what waits for a person is counted once per decision, by its parts, and a decision takes one away", () => {
  const { hub, a, b } = office();
  const { id: ticket } = run(a.core, { type: "ticket.open", set: { title: "显示器不亮" } });
  hub.push(a.sync);
  hub.pull(b.sync);
  // Two texts of one ticket, one monitor registered twice with serial and tag, another with its serial alone.
  const monitor = { name: "显示器", maker: "Dell", serial: "CN-0K3V7", tag: "IT-7" };
  const [first] = [a, b].map(({ core }, index) => {
    run(core, { type: "ticket.edit", ticket, set: { description: `写法 ${String(index)}` } });
    return run(core, { type: "asset.register", set: monitor }).id as string;
  });
  run(a.core, { type: "asset.register", set: { maker: "Dell", serial: "SN-2" } });
  run(b.core, { type: "asset.register", set: { maker: "Dell", serial: "SN-2" } });
  run(a.core, { type: "ticket.note", ticket, text: "看过了" });
  for (const each of [b, a]) hub.push(each.sync, 500, (type) => type === "ticket.note");
  hub.pull(a.sync);
  const rows = () => ask(a.core, "conflict.page", {}).rows as ConflictRow[];
  expect(rows().map((row) => row.field)).toHaveLength(4);
  expect(a.sync.attention()).toEqual({ conflicts: 3, refused: 1, wrong: 0 });
  // What the window asks for is the same: the parts, and their sum.
  expect(ask(a.core, "sync.status", {})).toMatchObject({
    attention: 4,
    parts: { conflicts: 3, refused: 1, wrong: 0 },
  });

  const [tag] = rows().filter((row) => row.field === "tag");
  const [asset, drop] = (tag?.sides ?? []).map(({ value }) => String(value));
  expect([asset, drop]).toContain(first);
  // Half of the decision leaves it open, the whole ends it.
  run(a.core, { type: "conflict.tellApart", kind: "asset", field: "tag", records: [asset, drop] });
  expect(a.sync.attention()).toMatchObject({ conflicts: 3 });
  run(a.core, { type: "asset.merge", asset, drop });
  expect(a.sync.attention()).toMatchObject({ conflicts: 2 });
});
