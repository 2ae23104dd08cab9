import { beforeEach, expect, test } from "vitest";
import { CHOSEN_MOST } from "../../../shared/ipc/chosen-most.ts";
import {
  asItStands,
  choose,
  chooseNone,
  chosenAfter,
  clickMeans,
  moveCursor,
  rangeChange,
  toggleChosen,
  unchoose,
  useChosen,
} from "./chosen.ts";

beforeEach(() => useChosen.setState(useChosen.getInitialState()));
const ids = () => [...useChosen.getState().ids];

test("choosing keeps the order of choosing, and each once", () => {
  toggleChosen("b");
  choose(["a", "b", "c"]);
  expect(ids()).toEqual(["b", "a", "c"]);
  toggleChosen("a");
  unchoose(["c", "z"]);
  expect(ids()).toEqual(["b"]);
  expect(useChosen.getState().cursor).toBe("a");
  chooseNone();
  expect(ids()).toEqual([]);
});

test("no more than may be chosen, and that is told until there is room again", () => {
  const many = Array.from({ length: CHOSEN_MOST + 3 }, (_, at) => `id ${at}`);
  choose(many);
  expect(useChosen.getState()).toMatchObject({ full: true });
  expect(ids()).toHaveLength(CHOSEN_MOST);
  // The core gave no more than that of a longer list.
  chooseNone();
  choose(many.slice(0, CHOSEN_MOST), true);
  expect(useChosen.getState().full).toBe(true);
  unchoose(["id 0"]);
  expect(useChosen.getState().full).toBe(false);
  expect(chosenAfter(new Set(["a"]), ["b"], ["a"])).toEqual({ ids: new Set(["b"]), full: false });
});

test.each([
  // The end goes away from the anchor, back towards it, and over it.
  [5, 5, 6, { add: [5, 6], drop: null }],
  [5, 9, 7, { add: [5, 7], drop: [8, 9] }],
  [5, 6, 3, { add: [3, 5], drop: [6, 6] }],
  [5, 2, 4, { add: [4, 5], drop: [2, 3] }],
  [5, 2, 8, { add: [5, 8], drop: [2, 4] }],
])("a range from %i whose end moves from %i to %i", (anchor, from, to, change) => {
  expect(rangeChange(anchor, from, to)).toEqual(change);
});

test("what keys moved that were a scan is put back: the cursor, where a range begins, and what is chosen", () => {
  toggleChosen("a");
  useChosen.setState({ cursor: "c" });
  const before = useChosen.getState();
  const back = asItStands();
  moveCursor("d");
  toggleChosen("e");
  back();
  expect(useChosen.getState()).toEqual(before);
});

const NONE = { shiftKey: false, ctrlKey: false, metaKey: false };

test.each([
  ["beside the box", {}, false, "open"],
  ["in the box", {}, true, "toggle"],
  ["beside the box with Shift", { shiftKey: true }, false, "range"],
  ["in the box with Shift", { shiftKey: true }, true, "range"],
  ["beside the box with Ctrl", { ctrlKey: true }, false, "toggle"],
  ["in the box with Cmd", { metaKey: true }, true, "toggle"],
])("a click %s", (_, keys, inBox, means) => {
  expect(clickMeans({ ...NONE, ...keys }, inBox)).toBe(means);
});
