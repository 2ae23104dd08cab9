import { expect, test } from "vitest";
import { ask, memoryCore, run } from "../support/core/core.ts";
import { mergeOf } from "../../renderer/assets/pair-choice.ts";
import { createActsDone } from "../../renderer/core/acts-done.ts";
import type { Asked, CoreClient } from "../../renderer/core/client.ts";
import { FILED } from "../support/domain/filed.ts";

/** A window on a core in which one ticket is open. */
function desk() {
  const core = memoryCore();
  const sent: string[] = [];
  const client = {
    execute: (type: string, args: Record<string, unknown>) => {
      sent.push(type);
      return Promise.resolve().then(() => core.execute({ type, ...args }));
    },
    executeAll: (asked: readonly Asked[]) => {
      sent.push(...asked.map(([type]) => type));
      return Promise.resolve().then(() => core.executeAll(asked.map(([type, args]) => ({ ...args, type }))));
    },
    query: (name: string, params: Record<string, unknown>) => Promise.resolve(core.query(name, params)),
  } as unknown as CoreClient;
  const ticket = run(core, { type: "ticket.open", set: { title: "打印机卡纸" } }).id as string;
  const status = () => ask(core, "ticket.get", { id: ticket }).row.status;
  const clock = { now: 0 };
  return { core, ticket, acts: createActsDone(client, () => clock.now), sent, status, clock };
}

test("an act is said once, names its object, and is taken back", async () => {
  const { acts, ticket, status } = desk();
  await acts.run([["ticket.accept", { ticket }]]);
  expect(acts.word.get()).toMatchObject({ says: "done", done: { type: "ticket.accept" } });
  expect(acts.done.get()[0]?.label).toContain("打印机卡纸");
  await acts.undo();
  expect([status(), acts.done.get()]).toEqual(["new", []]);
  expect(acts.word.get()).toMatchObject({ says: "undone", done: { type: "ticket.accept" } });
});

test("a double click does it once, and says nothing of the second", async () => {
  const { acts, ticket, sent } = desk();
  const accept = () => acts.run([["ticket.accept", { ticket }]]);
  const [one, two] = await Promise.all([accept(), accept()]);
  expect([one, sent]).toEqual([two, ["ticket.accept"]]);
  // The second click may come when the first is done and not drawn yet.
  const said = acts.word.get();
  expect(await accept()).toEqual(one);
  expect(acts.word.get()).toBe(said);
});

test("the same once more, later, is no double click: what is not possible then is told", async () => {
  const { acts, ticket, clock } = desk();
  const accept = () => acts.run([["ticket.accept", { ticket }]]);
  expect((await accept()).ok).toBe(true);
  clock.now += 60_000;
  expect(await accept()).toMatchObject({ error: { code: "notAllowed" } });
});

test("what is not possible for another reason is told", async () => {
  const { acts, ticket, core } = desk();
  run(core, { type: "ticket.accept", ticket });
  expect(await acts.run([["ticket.accept", { ticket }]])).toMatchObject({ error: { code: "notAllowed" } });
  await acts.run([["ticket.note", { ticket, text: "看过了" }]]);
  expect((await acts.run([["ticket.note", { ticket, text: "看过了" }]])).ok).toBe(true);
  expect(acts.done.get()).toHaveLength(2);
});

test("several as one are said as one, and taken back as one", async () => {
  const { acts, ticket, core, status } = desk();
  const me = ask(core, "session.get", {}).member.id;
  await acts.run([
    ["ticket.assign", { ticket, assignee: me }],
    ["ticket.accept", { ticket }],
  ]);
  expect(acts.done.get()).toHaveLength(1);
  await acts.undo();
  expect([status(), ask(core, "ticket.get", { id: ticket }).row.assignee]).toEqual(["new", null]);
});

/** Three assets that this person moved as one act. */
async function moved() {
  const { acts, core, sent } = desk();
  const assets = ["甲", "乙", "丙"].map(
    (name) => run(core, { type: "asset.register", set: { name, place: "二楼" } }).id as string,
  );
  await acts.run(assets.map((asset): Asked => ["asset.edit", { asset, set: { place: "三楼" } }]));
  const places = () => assets.map((id) => ask(core, "asset.get", { id }).row.place);
  const batches: unknown[] = [];
  core.profile.store.onBatch((batch) => batches.push(batch));
  return { acts, core, sent, assets, places, batches };
}

test("an act on several rows is taken back in one transaction", async () => {
  const { acts, places, batches } = await moved();
  await acts.undo();
  expect([places(), batches.length]).toEqual([["二楼", "二楼", "二楼"], 1]);
  expect(acts.word.get()).toMatchObject({ says: "undone" });
});

test("where one row has gone on, the others are taken back in one transaction and that one is named", async () => {
  const { acts, core, assets, places, batches } = await moved();
  run(core, { type: "asset.edit", asset: assets[1], set: { place: "仓库" } });
  batches.length = 0;
  await acts.undo();
  expect([places(), batches.length]).toEqual([["二楼", "仓库", "二楼"], 1]);
  expect(acts.word.get()).toMatchObject({
    says: "undoneInPart",
    taken: 2,
    left: [{ id: assets[1], label: expect.stringContaining("乙") as string }],
    error: { details: { rule: "undoWentOn", act: "asset.edit" } },
  });
  expect(acts.done.get()).toEqual([]);
});

test("where every row has gone on nothing is taken back, and that is said", async () => {
  const { acts, core, assets, places } = await moved();
  for (const asset of assets) run(core, { type: "asset.edit", asset, set: { place: "仓库" } });
  await acts.undo();
  expect(places()).toEqual(["仓库", "仓库", "仓库"]);
  expect(acts.word.get()).toMatchObject({ says: "refused", error: { details: { rule: "undoWentOn" } } });
});

test("of several as one none is done where one cannot be, and nothing is said", async () => {
  const { acts, ticket, core, status } = desk();
  const me = ask(core, "session.get", {}).member.id;
  const answer = await acts.run([
    ["ticket.assign", { ticket, assignee: me }],
    ["ticket.archive", { ticket }],
  ]);
  expect(answer).toMatchObject({ ok: false, error: { code: "notAllowed" } });
  expect([status(), ask(core, "ticket.get", { id: ticket }).row.assignee]).toEqual(["new", null]);
  expect([acts.word.get(), acts.done.get()]).toEqual([null, []]);
});

test("two assets become one with what was chosen of each: one act, said once, which Z does not take apart", async () => {
  const { acts, core } = desk();
  const register = (name: string) => run(core, { type: "asset.register", set: { name } }).id as string;
  const [keep, drop] = [register("甲"), register("乙")];
  await acts.run(mergeOf(keep, drop, { name: "乙", place: "三楼" }));
  expect(acts.word.get()).toMatchObject({ says: "done", done: { type: "asset.merge" } });
  expect(acts.done.get()).toHaveLength(1);
  const kept = () => ask(core, "asset.get", { id: keep }).row;
  expect(kept()).toMatchObject({ name: "乙", place: "三楼" });
  await acts.undo();
  expect(acts.word.get()).toMatchObject({ says: "refused", error: { details: { rule: "undoFinal" } } });
  expect(kept()).toMatchObject({ name: "乙", place: "三楼" });
});

test("values are not taken over by a merge that cannot be", async () => {
  const { acts, core } = desk();
  const register = (name: string) => run(core, { type: "asset.register", set: { name } }).id as string;
  const [keep, drop, other] = [register("甲"), register("乙"), register("丙")];
  // Another console was faster.
  run(core, { type: "asset.merge", asset: other, drop });
  expect((await acts.run(mergeOf(keep, drop, { name: "乙" }))).ok).toBe(false);
  expect(ask(core, "asset.get", { id: keep }).row.name).toBe("甲");
});

test("an act whose way back is an act of its own, and one that has none", async () => {
  const { acts, ticket, core, status } = desk();
  run(core, { type: "ticket.resolve", ticket, resolutionCode: "fixed", solution: "换了搓纸轮以后好了" });
  run(core, { type: "ticket.close", ticket, confirmation: "verbal", ...FILED });
  await acts.run([["ticket.archive", { ticket }]]);
  await acts.undo();
  expect(status()).toBe("closed");
  await acts.run([["ticket.note", { ticket, text: "看过了" }]]);
  await acts.undo();
  expect(acts.word.get()).toMatchObject({ says: "refused", error: { details: { rule: "undoFinal" } } });
});

test("somebody has gone on: the reason is said, and Z does not try it again", async () => {
  const { acts, ticket, core } = desk();
  await acts.run([["ticket.accept", { ticket }]]);
  run(core, { type: "ticket.resolve", ticket, resolutionCode: "fixed", solution: "换了搓纸轮以后好了" });
  await acts.undo();
  expect(acts.word.get()).toMatchObject({
    says: "refused",
    error: { details: { rule: "undoWentOn", act: "ticket.resolve" } },
  });
  expect(acts.done.get()).toEqual([]);
});

test("two changes of one field are walked back through", async () => {
  const { acts, ticket, core } = desk();
  const place = () => ask(core, "ticket.get", { id: ticket }).row.place;
  for (const said of ["三楼", "四楼"]) await acts.run([["ticket.edit", { ticket, set: { place: said } }]]);
  await acts.undo();
  expect(place()).toBe("三楼");
  await acts.undo();
  expect(place()).toBe("");
});
