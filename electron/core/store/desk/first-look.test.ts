import { expect, test } from "vitest";
import { ask, memoryCore, run } from "../../../../tests/support/core/core.ts";
import { firstLook } from "./first-look.ts";

test("the first look is the beginning of the snapshot: same rows, same order", () => {
  const core = memoryCore();
  const me = ask(core, "session.get", {}).member.id;
  run(core, { type: "site.set", set: { name: "总部", active: true } });
  for (let index = 0; index < 12; index += 1) {
    const level = index % 3 === 0 ? "high" : "low";
    const set = { title: `第${index}张工单`, impact: level, urgency: level };
    run(core, { type: "ticket.open", set, ...(index === 7 ? { assignee: me } : {}) });
  }
  run(core, { type: "draft.save", key: "ticket.open:1", form: "ticket.open", data: { title: "写了一半" } });
  const { desk, source } = core.profile.store;
  expect(firstLook(source, 200)).toEqual(desk().page("", 200).rows);
  expect(firstLook(source, 5).ticket).toEqual(desk().page("", 200).rows.ticket?.slice(0, 5));
  expect(ask(core, "desk.look", {}).rows.ticket?.[0]?.title).toBe("第7张工单");
});

test("however much waits and however many there are of small kinds, tickets and all drafts are in it", () => {
  const core = memoryCore();
  for (let index = 0; index < 140; index += 1)
    run(core, { type: "site.set", set: { name: `楼${index}`, active: true } });
  for (let index = 0; index < 130; index += 1) {
    run(core, {
      type: "draft.save",
      key: `ticket.note:${index}`,
      form: "ticket.note",
      data: { text: `${index}` },
    });
  }
  run(core, { type: "ticket.open", set: { title: "会议室投影仪不亮", impact: "low", urgency: "low" } });
  const { rows } = ask(core, "desk.look", {});
  expect(rows.ticket).toHaveLength(1);
  expect(rows.draft).toHaveLength(130);
  expect(rows.site).toHaveLength(140);
  expect(rows.outbox).toHaveLength(120);
});

test("a commit before anybody asked for the desk is told as after", () => {
  const core = memoryCore();
  const told: string[] = [];
  core.profile.store.onBatch(({ changes }) => told.push(...changes.map(({ table }) => table)));
  run(core, { type: "ticket.open", set: { title: "会议室投影仪不亮", impact: "low", urgency: "low" } });
  expect(told).toContain("ticket");
});
