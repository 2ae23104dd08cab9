import { beforeAll, expect, test } from "vitest";
import { allDeclared } from "./all-declared.ts";
import type { Answer } from "./client.ts";
import { QueryCache } from "./query-cache.ts";
import { isTouched, watched } from "./watch.ts";

beforeAll(() => allDeclared());

const params = { id: "1" };
const key = QueryCache.key("site.get", params);

/** A core whose answers are given by hand. */
function handCore() {
  const waiting: ((answer: Answer<unknown>) => void)[] = [];
  let asked = 0;
  const cache = new QueryCache(() => {
    asked += 1;
    return new Promise((resolve) => waiting.push(resolve));
  });
  const answer = async (value: unknown) => {
    waiting.shift()?.({ ok: true, value });
    await Promise.resolve();
    await Promise.resolve();
  };
  return { cache, answer, asked: () => asked };
}

test("a commit that touched what is shown asks again; another does not", async () => {
  const { cache, answer, asked } = handCore();
  let told = 0;
  cache.subscribe("site.get", params, () => (told += 1));
  await answer("old");
  expect(cache.peek(key).data).toBe("old");
  cache.touched(["site:2", "asset:1"]);
  expect(asked()).toBe(1);
  cache.touched(["site:1"]);
  expect(asked()).toBe(2);
  // The old answer stays on screen until the new one is there.
  expect(cache.peek(key).data).toBe("old");
  await answer("new");
  expect(cache.peek(key).data).toBe("new");
  expect(told).toBe(2);
});

test("touched while being asked: asked once more, never shown stale", async () => {
  const { cache, answer, asked } = handCore();
  cache.subscribe("site.get", params, () => {});
  cache.touched(["site:1"]);
  cache.touched(["site:1"]);
  expect(asked()).toBe(1);
  await answer("before");
  expect(asked()).toBe(2);
  await answer("after");
  expect(cache.peek(key).data).toBe("after");
  expect(asked()).toBe(2);
});

test("shown again it is asked for where something touched it meanwhile, and not where nothing did", async () => {
  const { cache, answer, asked } = handCore();
  const show = () => cache.subscribe("site.get", params, () => {});
  const leave = show();
  await answer("old");
  leave();
  cache.touched(["site:2"]);
  const leaveAgain = show();
  expect(asked()).toBe(1);
  leaveAgain();
  cache.touched(["site:1"]);
  show();
  expect(asked()).toBe(2);
});

test("left while it was being asked, and touched by then: it is asked again when it is shown again", async () => {
  const { cache, answer, asked } = handCore();
  cache.subscribe("site.get", params, () => {})();
  cache.touched(["site:1"]);
  await answer("before");
  expect(asked()).toBe(1);
  cache.subscribe("site.get", params, () => {});
  expect(asked()).toBe(2);
});

test("what failed, and what no commit is told of, is asked for each time it is shown", async () => {
  const cache = new QueryCache(async (name) => {
    asked.push(name);
    return name === "site.get"
      ? { ok: false, error: { code: "internal", message: "", path: "" } }
      : { ok: true, value: [] };
  });
  const asked: string[] = [];
  for (const name of ["site.get", "search.all"] as const) {
    for (let turn = 0; turn < 2; turn += 1) {
      const leave = cache.subscribe(name, params, () => {});
      await new Promise((resolve) => setImmediate(resolve));
      leave();
    }
  }
  expect(asked).toEqual(["site.get", "site.get", "search.all", "search.all"]);
});

test("an error keeps the last good answer beside it", async () => {
  const answers: Answer<unknown>[] = [
    { ok: true, value: "good" },
    { ok: false, error: { code: "internal", message: "", path: "" } },
  ];
  const cache = new QueryCache(async () => answers.shift() as Answer<unknown>);
  cache.subscribe("outbox.page", {}, () => {});
  await new Promise((resolve) => setImmediate(resolve));
  cache.touched([]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(cache.peek(QueryCache.key("outbox.page", {}))).toMatchObject({
    data: "good",
    error: { code: "internal" },
  });
});

test("of what no screen shows the latest are kept, however early they were first asked for", async () => {
  const cache = new QueryCache(async (_name, { id }) => ({ ok: true, value: id }));
  const visit = async (id: string) => {
    const leave = cache.subscribe("site.get", { id }, () => {});
    await new Promise((resolve) => setImmediate(resolve));
    leave();
  };
  await visit("home");
  for (let n = 0; n < 60; n += 1) {
    await visit(String(n));
    if (n % 10 === 0) await visit("home");
  }
  expect(cache.peek(QueryCache.key("site.get", { id: "home" })).data).toBe("home");
  expect(cache.peek(QueryCache.key("site.get", { id: "59" })).data).toBe("59");
  expect(cache.peek(QueryCache.key("site.get", { id: "0" })).data).toBeUndefined();
});

test("what watches a kind hears of all its records", () => {
  expect(isTouched(watched("asset.page", {}), ["asset:9"])).toBe(true);
  expect(isTouched(watched("asset.get", { id: "1" }), ["asset:9"])).toBe(false);
  expect(isTouched(watched("outbox.page", {}), [])).toBe(true);
  expect(isTouched(watched("search.all", {}), ["ticket:1"])).toBe(false);
  const history = watched("history.page", { kind: "person", id: "1" });
  expect(isTouched(history, ["person:1"])).toBe(true);
  expect(isTouched(history, ["person:2", "asset:1"])).toBe(false);
});
