import { expect, test } from "vitest";
import { HIDDEN, referencesIn } from "../../../../shared/log/parts.ts";
import {
  StandInHub,
  ask,
  enrolledConsole,
  memoryCore,
  run,
  testEnvironment,
} from "../../../../tests/support/core/core.ts";
import type { Core } from "../../compose.ts";
import { forgetRecovered } from "../care/forget-recovered.ts";

const CANARY = "zqxcanary 换了滚轮以后好了";
const why = { reason: "本人要求删除", rule: "个人信息保护法 47 条" };

const stored = (core: Core, id: string) => core.profile.store.log.body(id) ?? { body: "", parts: null };

/** A ticket whose solution was replaced, and the replacing taken back. */
function undone(core: Core) {
  const ticket = run(core, { type: "ticket.open", set: { title: "打印机卡纸", contact: CANARY } })
    .id as string;
  const solved = { resolutionCode: "fixed", solution: CANARY };
  const { operation: first } = run(core, { type: "ticket.resolve", ticket, ...solved });
  run(core, { type: "ticket.reopen", ticket, reason: "又卡了" });
  const again = run(core, {
    type: "ticket.resolve",
    ticket,
    resolutionCode: "fixed",
    solution: "换了搓纸轮以后好了",
  });
  const undo = run(core, { type: "ticket.undo", ticket, operation: again.operation }).operation as string;
  return { ticket, first: first as string, undo };
}

test("an undo names the very part by which the value was said, of the field of that name", () => {
  const core = memoryCore();
  const { ticket, first, undo } = undone(core);
  expect(ask(core, "ticket.get", { id: ticket }).fields.solution).toBe(CANARY);
  // The contact says the same word and is another value.
  expect(referencesIn(stored(core, undo).body)).toEqual(referencesIn(stored(core, first).body));
  run(core, { type: "record.erase", operation: first, paths: ["solution"], ...why });
  expect(ask(core, "ticket.get", { id: ticket }).fields).toMatchObject({ solution: HIDDEN, contact: CANARY });
});

test("what is put together again of older rows is erased again, also where only the first is known as erased", () => {
  const core = memoryCore();
  const { first, undo } = undone(core);
  const before = stored(core, undo);
  run(core, { type: "record.erase", operation: first, ...why });
  const { db } = core.profile.store;
  expect(stored(core, undo).parts).toBeNull();
  db.prepare("UPDATE operation SET parts = ? WHERE id = ?").run(before.parts, undo);
  db.prepare("DELETE FROM erased WHERE operation = ?").run(undo);
  forgetRecovered(db, [], null);
  expect(stored(core, undo).parts).toBeNull();
  // The erasure itself is lost, and another source says what it erased.
  db.prepare("UPDATE operation SET parts = ? WHERE id = ?").run(before.parts, undo);
  db.prepare("DELETE FROM erased WHERE operation = ?").run(undo);
  db.prepare("UPDATE operation SET status = 'distrusted' WHERE type = 'record.erase'").run();
  forgetRecovered(db, [db], null);
  expect(stored(core, undo).parts).toBeNull();
});

test.each([
  ["the erasure, and then the undo with its text", ["a", "c", "b"]],
  ["the undo with its text, and then the erasure", ["b", "c", "a"]],
  ["both in one page, the undo first", ["b", "a"]],
  ["both in one page, the erasure first", ["a", "b"]],
] as const)("from a hub that forgets nothing by itself comes %s", (_, order) => {
  // No real hub hands it out; what a laptop holds must not depend on that.
  const hub = new StandInHub(testEnvironment(7));
  const [a, b, c] = ["A1", "B1", "C1"].map((code, at) => enrolledConsole(hub, code, code, 8 + at)) as [
    ReturnType<typeof enrolledConsole>,
    ReturnType<typeof enrolledConsole>,
    ReturnType<typeof enrolledConsole>,
  ];
  const consoles = { a, b, c };
  const everybody = () => [a, b, c, a, b].forEach(({ sync }) => hub.sync(sync));
  const made = run(a.core, { type: "person.set", set: { name: "李四", phone: CANARY } });
  everybody();
  const { id: person } = made;
  const { operation } = run(b.core, { type: "person.set", person, set: { phone: "8002" } });
  everybody();
  const undo = run(b.core, { type: "person.undo", person, operation }).operation as string;
  run(a.core, { type: "record.erase", operation: made.operation, ...why });
  for (const each of order) hub.sync(consoles[each].sync);
  hub.sync(c.sync);
  expect(ask(c.core, "person.get", { id: person as string }).row.phone).toBe(HIDDEN);
  expect(stored(c.core, undo).parts).toBeNull();
  expect(c.core.profile.store.db.prepare("SELECT absent FROM operation WHERE id = ?").pluck().get(undo)).toBe(
    0,
  );
});
