import { expect, test } from "vitest";
import { changesIn } from "./changes.ts";

const changes = (type: string, payload: Record<string, unknown>) =>
  changesIn(type.split(".", 1)[0] ?? "", { type, payload }).map(({ field, act, value }) => [
    field,
    act,
    value,
  ]);

test("what was added and what was removed is told, of nothing nothing", () => {
  const payload = { ticket: "t", set: {}, add: { assets: ["a", "b"], tags: [] }, remove: { assets: ["c"] } };
  expect(changes("ticket.edit", payload)).toEqual([
    ["assets", "added", ["a", "b"]],
    ["assets", "removed", ["c"]],
  ]);
});

test("an assignment names whom, and nobody too", () => {
  expect(changes("ticket.assign", { ticket: "t", assignee: "m", reason: "" })).toEqual([
    ["assignee", "set", "m"],
  ]);
  expect(changes("ticket.assign", { ticket: "t", assignee: null, reason: "" })).toEqual([
    ["assignee", "set", null],
  ]);
});

test("a field that was emptied is a change; one that was never filled is none", () => {
  expect(changes("ticket.edit", { ticket: "t", set: { site: null, place: "" } })).toEqual([
    ["site", "set", null],
    ["place", "set", ""],
  ]);
  const opened = { ticket: "t", number: "n", set: { title: "卡纸", site: null, place: "" }, assets: ["a"] };
  expect(changes("ticket.open", { ...opened, tags: [], assignee: null })).toEqual([
    ["title", "set", "卡纸"],
    ["assets", "set", ["a"]],
  ]);
});

test("an act of another kind that names the same things changes no field of this one", () => {
  const payload = { number: "H-K7-0001", place: "9F-01", lines: [{ asset: "a" }] };
  expect(changesIn("asset", { type: "custody.handOver", payload })).toEqual([]);
});

test("each key of a map is a change of its own, and what is a copy is none", () => {
  const set = { own: { size: 27, panel: null }, name: "显示器" };
  expect(changes("asset.edit", { asset: "a", set, uses: [{ field: "own.size" }] })).toEqual([
    ["name", "set", "显示器"],
    ["own.size", "set", 27],
    ["own.panel", "set", null],
  ]);
});
