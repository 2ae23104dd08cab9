import { expect, test } from "vitest";
import { isUntouched, withDraft } from "./with-draft.ts";

const first = { title: "", place: "", minutes: null as number | null };

test("a draft comes back whole into a form that nobody has touched", () => {
  expect(withDraft(first, { title: "kept", minutes: 5 }, first)).toEqual({
    title: "kept",
    place: "",
    minutes: 5,
  });
});

test("what was typed before the draft was found stands, and the rest of the draft is not lost", () => {
  expect(withDraft(first, { title: "kept", place: "3F" }, { ...first, title: "typed" })).toEqual({
    title: "typed",
    place: "3F",
    minutes: null,
  });
});

test("edits that stand in one field are taken one by one; a person is taken whole", () => {
  const nobody = { person: null as string | null, name: "" };
  const form = { edits: {} as Record<string, string>, receiver: nobody };
  const kept = { edits: { name: "kept", phone: "8001" }, receiver: { person: "p1", name: "张伟" } };
  expect(withDraft(form, kept, { edits: { name: "typed" }, receiver: { ...nobody, name: "李" } })).toEqual({
    edits: { name: "typed", phone: "8001" },
    receiver: { person: null, name: "李" },
  });
});

test("what a form was begun with is added to what was kept of it, each record once", () => {
  const line = (id: string, note = "") => ({ asset: { id }, note });
  const begun = { lines: [line("a"), line("b"), line("c")], receiver: "" };
  const kept = { lines: [line("a", "划痕")], receiver: "王芳" };
  const lists = { lines: (each: { asset: { id: string } }) => each.asset.id };
  expect(withDraft(begun, kept, begun, lists)).toEqual({
    lines: [line("a", "划痕"), line("b"), line("c")],
    receiver: "王芳",
  });
  // A draft of a version that had no such list.
  expect(withDraft(begun, { receiver: "王芳" }, begun, lists).lines).toEqual(begun.lines);
  // A list of which the form does not say what its items are about comes back as it was kept.
  const tagged = { tags: ["x"] };
  expect(withDraft(tagged, { tags: ["y"] }, tagged)).toEqual({ tags: ["y"] });
});

test.each([
  [{}, true],
  [{ title: "  " }, true],
  [{ minutes: null }, true],
  [{ title: "r" }, false],
  [{ minutes: 0 }, false],
])("a form that holds %j beside what it began with is untouched: %s", (change, untouched) => {
  expect(isUntouched(first, { ...first, ...change })).toBe(untouched);
});

test("an edit that empties a field is an edit, and a choice of no is a choice", () => {
  expect(isUntouched({ edits: {} }, { edits: { place: "" } })).toBe(false);
  expect(isUntouched({ canWork: null }, { canWork: false })).toBe(false);
  expect(isUntouched({ edits: { active: true }, lines: [] }, { edits: { active: true }, lines: [] })).toBe(
    true,
  );
  expect(isUntouched({ lines: [] }, { lines: [{ id: "1" }] })).toBe(false);
});
