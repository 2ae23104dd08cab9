import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { KINDS, KIND_NAMES, kindNamed } from "../../shared/domain/kinds.ts";
import type { RecordKind } from "../../shared/domain/kind/record-kind.ts";
import { DESK_TABLES } from "../../shared/ipc/change-batch.ts";
import { readSources } from "../../tests/support/renderer/source-texts.ts";
import { COMMON_PARTS } from "../conflicts/common-parts.ts";
import { gather, openerOf } from "../contributions/index.ts";
import { editCommand } from "../fields/record-fields.ts";
import { CONTRIBUTIONS } from "./contributions.ts";

const { areas, records, forms, tasks, acts } = CONTRIBUTIONS;
const kinds: readonly RecordKind[] = KINDS;
const renderer = fileURLToPath(new URL("..", import.meta.url));
const sources = readSources(renderer);

/** The edits of the kinds that open somewhere. */
const EDITS = kinds
  .filter(
    ({ name, fields }) =>
      records[name as keyof typeof records]?.opens && Object.values(fields).some(({ edited }) => edited),
  )
  .map(({ name }) => editCommand(name));

const offeredBy = (id: string) => sources.actions.filter((action) => action.id === id).length;

test("every folder that contributes is listed", () => {
  const folders = readdirSync(renderer).filter((name) => existsSync(join(renderer, name, "contribution.ts")));
  const list = readFileSync(join(renderer, "app/contributions.ts"), "utf8");
  expect(folders.length).toBeGreaterThan(3);
  expect(folders.filter((name) => !list.includes(`"../${name}/contribution.ts"`))).toEqual([]);
});

describe("what the log knows has a place in the window", () => {
  test.each(KIND_NAMES)("%s is contributed as a record", (kind) => {
    expect(Object.keys(records)).toContain(kind);
  });

  test.each(DESK_TABLES.filter((table) => kindNamed(table)))(
    "a %s of the desk is called by its name",
    (kind) => {
      expect(records[kind]?.names).toBeDefined();
    },
  );

  test.each(
    kinds.flatMap(({ name, fields }) =>
      [...new Set(Object.values(fields).map((field) => field.class))]
        .filter((each) => ["text", "state", "chain", "unique"].includes(each))
        .map((each) => [name, each] as const),
    ),
  )("a conflict of a %s of class %s is shown and can be settled", (kind, each) => {
    const parts = { ...COMMON_PARTS, ...records[kind]?.conflicts };
    expect(Object.keys(parts)).toContain(each);
  });
});

test("what the palette finds can be opened", () => {
  const searched = kinds.filter(
    ({ fields, alsoFound }) => alsoFound !== undefined || Object.values(fields).some(({ found }) => found),
  );
  expect(searched.length).toBeGreaterThan(2);
  expect(
    searched.filter(({ name }) => openerOf(CONTRIBUTIONS, name) === null).map(({ name }) => name),
  ).toEqual([]);
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

  test("a form that keeps a draft is contributed, so that the draft leads back to it", () => {
    expect(sources.drafts.length).toBeGreaterThan(5);
    const names = Object.keys(forms);
    // A field that is changed where it stands keeps its draft under the edit of its kind.
    const drafts = sources.drafts.flatMap((draft) => (draft === "editCommand(kind.name)" ? EDITS : [draft]));
    expect(drafts.length).toBeGreaterThan(sources.drafts.length);
    const contributed = (draft: string) => names.some((name) => new RegExp(`^${draft}$`).test(name));
    expect(drafts.filter((draft) => !contributed(draft))).toEqual([]);
    expect(names.filter((name) => !drafts.some((draft) => new RegExp(`^${draft}$`).test(name)))).toEqual([]);
  });

  test("a task that is started is contributed, and what is contributed is started", () => {
    expect(sources.tasks.length).toBeGreaterThan(3);
    expect([...new Set(sources.tasks)].sort()).toEqual(Object.keys(tasks).sort());
  });

  test("acts that a screen has too name an area that exists", () => {
    const named = acts.flatMap(({ screen }) => screen ?? []);
    expect(named.filter((area) => !areas.some(({ id }) => id === area))).toEqual([]);
  });

  test("whatever a screen lets do is in the palette in every area: as an act, or with the question to which record", () => {
    const contributed = acts.map(({ id }) => id);
    const asked = Object.values(records).flatMap(({ acts: verbs = [] }) => verbs);
    const known = new Set([...contributed, ...asked]);
    // Keys of a list, a form, a tray or a part of the screen that is open, and what the frame itself offers.
    const here =
      /^(list|form|go|palette|drafts|keys|undo|record|scan|slip|custody|editor)\b|^ticket\.(context|noteAndResolve|takeProposal|dropGuess|similar)$/;
    const declared = [...new Set(sources.actions.map(({ id }) => id))].filter((id) => !here.test(id));
    expect(declared.length).toBeGreaterThan(5);
    expect(declared.filter((id) => !known.has(id))).toEqual([]);
    for (const id of ["ticket.new", "asset.register", "asset.import", "asset.handOverMany", "sync.now"]) {
      expect(contributed).toContain(id);
    }
    // A screen that offers it too says so: otherwise its key would be lost to the act of the same name.
    const twice = acts.filter(({ id, screen }) => screen === undefined && offeredBy(id) > 1);
    expect(twice.map(({ id }) => id)).toEqual([]);
  });

  test("one name is contributed once", () => {
    const act = { id: "a.b", group: "general", run: () => {} };
    expect(() => gather([{ acts: [act] }, { acts: [act] }])).toThrow("a.b");
    const form = { goOn: () => {} };
    expect(() => gather([{ forms: { x: form } }, { forms: { x: form } }])).toThrow("x");
  });
});
