import { expect, test } from "vitest";
import { inOneForm } from "./choose.ts";
import { sameLooking, viewsIn, withView, withoutView } from "./saved-views.ts";
import type { SavedView } from "./saved-views.ts";

const view = (name: string, more: Partial<SavedView> = {}): SavedView => ({
  ...{ name, view: "team", text: "", filter: { priorities: ["P1", "P2"], group: "hardware" } },
  ...more,
});

test("views are read as they were kept, and what is none is left out", () => {
  const views = [view("硬件急件"), view("安全", { filter: { security: true }, text: "账号" })];
  expect(viewsIn(JSON.stringify(views))).toEqual(views);
  const strange = [{ name: "x" }, null, 3, { name: "", view: "team" }, { name: "y", view: "elsewhere" }];
  expect(viewsIn(JSON.stringify([...strange, ...views]))).toEqual(views);
  for (const kept of ["", "{", "{}", null, 7]) expect(viewsIn(kept)).toEqual([]);
});

test("a name is there once; taken away, the others stay in their order", () => {
  const [a, b, c] = [view("a"), view("b"), view("c")];
  const again = view("b", { text: "打印" });
  expect(withView([a, b, c], again)).toEqual([a, again, c]);
  expect(withView([a, b], c)).toEqual([a, b, c]);
  expect(withoutView([a, b, c], "b")).toEqual([a, c]);
});

test("there is no more room than a setting has", () => {
  let views: SavedView[] = [];
  for (let n = 0; n < 100; n += 1) {
    const next = withView(views, view(`视图 ${n}`));
    if (next === null) break;
    views = next;
  }
  expect(views.length).toBeGreaterThan(8);
  expect(JSON.stringify(views).length).toBeLessThanOrEqual(2000);
});

test("the same parts in another order choose the same", () => {
  const filter = inOneForm({ group: "hardware", priorities: ["P1", "P2"], site: undefined });
  expect(sameLooking(view("a"), { ...view("b"), filter, text: " " })).toBe(true);
  expect(sameLooking(view("a"), { ...view("a"), view: "closed" })).toBe(false);
});
