import { expect, test } from "vitest";
import { CONTRIBUTIONS } from "./contributions.ts";
import { countOf, countsOf, entryOf, placeOf, railOf } from "./rail.ts";

const rail = railOf(CONTRIBUTIONS.areas);

test("the rail has its places in one order, what is about this laptop last; conflicts are a tab of sync", () => {
  expect(rail.map(({ area }) => area.id)).toEqual([
    "queue",
    "diagnostics",
    "assets",
    "people",
    "sync",
    "settings",
  ]);
  expect(rail.map(({ area }) => area.foot ?? false)).toEqual([false, false, false, false, true, true]);
  expect(placeOf(rail, "conflicts")?.area.id).toBe("sync");
  expect(placeOf(rail, null)).toBeUndefined();
});

test("a place counts what its tabs count, and leads to the first that has something", () => {
  const sync = placeOf(rail, "sync");
  if (!sync) throw new Error("sync has no place");
  expect(countOf(sync, { conflicts: 3, queue: 9 })).toBe(3);
  expect(entryOf(sync, { conflicts: 3 })).toBe("conflicts");
  expect(entryOf(sync, { conflicts: 0 })).toBe("sync");
});

test("badges and the status line count the same: each need of what waits for a person stands in one place", () => {
  const { areas } = CONTRIBUTIONS;
  const named = areas.flatMap(({ needs = [] }) => needs.map(({ need }) => need));
  expect(named.toSorted()).toEqual(["conflicts", "refused", "wrong"]);
  const counts = countsOf(areas, { needs: { conflicts: 3, refused: 1, wrong: 2 } });
  expect(rail.map((place) => [place.area.id, countOf(place, counts)]).filter(([, count]) => count)).toEqual([
    ["sync", 4],
    ["settings", 2],
  ]);
  expect(countsOf(areas, null)).toMatchObject({ sync: 0, conflicts: 0 });
});
