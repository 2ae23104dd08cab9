import { describe, expect, test } from "vitest";
import { COMMANDS } from "../commands.ts";
import { bodyParts, wordsMissing } from "./body-parts.ts";
import type { Part } from "./body-parts.ts";
import { definitionsOf } from "./definition-view.ts";
import { groupsOf } from "./group.ts";
import { filledMessage, unknownHole } from "./message-holes.ts";
import { shippedDefinitions } from "./shipped.ts";

const drawn = (parts: readonly Part[]): unknown[] =>
  parts.map((part) =>
    "parts" in part ? [part.name, part.draws, drawn(part.parts)] : [part.name, part.draws],
  );

describe("a family's body is read from its form:", () => {
  test("words, lines and groups in lines", () => {
    expect(drawn(bodyParts("textmodule"))).toEqual([["text", "words"]]);
    expect(drawn(bodyParts("package"))).toEqual([
      ["occasion", "one"],
      [
        "tasks",
        "lines",
        [
          ["title", "words"],
          ["group", "words"],
          ["item", "one"],
          ["category", "one"],
          ["checklist", "one"],
          [
            "due",
            "group",
            [
              ["days", "one"],
              ["time", "one"],
            ],
          ],
          ["held", "one"],
        ],
      ],
    ]);
  });

  test("what is chosen several times, and how long words may be", () => {
    expect(drawn(bodyParts("group"))).toEqual([["members", "several"]]);
    expect(bodyParts("message")).toMatchObject([{ draws: "words", max: 1000, optional: false }]);
  });

  test("nothing of what a family does not say that way", () => {
    expect(bodyParts("resolution")).toEqual([]);
  });
});

test("what ships has all the words that are asked for", () => {
  const lacking = shippedDefinitions()
    .filter(({ family }) => family !== "checklist")
    .flatMap(({ family, key, body }) => wordsMissing(bodyParts(family), body, `${family}.${key}.`));
  expect(lacking).toEqual([]);
});

const { schema } = COMMANDS["definition.set"];
/** What is wrong with a body where it is said, with its place. */
const faults = (family: string, body: Record<string, unknown>) =>
  (schema.safeParse({ family, key: "own.a", set: { body } }).error?.issues ?? []).map((issue) => ({
    path: issue.path.join("."),
    words: issue.code === "custom" ? (issue.params?.words as unknown) : undefined,
  }));

test("words are missing where no language has them, in a line too", () => {
  expect(faults("textmodule", { text: {} })).toEqual([{ path: "set.body.text", words: "missing.any" }]);
  const due = { days: 0, time: "09:00" };
  const first = { title: { en: "a" }, group: { "zh-CN": "网络" }, due };
  expect(faults("package", { tasks: [first, { title: {}, group: { en: "b" }, due }] })).toEqual([
    { path: "set.body.tasks.1.title", words: "missing.any" },
  ]);
  expect(faults("package", { tasks: [first] })).toEqual([]);
});

test("who is of a group its definition says, of one that is retired too", () => {
  const groups = definitionsOf("group", []).map((row, at) => ({
    ...{ ...row, retired: at === 0 },
    body: at < 2 ? { members: ["m"] } : row.body,
  }));
  expect(groupsOf("m", groups)).toEqual(groups.slice(0, 2).map(({ key }) => key));
  expect(groupsOf("n", groups)).toEqual([]);
});

describe("a message to the user", () => {
  test("is filled in with what the ticket says", () => {
    const facts = { number: "T-K7-0001", title: "卡纸", plan: "…", next: "" };
    expect(filledMessage("{number}（{title}）{next} ", facts)).toBe("T-K7-0001（卡纸）");
  });

  test.each([
    ["您好，{number}", null],
    ["您好，{name}", "{name}"],
    ["您好，{ number }", "{ number }"],
    ["您好，｛number｝", "｛number｝"],
    ["您好，{number", "{number"],
    ["您好，number}", "}"],
  ])("names nothing that no ticket says: %s", (text, unknown) => {
    expect(unknownHole(text)).toBe(unknown);
    expect(faults("message", { text: { "zh-CN": text } })).toEqual(
      unknown === null ? [] : [{ path: "set.body.text.zh-CN", words: "rule.unknownHole" }],
    );
  });

  test("alone is held to that", () => {
    expect(faults("textmodule", { text: { en: "{name}" } })).toEqual([]);
  });
});
