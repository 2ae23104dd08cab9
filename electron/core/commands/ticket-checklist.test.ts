import { describe, expect, test } from "vitest";
import { packageTickets } from "../../../shared/domain/ticket/package-plan.ts";
import { entriesOf } from "../../../shared/log/state.ts";
import { ask, memoryCore, run } from "../../../tests/support/core/core.ts";
import type { Core } from "../compose.ts";

/** A laptop whose team wants a checklist worked through for an item. */
function office(checklist: string) {
  const core = memoryCore();
  const body = { type: "request", category: "hardware.equipment", checklist };
  run(core, { type: "definition.set", family: "item", key: "equipment", set: { body } });
  return core;
}

const fieldsOf = (core: Core, id: string) => core.profile.store.state(`ticket:${id}`)?.fields;
function usesOf(core: Core, id: string) {
  const state = core.profile.store.state(`ticket:${id}`);
  return state ? entriesOf(state, "uses").map(({ value }) => value) : [];
}
const open = (core: Core, set: object) =>
  run(core, { type: "ticket.open", set: { title: "申领一台笔记本", type: "request", ...set } }).id as string;
const first = (core: Core) => {
  const [row] = ask(core, "definition.checklists", {});
  if (!row) throw new Error("no checklist ships");
  return row;
};

describe("the checklist of what is asked for", () => {
  test("is copied to the ticket with its version, and offered first, whatever the category speaks for", () => {
    const all = ask(memoryCore(), "definition.checklists", {}).map(({ key }) => key);
    const key = all.at(-1) as string;
    const core = office(key);
    const id = open(core, { item: "equipment", category: "network.access" });
    expect(fieldsOf(core, id)?.checklist).toBe(key);
    expect(JSON.stringify(usesOf(core, id))).toContain(`"field":"checklist","key":"${key}"`);
    const [offered, ...others] = ask(core, "definition.checklists", { ticket: id });
    expect(offered).toMatchObject({ key, wanted: true });
    expect(others.some(({ wanted }) => wanted)).toBe(false);
  });

  test("stays what it was when the item asks for another later", () => {
    const { key } = first(memoryCore());
    const core = office(key);
    const id = open(core, { item: "equipment" });
    const set = { body: { type: "request", category: "hardware.equipment", checklist: null } };
    run(core, { type: "definition.set", family: "item", key: "equipment", set });
    expect(fieldsOf(core, id)?.checklist).toBe(key);
    expect(fieldsOf(core, open(core, { item: "equipment" }))?.checklist).toBeUndefined();
  });

  test("comes with the item when that is said later", () => {
    const { key } = first(memoryCore());
    const core = office(key);
    const id = open(core, {});
    run(core, { type: "ticket.edit", ticket: id, set: { item: "equipment" } });
    expect(fieldsOf(core, id)?.checklist).toBe(key);
  });

  test("is left out where it is offered no longer; nobody is refused for it", () => {
    const { key } = first(memoryCore());
    const core = office(key);
    run(core, { type: "definition.setChecklist", family: "checklist", key, set: { retired: true } });
    expect(fieldsOf(core, open(core, { item: "equipment" }))?.checklist).toBeUndefined();
  });

  test("of a package's task goes before that of its item", () => {
    const tasks = [
      {
        ...{
          title: { en: "Computer" },
          group: { en: "Desk" },
          item: "equipment",
          category: null,
          checklist: "own",
        },
        ...{ due: { days: 0, time: "09:00" }, held: false },
      },
    ];
    const person = { id: "p", name: "王芳", phone: "", dept: "", place: "", site: null };
    const words = { said: () => "电脑", moment: () => "", items: [], held: [] };
    const [ticket] = packageTickets({ key: "arrival", tasks }, person, "2026-12-01", words);
    expect(ticket?.set).toMatchObject({ checklist: "own" });
  });
});
