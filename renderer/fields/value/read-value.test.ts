import { expect, test } from "vitest";
import { OPERATION_TYPES } from "../../../shared/domain/registry.ts";
import { within } from "../../../shared/domain/kind/form.ts";
import type { Reader } from "./read-value.ts";
import { enteredBeside, enteredFields, isNothing, readValue } from "./read-value.ts";

const asset = "01a209d5-1df3-7169-b53f-f27f9bb07cf8";
const WORDS = new Set([
  "condition good",
  "condition worn",
  "purpose issue",
  "reason idle",
  "chassis Notebook",
]);
const reader: Reader = {
  id: (id) => (id === asset ? "IT-2024-0113" : `…${id.slice(-6)}`),
  moment: (ms) => new Date(ms).toISOString().slice(0, 16),
  day: (day) => `day ${day}`,
  number: String,
  yesNo: (value) => (value ? "yes" : "no"),
  word: (field, value) => (WORDS.has(`${field} ${value}`) ? `${field}/${value}` : null),
  act: (type) => `what ${type} does`,
  defined: (family, key) => `${family}/${key}`,
  unit: (unit) => unit,
  between: ", ",
};
/** As an operation of this type says it; of an unknown one as well as it tells itself. */
const readIn = (type: string, name: string, value: unknown) =>
  readValue(reader, { field: name, schema: within(OPERATION_TYPES.get(type)?.payload ?? null, name) }, value);
const read = (name: string, value: unknown) => readIn("newer.act", name, value);

test("lines of a handover read as one line each, with the asset's tag and without links", () => {
  const lines = [
    { asset, condition: "good", accessories: "电源", note: "", prev: null, prevHash: null },
    {
      asset: "01a209d5-1df3-7169-b53f-000000abcdef",
      condition: "worn",
      accessories: "",
      note: "",
      prev: asset,
    },
  ];
  for (const type of ["custody.handOver", "newer.act"]) {
    expect(readIn(type, "lines", lines)).toBe(
      "IT-2024-0113 · condition/good · 电源\n…abcdef · condition/worn",
    );
  }
});

test("times, enums, booleans and lists read in the user's words", () => {
  expect(read("handedAt", "2026-11-23T19:31:49.739Z")).toBe("2026-11-23T19:31");
  expect(read("purpose", "issue")).toBe("purpose/issue");
  expect(read("reason", "idle")).toBe("reason/idle");
  expect(read("reason", "转给网络组")).toBe("转给网络组");
  expect(readIn("ticket.resolve", "resolutionCode", "fixed")).toBe("resolution/fixed");
  expect(readIn("custody.handOver", "dueBack", "2026-12-01")).toBe("day 2026-12-01");
  expect(read("chassis", "Notebook")).toBe("chassis/Notebook");
  // Whatever words there are, a text that a person typed stands as it was typed.
  expect(readIn("ticket.assign", "reason", "idle")).toBe("idle");
  expect(read("remark", "good")).toBe("good");
  expect(read("visit", true)).toBe("yes");
  expect(read("tags", ["a", "b"])).toBe("a, b");
});

test("only what was filled in is shown; a kind's name is the record itself beside the fields, a field among them", () => {
  const isKind = (name: string) => ["ticket", "site"].includes(name);
  const set = { title: "t", contact: "", site: asset, minutes: null, add: { assets: [] } };
  expect(enteredFields(set).map(([name]) => name)).toEqual(["title", "site"]);
  const beside = { ticket: asset, kind: "ticket", entity: asset, prev: asset, text: "t" };
  expect(enteredBeside(beside, isKind).map(([name]) => name)).toEqual(["text"]);
});

test.each([null, undefined, "", "  ", [], {}, { add: { assets: [] } }, [null, ""]])(
  "%j says nothing",
  (value) => {
    expect(isNothing(value)).toBe(true);
    expect(read("note", value)).toBe("");
  },
);

test.each([0, false, "0", { visit: false }])("%j says something", (value) => {
  expect(isNothing(value)).toBe(false);
  expect(read("note", value)).not.toBe("");
});

test("an undoing says what it takes back in words", () => {
  expect(readIn("ticket.undo", "act", "ticket.accept")).toBe("what ticket.accept does");
});

test("a party reads by name first, without the id that the name stands for, whatever order it was sealed in", () => {
  const by = { contact: "8001", name: "王芳", person: asset, place: "3F", title: "工程师" };
  expect(readIn("medium.verify", "by", by)).toBe("王芳 · 工程师 · 3F · 8001");
  expect(readIn("medium.verify", "by", { ...by, name: "" })).toBe("IT-2024-0113 · 工程师 · 3F · 8001");
});
