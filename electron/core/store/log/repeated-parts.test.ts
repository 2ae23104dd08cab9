import { expect, test } from "vitest";
import { HIDDEN, referencesIn } from "../../../../shared/log/parts.ts";
import { ask, memoryCore, run } from "../../../../tests/support/core/core.ts";
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
