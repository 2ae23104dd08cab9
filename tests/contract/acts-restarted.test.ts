// Z where the core ends and starts again: no press may go on to another act than the one it is meant for.
import { expect, test } from "vitest";
import { createActsDone } from "../../renderer/core/acts-done.ts";
import type { Answer, Asked, CoreClient } from "../../renderer/core/client.ts";
import type { CoreErrorCode } from "../../shared/ipc/contract.ts";
import { ask, memoryCore, run } from "../support/core/core.ts";

/** What becomes of a request when the core ends: before it was carried out, behind it, or there is no core. */
type Ends = "before" | "behind" | "none";

/** A window on a core that ends at the requests that `ends` names, in their order; and a ticket. */
function desk() {
  const core = memoryCore();
  const ends: (Ends | null)[] = [];
  const failed = (code: CoreErrorCode, message: string): Answer<never> => ({
    ok: false,
    error: { code, message, path: "" },
  });
  function request<T>(carryOut: () => T): Promise<T | null | Answer<never>> {
    const end = ends.shift() ?? null;
    if (end === "none") return Promise.resolve(failed("busy", "the core is not running"));
    const answer = end === "before" ? null : carryOut();
    return Promise.resolve(end === null ? answer : failed("internal", "the core stopped"));
  }
  const client = {
    execute: (type: string, args: Record<string, unknown>) => request(() => core.execute({ type, ...args })),
    executeAll: (asked: readonly Asked[]) =>
      request(() => core.executeAll(asked.map(([type, args]) => ({ ...args, type })))),
    query: (name: string, params: Record<string, unknown>) => Promise.resolve(core.query(name, params)),
  } as unknown as CoreClient;
  const ticket = run(core, { type: "ticket.open", set: { title: "打印机卡纸" } }).id as string;
  const said = () => {
    const { row, fields } = ask(core, "ticket.get", { id: ticket });
    return { status: row.status, assignee: row.assignee, place: fields.place };
  };
  return { core, ends, ticket, said, acts: createActsDone(client, () => 0) };
}

/** Two acts: the place, and behind it the ticket taken and accepted as one. */
async function acted() {
  const { core, acts, ticket, ...rest } = desk();
  const me = ask(core, "session.get", {}).member.id;
  await acts.run([["ticket.edit", { ticket, set: { place: "三楼" } }]]);
  await acts.run([
    ["ticket.assign", { ticket, assignee: me }],
    ["ticket.accept", { ticket }],
  ]);
  return { ...rest, acts, ticket, me };
}

const CASES: { ends: (Ends | null)[]; name: string }[] = [
  { name: "there is no core", ends: ["none"] },
  { name: "it ends before it", ends: ["before"] },
  { name: "it ends behind it", ends: ["behind"] },
  { name: "it ends before it, and behind it", ends: ["before", "behind"] },
  { name: "it ends behind it, before it, and is gone", ends: ["behind", "before", "none"] },
];

test.each(CASES)("Z goes on with the same act and no other: $name", async ({ ends: planned }) => {
  const { acts, ends, said } = await acted();
  ends.push(...planned);
  do {
    await acts.undo();
    expect(said().place).toBe("三楼");
  } while (acts.word.get()?.says === "refused" && acts.done.get().length === 2);
  expect(acts.word.get()).toMatchObject({ says: "undone", done: { type: "ticket.accept" } });
  expect(said()).toMatchObject({ status: "new", assignee: null, place: "三楼" });
  await acts.undo();
  expect(said().place ?? "").toBe("");
});

test.each(["before", "behind"] as const)(
  "an act that nobody answered is not the one before: %s",
  async (end) => {
    const { acts, ends, said, ticket } = await acted();
    ends.push(end);
    await acts.run([["ticket.resolve", { ticket, resolutionCode: "fixed", solution: "换了搓纸轮以后好了" }]]);
    const before = said();
    await acts.undo();
    expect(said()).toEqual(before);
    expect(acts.done.get()).toEqual([]);
  },
);

test("what was not carried out since there was no core leaves Z to the act before", async () => {
  const { acts, ends, said, ticket } = await acted();
  ends.push("none");
  await acts.run([["ticket.resolve", { ticket, resolutionCode: "fixed", solution: "换了搓纸轮以后好了" }]]);
  await acts.undo();
  expect(said()).toMatchObject({ status: "new", place: "三楼" });
});
