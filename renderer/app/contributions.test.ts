import { describe, expect, test } from "vitest";
import { ENTITY_KINDS } from "../../shared/domain/evolve.ts";
import { readSources } from "../../tests/support/renderer/source-texts.ts";
import { fileURLToPath } from "node:url";
import { COMMON_PARTS } from "../conflicts/common-parts.ts";
import { gather } from "../contributions/index.ts";
import { CONTRIBUTIONS } from "./contributions.ts";

const { areas, records, forms, tasks, acts } = CONTRIBUTIONS;
const literals = readSources(fileURLToPath(new URL("..", import.meta.url))).literals;

describe("what the log knows has a place in the window", () => {
  test.each(Object.keys(ENTITY_KINDS))("%s is contributed as a record", (kind) => {
    expect(Object.keys(records)).toContain(kind);
  });

  test.each(
    Object.entries(ENTITY_KINDS).flatMap(([kind, { fields }]) =>
      [...new Set(Object.values(fields).map((field) => field.class))]
        .filter((each) => ["text", "state", "chain", "unique"].includes(each))
        .map((each) => [kind, each] as const),
    ),
  )("a conflict of a %s of class %s is shown and can be settled", (kind, each) => {
    const parts = { ...COMMON_PARTS, ...records[kind]?.conflicts };
    expect(Object.keys(parts)).toContain(each);
  });
});

describe("what is contributed holds together", () => {
  test("records open in an area that exists", () => {
    const opened = Object.values(records).flatMap(({ opens }) =>
      opens && "area" in opens ? [opens.area] : [],
    );
    expect(opened.filter((area) => !areas.some(({ id }) => id === area))).toEqual([]);
  });

  test("forms are about records that exist", () => {
    const kinds = Object.values(forms).flatMap(({ record }) => record?.("x").kind ?? []);
    expect(kinds.filter((kind) => !Object.hasOwn(records, kind))).toEqual([]);
  });

  test("what keeps a draft is contributed as a form, and what is contributed is begun somewhere", () => {
    expect(Object.keys(forms).filter((name) => !literals.has(name))).toEqual([]);
    expect(Object.keys(tasks).filter((name) => !literals.has(name))).toEqual([]);
  });

  test("acts of an area name one that exists", () => {
    const named = acts.flatMap(({ area }) => area ?? []);
    expect(named.filter((area) => !areas.some(({ id }) => id === area))).toEqual([]);
  });

  test("one name is contributed once", () => {
    const act = { id: "a.b", group: "general", run: () => {} };
    expect(() => gather([{ acts: [act] }, { acts: [act] }])).toThrow("a.b");
    const form = { goOn: () => {} };
    expect(() => gather([{ forms: { x: form } }, { forms: { x: form } }])).toThrow("x");
  });
});
