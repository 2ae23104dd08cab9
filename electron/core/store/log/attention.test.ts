import { expect, test } from "vitest";
import type { ConflictRow } from "../../../../shared/domain/conflict/conflict-view.ts";
import { createSyncStore } from "./store-sync.ts";
import { ask, office, run } from "../../../../tests/support/core/core.ts";

test("what waits for a person is counted once per decision, by what is needed, and a decision takes one away", () => {
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
  // What the window asks for is the same: the needs, and their sum.
  expect(ask(a.core, "sync.status", {})).toMatchObject({
    attention: 4,
    needs: { conflicts: 3, refused: 1, wrong: 0 },
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

test("decisions are counted again after what changed a conflict, and after nothing else", () => {
  const { a } = office();
  const twice = (serial: string) =>
    [1, 2].map(() => run(a.core, { type: "asset.register", set: { maker: "Dell", serial } }).id as string);
  const [asset, drop] = twice("SN-1");
  twice("SN-2");
  expect(a.sync.attention()).toMatchObject({ conflicts: 2 });
  // Behind the store's back: whoever counts now finds less.
  const { db } = a.core.profile.store;
  const rows = db.prepare("SELECT * FROM conflict WHERE id LIKE '%SN-2'").all() as Record<string, unknown>[];
  db.exec("DELETE FROM conflict WHERE id LIKE '%SN-2'");
  expect(rows).toHaveLength(1);
  const { id: ticket } = run(a.core, { type: "ticket.open", set: { title: "显示器不亮" } });
  run(a.core, { type: "ticket.note", ticket, text: "看过了" });
  expect(a.sync.attention()).toMatchObject({ conflicts: 2 });
  // Opened anew it counts what is there.
  expect(createSyncStore(a.core.profile.store).attention()).toMatchObject({ conflicts: 1 });
  run(a.core, { type: "asset.merge", asset, drop });
  expect(a.sync.attention()).toMatchObject({ conflicts: 0 });
});

test("what a transaction that is undone had shown is not remembered", () => {
  const { a } = office();
  const register = { type: "asset.register", set: { maker: "Dell", serial: "SN-1" } };
  run(a.core, register);
  const { store } = a.core.profile;
  expect(() =>
    store.integrate(() => {
      store.db.exec("INSERT INTO conflict (id, e, at, row) VALUES ('other', NULL, 0, '{}')");
      expect(a.sync.attention()).toMatchObject({ conflicts: 1 });
      throw new Error("undone");
    }),
  ).toThrow("undone");
  expect(a.sync.attention()).toMatchObject({ conflicts: 0 });
  run(a.core, register);
  expect(a.sync.attention()).toMatchObject({ conflicts: 1 });
});
