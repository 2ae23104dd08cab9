import { describe, expect, test } from "vitest";
import { bodyParts } from "../../shared/domain/definition/body-parts.ts";
import { COMMANDS } from "../../shared/domain/commands.ts";
import { definitionsOf } from "../../shared/domain/definition/definition-view.ts";
import type { TeamFamily } from "../../shared/domain/definition/definition-acts.ts";
import { wrongsOf } from "../records/asking-form.ts";
import { knownHere } from "../records/known-here.ts";
import { SHOWN_FAMILIES } from "../settings/families/shown.ts";
import {
  changesOf,
  definitionForm,
  definitionValues,
  partsForm,
  placesOf,
  wrongDefinition,
} from "./body-values.ts";
import type { DefinitionValues } from "./body-values.ts";
import { freshKey } from "./fresh-key.ts";

const known = knownHere(Date.parse("2026-11-28T10:00:00+08:00"), 0, []);
const shipped = (family: TeamFamily, key: string) => {
  const row = definitionsOf(family, []).find((each) => each.key === key);
  if (!row) throw new Error(`no ${family} ${key}`);
  return row;
};
const wrongs = (family: TeamFamily, values: DefinitionValues) =>
  wrongsOf(partsForm(family, null, values), values, known);

describe("what ships, opened and left alone,", () => {
  test.each(SHOWN_FAMILIES.filter((family) => definitionsOf(family, []).length > 0))(
    "changes nothing and makes no version: %s",
    (family) => {
      for (const row of definitionsOf(family, [])) {
        const values = definitionValues(family, row);
        expect(changesOf(family, row, values)).toEqual({});
        expect(wrongDefinition(family, row, values)).toBe("nothing");
        // As a whole it is what its act takes, too.
        const [type, args] = definitionForm(family, null).asks(values);
        expect(COMMANDS[type].schema.safeParse(args).error).toBeUndefined();
      }
    },
  );
});

test("only what differs is asked, under the key of what stands there", () => {
  const row = shipped("item", "equipment");
  const values = { ...definitionValues("item", row), retired: true };
  expect(definitionForm("item", row).asks(values)).toEqual([
    "definition.set",
    { family: "item", key: "equipment", set: { retired: true } },
  ]);
});

test("an empty language is left out, and so is what need not be said", () => {
  const values = definitionValues("textmodule", null);
  const said = { ...values, title: { "zh-CN": " 重启 " }, body: { text: { "zh-CN": "已重启。", en: " " } } };
  expect(definitionForm("textmodule", null).asks(said)[1]).toEqual({
    family: "textmodule",
    set: { title: { "zh-CN": "重启" }, body: { text: { "zh-CN": "已重启。" } } },
  });
  expect(wrongDefinition("textmodule", null, values)).toBe("title");
});

test("a name that is there is not emptied in silence", () => {
  const row = shipped("group", "network");
  const values = { ...definitionValues("group", row), title: { "zh-CN": "网络组" } };
  expect(wrongDefinition("group", row, values)).toBe("language");
});

describe("a refusal is shown at its part:", () => {
  const title = { "zh-CN": "一" };
  test("a limit without minutes, or with too many", () => {
    const values = { ...definitionValues("limit", null), title };
    expect(wrongs("limit", values)).toMatchObject({
      "set.body.minutes": { words: ["missing.body.minutes", "missing.any"] },
    });
    expect(wrongs("limit", { ...values, body: { minutes: 99_999_999, always: true } })).toMatchObject({
      "set.body.minutes": { words: ["form.range"] },
    });
  });

  test("a placeholder that nothing stands for, in its language", () => {
    const body = { text: { "zh-CN": "好", en: "Hello {name}" } };
    expect(wrongs("message", { title, retired: false, body })).toEqual({
      "set.body.text.en": { path: "set.body.text.en", words: ["rule.unknownHole"] },
    });
  });

  test("a network that is none, and a task of a package without a time", () => {
    const subnet = { ...definitionValues("subnet", null), title };
    expect(wrongs("subnet", { ...subnet, body: { ...subnet.body, network: "10.20.3.0/99" } })).toHaveProperty(
      ["set.body.network"],
    );
    const one = shipped("package", "move");
    const values = definitionValues("package", one);
    const [first, second] = values.body.tasks as Record<string, unknown>[];
    const tasks = [first, { ...second, due: { days: 0, time: "" } }];
    expect(Object.keys(wrongs("package", { ...values, body: { ...values.body, tasks } }))).toEqual([
      "set.body.tasks.1.due.time",
    ]);
  });
});

test("a body of lines has a place for each part of each line", () => {
  const { body } = definitionValues("item", shipped("item", "equipment"));
  const places = Object.keys(placesOf(bodyParts("item"), body));
  expect(places).toEqual(
    expect.arrayContaining(["set.body.fields.0.title.en", "set.body.fields.0.choices.1.title"]),
  );
});

test("a new question has a key that none has, nor had", () => {
  const now = Date.parse("2026-11-28T10:00:00+08:00");
  const first = freshKey([], now);
  expect(first).toMatch(/^[a-z][A-Za-z0-9]{0,29}$/);
  expect(freshKey([{ key: first }], now)).not.toBe(first);
});
