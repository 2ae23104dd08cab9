import { describe, expect, test } from "vitest";
import {
  goldenHash,
  goldenList,
  keptGolden,
  keptGoldens,
  nameOf,
  played,
} from "../../tests/support/domain/golden.ts";
import { changesOfForm, fingerprintOf, formOfPayload } from "../../tests/support/domain/payload-forms.ts";
import { EVERY_VERSION } from "../../tests/support/domain/payloads.ts";

// What a program has once written is read for ever (architecture.md 9). `npm run golden` keeps what
// no release has fixed yet; what one has fixed, it leaves alone.
const KEEP = "npm run golden";
const list = goldenList();
/** A later release may have fixed more of a form that has room for it. */
const fixed = new Map(Object.values(list.released).flatMap((names) => Object.entries(names)));

const kept = EVERY_VERSION.map((version) => ({
  name: nameOf(version),
  version,
  golden: keptGolden(version),
}));

describe.each(kept)("$name", ({ name, version, golden }) => {
  test("has golden payloads", () => {
    expect(golden, `${name} has none: ${KEEP}`).not.toBeNull();
    expect(golden?.examples.length).toBeGreaterThan(2);
  });

  test("has the form it had", () => {
    const form = formOfPayload(version.type, version.v);
    if (fixed.has(name)) {
      const changes = changesOfForm(golden?.form ?? {}, form);
      expect(changes, `${name} is released: what changes is its next version`).toEqual([]);
    } else {
      expect(form, `${name} is not what is kept: ${KEEP}`).toEqual(golden?.form);
    }
  });

  test.each(golden?.examples ?? [])("$shows: touches what it touched, and means what it meant", (example) => {
    const now = played(example, version);
    const instead = fixed.has(name) ? "released: it means this for ever" : KEEP;
    expect(now.touches, `${name} touches other records (${instead})`).toEqual(example.touches);
    // A later program may say more of a record, never less.
    expect(now.states, `${name} means something else (${instead})`).toMatchObject(example.states);
  });
});

describe("what a release has fixed", () => {
  test("is everything of version 1 by 0.1.0", () => {
    const first = Object.keys(list.released["0.1.0"] ?? {});
    expect(first.length).toBeGreaterThan(20);
    expect(first.filter((name) => !name.endsWith(".v1"))).toEqual([]);
  });

  test("is still read, and kept as it was", () => {
    const now = new Map(keptGoldens().map((golden) => [nameOf(golden), goldenHash(golden)]));
    const read = new Set(EVERY_VERSION.map(nameOf));
    expect(
      [...fixed.keys()].filter((name) => !read.has(name)),
      "no longer read",
    ).toEqual([]);
    expect([...fixed].filter(([name, hash]) => now.get(name) !== hash).map(([name]) => name)).toEqual([]);
  });

  test("has the fingerprint that is kept, with everything that is not released yet", () => {
    const forms = EVERY_VERSION.map(({ type, v }) => ({ type, v, form: formOfPayload(type, v) }));
    expect(fingerprintOf(forms), `the forms of payloads have changed: ${KEEP}`).toBe(list.fingerprint);
  });
});

describe("a change of a released form", () => {
  const before = {
    "": '{"required":["a"]}',
    a: '{"type":"string"}',
    set: "{} and more",
    "set.b": '{"enum":[1,2]}',
  };

  test.each([
    ["a new required key", { ...before, "": '{"required":["a","c"]}', c: "{}" }],
    ["a new key where there is no room for it", { ...before, c: "{}" }],
    ["a key that is gone", { "": before[""], set: before.set, "set.b": before["set.b"] }],
    ["a choice that is gone", { ...before, "set.b": '{"enum":[1]}' }],
    ["another length", { ...before, a: '{"maxLength":5,"type":"string"}' }],
    ["a value that becomes personal", { ...before, "$part set.b": '""' }],
    ["no more room for a newer program's keys", { ...before, set: "{}" }],
  ])("%s is seen", (_, now) => {
    expect(changesOfForm(before, now)).not.toEqual([]);
  });

  test("a key more where programs leave room for it is none", () => {
    const now = {
      ...before,
      "set.c": "{}",
      "set.c|0": "{}",
      "set.c[].d": "{}",
      "set.c[]": "{}",
      "$part set.c": '""',
    };
    expect(changesOfForm(before, now)).toEqual([]);
  });
});
