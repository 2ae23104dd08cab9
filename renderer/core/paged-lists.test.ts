import { beforeAll, expect, test } from "vitest";
import type { CoreError } from "../../shared/ipc/contract.ts";
import { allDeclared } from "./all-declared.ts";
import { PagedLists } from "./paged-lists.ts";

beforeAll(() => allDeclared());

const tick = () => new Promise((resolve) => setImmediate(resolve));

const WORN: CoreError = { code: "internal", message: "worn" } as never;

/** Lists over a core that counts its answers: each row says in which of them it came. */
function listsOverCore() {
  const core = { asked: 0, fails: false };
  const lists = new PagedLists(async () => {
    core.asked += 1;
    if (core.fails) return { ok: false, error: WORN };
    return { ok: true, value: { rows: [`answer ${String(core.asked)}`], total: 1 } };
  });
  const register = (text = "") => lists.of("asset.page", JSON.stringify({ text }), 100);
  return { core, lists, register };
}

test("a list that is come back to has its rows at once and asks for nothing", async () => {
  const { core, lists, register } = listsOverCore();
  lists.show(register(), () => {})();
  await tick();
  const again = register();
  expect(again.source.snapshot()).toMatchObject({ loading: false, total: 1 });
  lists.show(again, () => {});
  await tick();
  expect([core.asked, again.source.snapshot().rowAt(0)]).toEqual([1, "answer 1"]);
});

test.each([
  ["a commit touched", (lists: PagedLists) => lists.touched(["asset:a1"])],
  ["everything may have changed in", (lists: PagedLists) => lists.refreshAll()],
])("what %s while it was away is asked for anew, and nothing old is shown", async (_, change) => {
  const { core, lists, register } = listsOverCore();
  lists.show(register(), () => {})();
  await tick();
  change(lists);
  expect(core.asked).toBe(1);
  const again = register();
  expect(again.source.snapshot()).toMatchObject({ loading: true, total: 0 });
  lists.show(again, () => {});
  await tick();
  expect(again.source.snapshot().rowAt(0)).toBe("answer 2");
});

test("what a commit touches on screen comes again, and another kind's commit is none of its business", async () => {
  const { core, lists, register } = listsOverCore();
  const list = register();
  lists.show(list, () => {});
  await tick();
  lists.touched(["member:m1"]);
  await tick();
  expect(core.asked).toBe(1);
  lists.touched(["asset:a1"]);
  expect(list.source.snapshot().rowAt(0)).toBe("answer 1");
  await tick();
  expect(list.source.snapshot().rowAt(0)).toBe("answer 2");
});

test("a commit between drawing a list and its coming on screen is not missed", async () => {
  const { lists, register } = listsOverCore();
  lists.show(register(), () => {})();
  await tick();
  const drawn = register();
  lists.touched(["asset:a1"]);
  lists.show(drawn, () => {});
  await tick();
  expect(drawn.source.snapshot().rowAt(0)).toBe("answer 2");
  lists.touched(["asset:a1"]);
  await tick();
  expect(drawn.source.snapshot().rowAt(0)).toBe("answer 3");
});

test("what could not be read is tried again when it is come back to", async () => {
  const { core, lists, register } = listsOverCore();
  core.fails = true;
  lists.show(register(), () => {})();
  await tick();
  expect(register().source.snapshot().error).toBe(WORN);
  core.fails = false;
  lists.show(register(), () => {});
  await tick();
  expect(register().source.snapshot()).toMatchObject({ error: null, total: 1 });
});

test("only the last lists are remembered; one on screen goes on all the same", async () => {
  const { core, lists, register } = listsOverCore();
  const first = register("0");
  lists.show(first, () => {});
  await tick();
  for (let n = 1; n <= 8; n += 1) lists.show(register(String(n)), () => {})();
  await tick();
  const asked = core.asked;
  lists.touched(["asset:a1"]);
  await tick();
  expect([core.asked, first.source.snapshot().rowAt(0)]).toEqual([asked + 1, `answer ${String(asked + 1)}`]);
  expect(register("0")).not.toBe(first);
});

test("a list that was held on to while others took its place is asked for anew when it is shown", async () => {
  const { core, lists, register } = listsOverCore();
  const held = register();
  lists.show(held, () => {})();
  await tick();
  for (let other = 0; other < 20; other += 1) register(`other ${String(other)}`);
  lists.touched(["asset:a1"]);
  lists.show(held, () => {});
  await tick();
  expect([core.asked, held.source.snapshot().rowAt(0)]).toEqual([2, "answer 2"]);
});
