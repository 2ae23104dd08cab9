import type { z } from "zod";
import { beforeEach, describe, expect, test } from "vitest";
import { asShown } from "../../shared/domain/as-shown.ts";
import type { ConflictRow } from "../../shared/domain/conflict/conflict-view.ts";
import type { RecordKind } from "../../shared/domain/kind/record-kind.ts";
import { ROLES, may } from "../../shared/domain/permission/permission.ts";
import type { FieldSpec } from "../../shared/log/field.ts";
import { ask, derivedAnew, enrolledConsole } from "../support/core/core.ts";
import type { Console } from "../support/core/core.ts";
import { SEALED_COMMANDS } from "../support/domain/asks.ts";
import { ALL_KINDS, Office, commandsOf, stateIn, writeEntry, writeField } from "./office.ts";

// What every kind of record must do in a real core, whoever declares it: each law takes what it needs
// from the declaration, and names the kind and the field that break it.

let office: Office;
beforeEach(() => {
  office = new Office();
});

const recordOf = (kind: RecordKind) => office.made.get(kind.name)?.at(-1) as string;
const rowOf = ({ core }: Console, kind: string, id: string) => core.profile.store.source.row(kind, id);

/** As the window holds it: every row of the desk, by table. */
function deskOf({ core }: Console): Record<string, { id: string }[]> {
  const rows: Record<string, { id: string }[]> = {};
  let after: string | null = "";
  while (after !== null) {
    const page: { rows: object; next: string | null } = ask(core, "desk.hydrate", { after });
    for (const [table, added] of Object.entries(page.rows)) {
      (rows[table] ??= []).push(...(added as { id: string }[]));
    }
    after = page.next;
  }
  return rows;
}

const conflictsAt = ({ core }: Console) => ask(core, "conflict.page", { limit: 500 }).rows;

describe.each(ALL_KINDS)("a record of kind $name", (kind) => {
  const fields = Object.entries<FieldSpec>(kind.fields);

  test("has the row that its kind makes of it, on every console", () => {
    const id = recordOf(kind);
    for (const at of [office.one, office.two]) {
      const state = stateIn(at.core, kind.name, id);
      const shown = state && asShown(state, (other) => stateIn(at.core, kind.name, other));
      expect(shown && rowOf(at, kind.name, id)).toEqual(JSON.parse(JSON.stringify(shown && kind.row(shown))));
    }
  });

  test("has a name", () => {
    const row = rowOf(office.one, kind.name, recordOf(kind)) as { id: string };
    expect(kind.hit(row).title.trim()).not.toBe("");
  });

  test("is on the desk by its own right, or because what is there names it, and not otherwise", () => {
    const me = office.one.core.profile.store.identity().member;
    const desk = deskOf(office.one);
    const named = new Set(
      ALL_KINDS.flatMap(({ name, names }) =>
        (desk[name] ?? []).flatMap((row) => {
          const state = stateIn(office.one.core, name, row.id);
          return state ? names(state) : [];
        }),
      ),
    );
    for (const id of office.made.get(kind.name) ?? []) {
      const rank = kind.desk.rank(rowOf(office.one, kind.name, id) as { id: string }, me);
      const right = rank !== null && kind.desk.cap !== 0;
      const isThere = (desk[kind.name] ?? []).some((row) => row.id === id);
      expect(isThere).toBe(right || named.has(`${kind.name}:${id}`));
    }
  });

  test("has a history that can be read", () => {
    const id = recordOf(kind);
    const { rows, total } = ask(office.two.core, "history.page", { kind: kind.name, id });
    expect(total).toBe(stateIn(office.two.core, kind.name, id)?.marks.length);
    expect(rows.filter(({ readable }) => !readable)).toEqual([]);
  });

  test("is called something in the outbox", () => {
    for (const type of commandsOf(kind)) {
      const done = office.asks(office.one, type).map((asked) => office.one.core.execute({ type, ...asked }));
      const sealed = done.find(({ ok }) => ok);
      if (!sealed?.ok) continue;
      const { rows } = ask(office.one.core, "outbox.page", { state: "waiting", limit: 500 });
      expect(rows.find(({ id }) => id === sealed.value.operation)?.label, type).not.toBe("");
    }
  });

  const found = fields.filter(([, spec]) => spec.found && spec.class !== "append");
  for (const [name, spec] of found) {
    test(`is found by its ${name}`, () => {
      const id = recordOf(kind);
      const given = stateIn(office.one.core, kind.name, id)?.fields[name];
      const word = "王芳雨";
      const wrote = writeField(office, office.one, kind, id, name, `${word} ${name}`);
      // A number is given, not written.
      expect(wrote !== null || typeof given === "string", `${kind.name}.${name} is never written`).toBe(true);
      office.meet();
      const words =
        wrote === null ? [String(given)] : [word, ...(spec.found === "name" ? ["wfy", "wangfang"] : [])];
      for (const text of words) {
        for (const { core } of [office.one, office.two]) {
          const hits = ask(core, "search.all", { text });
          expect(
            hits.filter((hit) => hit.id === id).map((hit) => hit.kind),
            text,
          ).toEqual([kind.name]);
        }
      }
    });
  }

  const foundLists = fields.filter(([, spec]) => spec.found && spec.class === "append");
  for (const [name, { schema }] of foundLists) {
    test.each(Object.keys((schema as z.ZodObject).shape))(`is found by the %s of its ${name}`, (key) => {
      const id = recordOf(kind);
      const value = `周海燕 ${name}`;
      const wrote = writeEntry(office, office.one, kind, id, name, { key, value });
      expect(wrote, `${kind.name}.${name} is never written`).not.toBeNull();
      office.meet();
      for (const { core } of [office.one, office.two]) {
        const hits = ask(core, "search.all", { text: "周海燕" });
        expect(hits.filter((hit) => hit.id === id).map((hit) => hit.kind)).toEqual([kind.name]);
      }
    });
  }

  for (const [name, spec] of fields.filter(
    ([, { class: of }]) => of === "text" || of === "state" || of === "chain",
  )) {
    test(`two who disagree about its ${name} are shown both, and somebody can settle it`, () => {
      const id = recordOf(kind);
      disagree(kind, id, name, spec);
      office.meet();
      const open = conflictsAt(office.one).filter((row) => row.entity === id && row.field === name);
      expect(open.map(({ class: of }) => of)).toEqual([spec.class]);
      expect(conflictsAt(office.two)).toEqual(conflictsAt(office.one));
      settle(kind, open[0] as ConflictRow);
      office.meet();
      for (const at of [office.one, office.two]) {
        expect(conflictsAt(at).filter((row) => row.entity === id && row.field === name)).toEqual([]);
      }
      const right = kind.settledBy?.[name] ?? "conflict.resolve";
      expect(
        ROLES.some((role) => may(role, right)),
        `nobody may: ${right}`,
      ).toBe(true);
    });
  }

  // What is written once, like a number, is only ever given twice by another program.
  for (const [name, spec] of fields.filter(([, { uniqueForm, edited }]) => uniqueForm && edited)) {
    test(`two with one ${name} are shown as a conflict until one has another`, () => {
      const [one, two] = office.made.get(kind.name) as [string, string];
      expect(writeField(office, office.one, kind, one, name, "UQ-1")).not.toBeNull();
      expect(writeField(office, office.two, kind, two, name, " uq-1")).not.toBeNull();
      office.meet();
      const between = () =>
        conflictsAt(office.two).filter((row) => row.class === "unique" && row.field === name);
      expect(between().map(({ kind: of }) => of)).toEqual([kind.name]);
      expect(
        between()[0]
          ?.sides.map(({ value }) => value)
          .sort(),
      ).toEqual([one, two].sort());
      expect(spec.uniqueForm?.(" uq-1")).toBe("UQ-1");
      writeField(office, office.one, kind, two, name, "UQ-2");
      office.meet();
      expect(between()).toEqual([]);
    });
  }

  test("is sound, and the same derived anew and for who folds the log from its beginning", async () => {
    const id = recordOf(kind);
    for (const type of commandsOf(kind)) {
      for (const asked of office.asks(office.two, type).slice(0, 8))
        office.two.core.execute({ type, ...asked });
    }
    office.meet();
    const late = enrolledConsole(office.hub, "张三", "K9", 3);
    for (const at of [office.one, late]) {
      expect(await at.core.handle({ id: 1, kind: "verify" })).toMatchObject({
        ok: true,
        result: { ok: true },
      });
    }
    for (const each of office.made.get(kind.name) ?? [id]) {
      const was = rowOf(office.one, kind.name, each);
      derivedAnew(office.one.core);
      expect(rowOf(office.one, kind.name, each)).toEqual(was);
      expect(rowOf(late, kind.name, each)).toEqual(was);
      // As text: what of a long list lies in a store's chunks is read by another function there.
      const plain = (at: Console) => JSON.parse(JSON.stringify(stateIn(at.core, kind.name, each))) as unknown;
      expect(plain(late)).toEqual(plain(office.one));
    }
  });
});

/** Both consoles say something of a field, neither knowing of the other. */
function disagree(kind: RecordKind, id: string, name: string, spec: FieldSpec): void {
  const [one, two] = [office.one, office.two];
  if (spec.class === "text") {
    expect(
      writeField(office, one, kind, id, name, "It hums and stops"),
      `${name} is never written`,
    ).not.toBeNull();
    expect(writeField(office, two, kind, id, name, "It does not even hum")).not.toBeNull();
    return;
  }
  // The first act that moves it, by both.
  for (const type of commandsOf(kind)) {
    for (const asked of office.asks(one, type)) {
      const about = { ...asked, ...(Object.hasOwn(asked, kind.name) ? { [kind.name]: id } : {}) };
      const before = stateIn(one.core, kind.name, id)?.fields[name];
      const done = one.core.execute({ type, ...about });
      const moved = JSON.stringify(stateIn(one.core, kind.name, id)?.fields[name]) !== JSON.stringify(before);
      if (!done.ok || !moved) continue;
      expect(two.core.execute({ type, ...about })).toMatchObject({ ok: true });
      return;
    }
  }
  throw new Error(`${kind.name}.${name}: no act moves it`);
}

/** Tries every command that speaks of conflicts until this one is settled. */
function settle(kind: RecordKind, { entity, field }: ConflictRow): void {
  for (const type of SEALED_COMMANDS) {
    for (const asked of office.asks(office.two, type).slice(0, 10)) {
      if (!Object.values(asked).includes(entity)) continue;
      office.two.core.execute({ type, ...asked });
      const state = stateIn(office.two.core, kind.name, entity);
      if (!state?.conflicts.some((conflict) => conflict.field === field)) return;
    }
  }
  throw new Error(`${kind.name}.${field}: nobody can settle a conflict about it`);
}
